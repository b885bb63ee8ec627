using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Application.Access;
using ReliefApi.Application.Findings;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;
using ReliefApi.IntegrationTests.Goals;

namespace ReliefApi.IntegrationTests.Findings;

public sealed class WaiverTests(ReliefHost host)
{
    [Fact]
    public async Task A_waiver_names_its_person_and_reason_and_falls_when_the_values_change()
    {
        var county = await CountyAsync();
        var open = await FindingAsync(county, "F12");
        var waived = (await WaiveAsync(county, open, "本年度只救助个人，一人一次")).Ok(HttpStatusCode.Created);
        (waived.Body!["waivedBy"]!.ToString(), waived.Body["reason"]!.ToString()).ShouldBe(($"CountyReviewer@{county.Code}", "本年度只救助个人，一人一次"));
        (await county.Clerk.ReadAsync("/finding-waivers/" + waived.Id)).Ok().Text.ShouldBe(waived.Text);

        (await FindingAsync(county, "F12"))["waiverId"]!.ToString().ShouldBe(waived.Id);
        var needing = await NeedingAsync(county);
        needing.ShouldNotContain("F12");
        (await WaiveAsync(county, open, "再说一次")).Refused(HttpStatusCode.Conflict, "finding.already_waived");

        // Another target is another value seen: the reason given no longer stands for it.
        var goal = (await county.Clerk.ReadAsync($"/goals?projectId={county.ProjectId}")).Ok().Items[0];
        var changed = GoalTests.Goal(Rows(40)).Without("fiscalYear", "form");
        (await (await county.Clerk.PutAsync($"/goals/{goal["id"]}", 1, changed)).BodyAsync(HttpStatusCode.OK)).ShouldNotBeNull();
        (await FindingAsync(county, "F12"))["waiverId"].ShouldBeNull();
        (await NeedingAsync(county)).ShouldContain("F12");
        (await ReadAsync(county))["waivers"]!.AsArray().Single()!["id"]!.ToString().ShouldBe(waived.Id);
        (await WaiveAsync(county, open, "旧值")).Refused(HttpStatusCode.Conflict, "finding.not_present");
    }

    [Fact]
    public async Task A_waiver_that_is_revoked_stays_visible_and_the_finding_stands_again()
    {
        var county = await CountyAsync();
        var open = await FindingAsync(county, "F02");
        var blockingBefore = await BlockingAsync(county);
        var waived = (await WaiveAsync(county, open, "资金直接支付，不经本单位账户")).Ok(HttpStatusCode.Created);
        (await BlockingAsync(county)).ShouldBe(blockingBefore.Where(id => id != "F02"));

        var revoke = $"/finding-waivers/{waived.Id}:revoke";
        (await county.Reviewer.SendAsync(revoke, new { reason = "" })).Refused(HttpStatusCode.UnprocessableEntity, "field.required", "/reason");
        (await county.Clerk.SendAsync(revoke, new { reason = "误填" })).Refused(HttpStatusCode.Forbidden, "auth.forbidden");
        var revoked = (await county.Reviewer.SendAsync(revoke, new { reason = "凭证不符" })).Ok();
        (revoked.Body!["revokedBy"]!.ToString(), revoked.Body["revocationReason"]!.ToString()).ShouldBe(($"CountyReviewer@{county.Code}", "凭证不符"));
        (await county.Reviewer.SendAsync(revoke, new { reason = "再撤" })).Refused(HttpStatusCode.Conflict, "finding_waiver.already_revoked");
        (await BlockingAsync(county)).ShouldBe(blockingBefore);
        var shown = (await ReadAsync(county))["waivers"]!.AsArray().Single()!;
        (shown["reason"]!.ToString(), shown["revocationReason"]!.ToString()).ShouldBe(("资金直接支付，不经本单位账户", "凭证不符"));

        var revocation = Guid.Empty;
        await host.InScopeAsync(county.Code, async db => revocation = (await db.FindingWaivers.SingleAsync(w => w.RevokesId != null)).Id);
        (await county.Reviewer.SendAsync($"/finding-waivers/{revocation}:revoke", new { reason = "撤销之撤销" })).Refused(HttpStatusCode.Conflict, "finding_waiver.is_revocation");
        (await county.Reviewer.ReadAsync($"/finding-waivers/{revocation}")).Refused(HttpStatusCode.NotFound, "finding_waiver.not_found");
        // It can be given anew, as a record of its own.
        (await WaiveAsync(county, open, "已补凭证")).Ok(HttpStatusCode.Created).Id.ShouldNotBe(waived.Id);
    }

