using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Projects;

public sealed class ProjectReviewTests(ReliefHost host)
{
    [Fact]
    public async Task A_reviewer_records_the_review_on_the_revision_that_was_read()
    {
        var county = await TestCounty.CreateAsync(host);
        var address = $"/projects/{county.ProjectId}:record-review";
        JsonObject body = new() { ["reviewedOn"] = "2020-12-31", ["document"] = "财评〔2020〕3号" };
        await county.Reviewer.ChangeAsync(HttpMethod.Post, address, null, body).ShouldBeRefusedAsync(HttpStatusCode.PreconditionRequired, "revision.required");
        await county.Reviewer.ChangeAsync(HttpMethod.Post, address, 1, body.With(("reviewedOn", "2021-01-01"), ("document", ""))).ShouldBeRefusedAsync(
            HttpStatusCode.UnprocessableEntity, "date.in_future /reviewedOn", "field.required /document");
        await county.Clerk.ChangeAsync(HttpMethod.Post, address, 1, body).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await county.Reviewer.ChangeAsync(HttpMethod.Post, $"/projects/{Guid.NewGuid()}:record-review", 1, body).ShouldBeRefusedAsync(HttpStatusCode.NotFound, "project.not_found");

        var reviewed = await (await county.Reviewer.ChangeAsync(HttpMethod.Post, address, 1, body)).BodyAsync(HttpStatusCode.OK);
        (reviewed["reviewedOn"]!.ToString(), reviewed["reviewDocument"]!.ToString(), reviewed["revision"]!.GetValue<int>()).ShouldBe(("2020-12-31", "财评〔2020〕3号", 2));
        await county.Reviewer.ChangeAsync(HttpMethod.Post, address, 1, body).ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "revision.stale");
    }

    [Fact]
    public async Task A_level_one_project_without_level_two_shows_its_own_money()
    {
        var county = await TestCounty.CreateAsync(host);
        await Fund(county, county.ProjectId, "571500.00");
        var rollUp = await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/roll-up?fiscalYear=2020");
        rollUp["fullYear"]!.ToString().ShouldBe("571500.00");
        rollUp["levelTwo"]!.ToJsonString().ShouldBe("""{"count":0,"amount":"0.00"}""");
    }

    [Fact]
    public async Task A_level_one_project_is_the_sum_of_its_level_two_projects_and_the_threshold_itself_counts_as_over()
    {
        var county = await TestCounty.CreateAsync(host);
        var below = await LevelTwo(county, "L2-1");
        var atThreshold = await LevelTwo(county, "L2-2");
        var above = await LevelTwo(county, "L2-3");
        await Fund(county, below, "1999999.99");
        await Fund(county, atThreshold, "2000000.00");
        await Fund(county, above, "3000000.00");
        (await county.Finance.PostAsync($"/projects/{above}/budget-entries", Entry("disbursement", "100.00"))).EnsureSuccessStatusCode();
        (await county.Reviewer.ChangeAsync(HttpMethod.Post, $"/projects/{above}:record-review", 1, new JsonObject { ["reviewedOn"] = "2020-01-10", ["document"] = "评审" })).EnsureSuccessStatusCode();

        var rollUp = await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/roll-up?fiscalYear=2020");
        (rollUp["fullYear"]!.ToString(), rollUp["executed"]!.ToString(), rollUp["reviewThreshold"]!.ToString()).ShouldBe(("6999999.99", "100.00", "2000000.00"));
        rollUp["levelTwo"]!.ToJsonString().ShouldBe("""{"count":3,"amount":"6999999.99"}""");
        rollUp["overThreshold"]!.ToJsonString().ShouldBe("""{"count":2,"amount":"5000000.00"}""");
        rollUp["overThresholdReviewed"]!.ToJsonString().ShouldBe("""{"count":1,"amount":"3000000.00"}""");
        await county.Clerk.GetAsync($"/api/v1/projects/{Guid.NewGuid()}/roll-up?fiscalYear=2020").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "project.not_found");
        await county.Clerk.GetAsync($"/api/v1/projects/{county.ProjectId}/roll-up?fiscalYear=3000").ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "field.out_of_range");
    }

    [Fact]
    public async Task Money_sits_on_the_level_that_executes()
    {
        var county = await TestCounty.CreateAsync(host);
        await LevelTwo(county, "L2-1");
        await county.Finance.PostAsync($"/projects/{county.ProjectId}/budget-entries", Entry("initial", "1.00")).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "project.executes_through_level_two");

        var other = await TestCounty.CreateAsync(host);
        await Fund(other, other.ProjectId, "1.00");
        await other.Clerk.PostAsync("/projects", LevelTwoBody(other, "L2-1")).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "project.carries_its_own /parentId");
    }

    [Fact]
    public async Task A_first_level_two_project_and_first_money_at_once_never_both_succeed()
    {
        for (var round = 0; round < 8; round++)
        {
            var county = await TestCounty.CreateAsync(host);
            var money = county.Finance.PostAsync($"/projects/{county.ProjectId}/budget-entries", Entry("initial", "1.00"));
            var project = county.Clerk.PostAsync("/projects", LevelTwoBody(county, "L2-1"));
            var statuses = (await Task.WhenAll(money, project)).Select(a => a.StatusCode).ToList();
            statuses.ShouldBe([HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity], ignoreOrder: true);
        }
    }

    private static JsonObject Entry(string kind, string amount) => new() { ["fiscalYear"] = 2020, ["kind"] = kind, ["amount"] = amount, ["occurredOn"] = "2020-03-01" };

    private static async Task Fund(TestCounty county, object project, string amount) =>
        (await county.Finance.PostAsync($"/projects/{project}/budget-entries", Entry("initial", amount))).EnsureSuccessStatusCode();

    private static JsonObject LevelTwoBody(TestCounty county, string code) => new()
    {
        ["divisionCode"] = county.Code,
        ["code"] = code,
        ["level"] = 2,
        ["parentId"] = county.ProjectId,
        ["departmentId"] = county.DepartmentId,
        ["name"] = "二级项目",
        ["kind"] = "recurring",
        ["summary"] = "救助个案",
        ["reviewYear"] = 2023,
    };

    private static async Task<string> LevelTwo(TestCounty county, string code) =>
        (await (await county.Clerk.PostAsync("/projects", LevelTwoBody(county, code))).BodyAsync(HttpStatusCode.Created))["id"]!.ToString();
}
