using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Http;

/// <summary>JSON Merge Patch: null clears, absent leaves, nothing is created.</summary>
public sealed class MergePatchTests(ReliefHost host)
{
    [Fact]
    public async Task What_can_be_replaced_can_be_patched()
    {
        var operations = (await ServedContract.ReadAsync(host)).Operations;
        var replaced = operations.Where(o => o.Method == "PUT").Select(o => o.Path).Order().ToList();
        replaced.ShouldNotBeEmpty();
        operations.Where(o => o.Method == "PATCH").Select(o => o.Path).Order().ShouldBe(replaced);
    }

    [Fact]
    public async Task A_member_that_is_named_changes_a_null_clears_and_the_rest_stays()
    {
        var county = await TestCounty.CreateAsync(host);
        var address = $"/projects/{county.ProjectId}";
        var before = (await county.Clerk.ReadAsync(address)).Ok().Body!.AsObject();
        var patched = (await PatchAsync(county.Clerk, address, 1, """{"summary":"新的概述","plan":null}""")).Ok();
        patched.Revision.ShouldBe(2);
        JsonNode.DeepEquals(patched.Body, before.With(("summary", "新的概述"), ("plan", null), ("revision", 2))).ShouldBeTrue(patched.Text);
        JsonNode.DeepEquals((await county.Clerk.ReadAsync(address)).Body, patched.Body).ShouldBeTrue();
    }

    [Fact]
    public async Task One_member_of_a_department_a_division_or_a_piece_of_work_can_be_changed_alone()
    {
        var county = await TestCounty.CreateAsync(host);
        var measure = (await county.Clerk.SendAsync("/work-measures",
            new JsonObject { ["departmentId"] = county.DepartmentId, ["kind"] = "training", ["occurredOn"] = "2020-06-01", ["subject"] = "培训", ["quantity"] = 3 })).Ok(HttpStatusCode.Created);
        foreach (var (client, address, member) in new[] { (county.Administrator, $"/departments/{county.DepartmentId}", "name"), (county.Administrator, $"/divisions/{county.Code}", "name"), (county.Clerk, $"/work-measures/{measure.Id}", "subject") })
        {
            var before = (await client.ReadAsync(address)).Ok();
            var patched = (await PatchAsync(client, address, before.Revision, $$"""{"{{member}}":"改名"}""")).Ok();
            JsonNode.DeepEquals(patched.Body, before.Body!.AsObject().With((member, "改名"), ("revision", before.Revision + 1))).ShouldBeTrue($"{patched.Text}\n{before.Text}");
        }
    }

    [Fact]
    public async Task A_patch_meets_the_rules_of_a_replacement_and_names_unknown_members()
    {
        var county = await TestCounty.CreateAsync(host);
        var address = $"/projects/{county.ProjectId}";
        (await PatchAsync(county.Clerk, address, 1, """{"name":""}""")).Refused(HttpStatusCode.UnprocessableEntity, "field.required", "/name");
        (await PatchAsync(county.Clerk, address, 1, """{"name":null}""")).Refused(HttpStatusCode.BadRequest, "request.malformed");
        (await PatchAsync(county.Clerk, address, 1, """{"nosuch":null}""")).Refused(HttpStatusCode.BadRequest, "request.malformed");
        (await PatchAsync(county.Clerk, address, 1, """{"code":"X"}""")).Refused(HttpStatusCode.BadRequest, "request.malformed");
        (await PatchAsync(county.Clerk, address, 9, """{"name":"x"}""")).Refused(HttpStatusCode.PreconditionFailed, "revision.stale");
        (await PatchAsync(county.Clerk, $"/projects/{Guid.NewGuid()}", 1, """{"name":"x"}""")).Refused(HttpStatusCode.NotFound, "project.not_found");
        (await PatchAsync(county.Clerk, address, 1, """{"name":"x"}""", "application/json")).Refused(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
        (await county.Clerk.ReadAsync(address)).Revision.ShouldBe(1);
    }

    [Fact]
    public async Task A_patch_never_creates()
    {
        var county = await TestCounty.CreateAsync(host);
        var address = $"/divisions/{county.Code}/fund-rules/2020";
        (await PatchAsync(county.Finance, address, 0, """{"decisionDays":10}""")).Refused(HttpStatusCode.NotFound, "patch.nothing_there");
        var rules = (await county.Finance.ReadAsync(address)).Ok().Body!.AsObject().Without("divisionCode", "fiscalYear", "revision", "actions");
        (await county.Finance.CallAsync(HttpMethod.Put, address, rules, 0)).Ok();
        (await PatchAsync(county.Finance, address, 1, """{"decisionDays":10}""")).Ok().Body!["decisionDays"]!.GetValue<int>().ShouldBe(10);
    }

    [Fact]
    public async Task A_patched_draft_keeps_the_person_whom_nobody_reads_in_clear()
    {
        var county = await TestCounty.CreateAsync(host);
        var file = await CaseFile.OpenAsync(county, "J-PATCH");
        var before = (await county.Clerk.ReadAsync(file.Path)).Ok();
        var patched = (await PatchAsync(county.Clerk, file.Path, before.Revision, """{"requestedAmount":"7000.00"}""")).Ok();
        patched.Body!["requestedAmount"]!.GetValue<string>().ShouldBe("7000.00");
        var revealed = (await county.Clerk.SendAsync(file.Path + ":reveal", new JsonObject { ["fields"] = new JsonArray("name", "phone"), ["reason"] = "核对" })).Ok();
        (revealed.Body!["name"]!.GetValue<string>(), revealed.Body["phone"]!.GetValue<string>()).ShouldBe((CaseFile.Name, "13987654321"));
        (await PatchAsync(county.Clerk, file.Path, patched.Revision, """{"person":{"phone":"13900000000"}}""")).Refused(HttpStatusCode.BadRequest, "request.malformed");
    }

    [Fact]
    public async Task A_patch_of_goals_leaves_their_indicators_as_they_are()
    {
        var county = await TestCounty.CreateAsync(host);
        var goal = (await county.Clerk.SendAsync($"/projects/{county.ProjectId}/goals", new JsonObject
        {
            ["fiscalYear"] = 2020,
            ["form"] = "a",
            ["annualGoal"] = "救助",
            ["indicators"] = new JsonArray(new JsonObject { ["category"] = "OUT.QTY", ["name"] = "救助人数", ["kind"] = "quantitative", ["operator"] = "atLeast", ["target"] = 10, ["unit"] = "人", ["weight"] = 10 }),
        })).Ok(HttpStatusCode.Created);
        var patched = (await PatchAsync(county.Clerk, $"/goals/{goal.Id}", goal.Revision, """{"annualGoal":"化解"}""")).Ok();
        patched.Body!["annualGoal"]!.GetValue<string>().ShouldBe("化解");
        JsonNode.DeepEquals(patched.Body["indicators"], goal.Body!["indicators"]).ShouldBeTrue(patched.Text);
    }

    private static async Task<Answer> PatchAsync(HttpClient client, string address, int seen, string changes, string type = "application/merge-patch+json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1" + address) { Content = new StringContent(changes, Encoding.UTF8, type) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new(answer.StatusCode, JsonNode.Parse(text), text);
    }
}