    [Fact]
    public async Task Who_may_not_waive_and_what_cannot_be_waived_is_refused()
    {
        var (county, aside) = (await CountyAsync(), await TestCounty.CreateAsync(host));
        var open = await FindingAsync(county, "F12");
        foreach (var role in new[] { Role.CountyClerk, Role.CountyFinance, Role.Administrator, Role.ProvinceReader })
            (await host.As(role, county.Code).SendAsync($"/projects/{county.ProjectId}/finding-waivers", Body(open, "理由"))).Refused(HttpStatusCode.Forbidden, "auth.forbidden");
        (await aside.Reviewer.SendAsync($"/projects/{county.ProjectId}/finding-waivers", Body(open, "理由"))).Refused(HttpStatusCode.NotFound, "project.not_found");
        (await aside.Reviewer.SendAsync($"/finding-waivers/{Guid.NewGuid()}:revoke", new { reason = "理由" })).Refused(HttpStatusCode.NotFound, "finding_waiver.not_found");
        (await WaiveAsync(county, open, "")).Refused(HttpStatusCode.UnprocessableEntity, "field.required", "/reason");
        (await WaiveAsync(county, open.DeepClone().AsObject().With(("fingerprint", "0")), "理由")).Refused(HttpStatusCode.Conflict, "finding.not_present");
        (await WaiveAsync(county, await FindingAsync(county, "F24"), "理由")).Refused(HttpStatusCode.UnprocessableEntity, "finding.nothing_to_waive");
    }

    [Fact]
    public async Task What_is_found_in_a_draft_can_be_waived_as_well_and_a_waiver_is_never_changed()
    {
        var county = await CountyAsync();
        var evaluation = await host.DraftAsync(county.Code, county.ProjectId, 2020);
        var found = (await county.Reviewer.ReadAsync($"/evaluations/{evaluation}/findings")).Ok().Body!;
        found["evaluationId"]!.ToString().ShouldBe(evaluation.ToString());
        var placeholder = found["items"]!.AsArray().First(i => i!["id"]!.ToString() == "PLACEHOLDER_OPEN")!;
        (await WaiveAsync(county, placeholder, "由领导小组补写")).Ok(HttpStatusCode.Created);
        (await county.Reviewer.ReadAsync($"/evaluations/{evaluation}/findings")).Ok().Body!["items"]!.AsArray().Count(i => i!["waiverId"] is not null).ShouldBeGreaterThan(0);
        // The records alone do not show it.
        (await ReadAsync(county))["items"]!.AsArray().ShouldAllBe(i => i!["id"]!.ToString() != "PLACEHOLDER_OPEN");
        var changed = await Should.ThrowAsync<Exception>(() => host.InScopeAsync(county.Code, db =>
            db.Database.ExecuteSqlAsync($"update relief.finding_waivers set reason = 'x' where division_code = {county.Code}")));
        changed.Message.ShouldContain("permission denied");
    }

    private async Task<TestCounty> CountyAsync()
    {
        var county = await TestCounty.CreateAsync(host);
        await county.GrantAsync(50_000);
        await host.InScopeAsync(county.Code, async db =>
        {
            var project = await db.Projects.SingleAsync();
            project.Revise(project.DepartmentId, project.Name, project.Kind, new("帮助困难群众", "临信办[2019]3号", "县信访局", "2020年方案"), new(null, null, 2023));
            await db.SaveChangesAsync(default);
        });
        await GoalTests.Define(county, GoalTests.Goal(Rows(30)));
        return county;
    }

    private static JsonNode[] Rows(int target) => [GoalTests.Rows()[0].With(("measureCode", null), ("name", "开展救助"), ("target", target)), .. GoalTests.Rows().Skip(1)];

    private static Task<Answer> WaiveAsync(TestCounty county, JsonNode finding, string reason) => county.Reviewer.SendAsync($"/projects/{county.ProjectId}/finding-waivers", Body(finding, reason));

    private static JsonObject Body(JsonNode finding, string reason) => new()
    {
        ["fiscalYear"] = 2020,
        ["findingId"] = finding["id"]!.ToString(),
        ["place"] = finding["place"]!.ToString(),
        ["fingerprint"] = finding["fingerprint"]!.ToString(),
        ["reason"] = reason,
    };

    private static async Task<JsonNode> ReadAsync(TestCounty county) => (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/findings?fiscalYear=2020")).Ok().Body!;

    private static async Task<JsonNode> FindingAsync(TestCounty county, string id) => (await ReadAsync(county))["items"]!.AsArray().First(i => i!["id"]!.ToString() == id)!;

    private Task<List<string>> BlockingAsync(TestCounty county) => AskAsync(county, found => found.Blocking);

    private Task<List<string>> NeedingAsync(TestCounty county) => AskAsync(county, found => found.NeedingReason);

    private async Task<List<string>> AskAsync(TestCounty county, Func<FoundOfProject, IEnumerable<Domain.Findings.Finding>> which)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().BeJob("test", county.Code);
        return [.. which((await scope.ServiceProvider.GetRequiredService<FindingReader>().OfProjectAsync(county.ProjectId, 2020, default))!).Select(f => f.Id)];
    }
}
