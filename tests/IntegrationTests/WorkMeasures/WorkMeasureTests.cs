using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.WorkMeasures;

public sealed class WorkMeasureTests(ReliefHost host)
{
    private static JsonObject Reception(TestCounty county) => new()
    {
        ["departmentId"] = county.DepartmentId,
        ["kind"] = "leaderReception",
        ["occurredOn"] = "2020-05-08",
        ["subject"] = "县长接访日",
        ["leader"] = "县长",
        ["quantity"] = 12,
        ["result"] = 5,
    };

    private static JsonObject Content(JsonObject body)
    {
        var content = body.DeepClone().AsObject();
        content.Remove("departmentId");
        content.Remove("kind");
        return content;
    }

    [Fact]
    public async Task A_record_is_entered_revised_and_taken_away()
    {
        var county = await TestCounty.CreateAsync(host);
        var measure = (await county.Clerk.SendAsync("/work-measures", Reception(county), key: "m-" + county.Code)).Ok(HttpStatusCode.Created);
        (await county.Clerk.SendAsync("/work-measures", Reception(county), key: "m-" + county.Code)).Ok(HttpStatusCode.Created).Text.ShouldBe(measure.Text);
        (measure.Body!["fiscalYear"]!.GetValue<int>(), measure.Body["quantity"]!.GetValue<int>()).ShouldBe((2020, 12));

        var path = "/work-measures/" + measure.Id;
        var body = Content(Reception(county));
        body["occurredOn"] = "2019-05-08";
        (await county.Clerk.CallAsync(HttpMethod.Put, path, body)).Refused(HttpStatusCode.PreconditionRequired, "revision.required");
        (await county.Clerk.CallAsync(HttpMethod.Put, path, body, 1)).Ok().Body!["fiscalYear"]!.GetValue<int>().ShouldBe(2019);
        (await county.Clerk.CallAsync(HttpMethod.Put, path, body, 1)).Refused(HttpStatusCode.PreconditionFailed, "revision.stale");
        (await county.Clerk.CallAsync(HttpMethod.Delete, path)).Refused(HttpStatusCode.PreconditionRequired, "revision.required");
        (await county.Clerk.CallAsync(HttpMethod.Delete, path, null, 1)).Refused(HttpStatusCode.PreconditionFailed, "revision.stale");
        (await county.Clerk.CallAsync(HttpMethod.Delete, path, null, 2)).Ok(HttpStatusCode.NoContent);
        (await county.Clerk.ReadAsync(path)).Refused(HttpStatusCode.NotFound, "work_measure.not_found");
        (await county.Clerk.CallAsync(HttpMethod.Delete, path, null, 2)).Refused(HttpStatusCode.NotFound, "work_measure.not_found");
        (await county.Clerk.CallAsync(HttpMethod.Put, path, body, 2)).Refused(HttpStatusCode.NotFound, "work_measure.not_found");
    }

    [Theory]
    [InlineData("leaderReception", "/leader /quantity")]
    [InlineData("leaderOwnedCase", "/leader /petitionId /duties")]
    [InlineData("backlogCampaign", "/quantity")]
    [InlineData("firstHandler", "/petitionId")]
    [InlineData("supervisionOrder", "/dueOn")]
    [InlineData("informationAnalysis", "/category /quantity")]
    [InlineData("riskWarning", "/riskLevel")]
    [InlineData("keyPeriodDuty", "/quantity")]
    [InlineData("training", "/quantity")]
    [InlineData("discipline", "/quantity")]
    public async Task Each_kind_asks_for_its_own_members_all_at_once(string kind, string missing)
    {
        var county = await TestCounty.CreateAsync(host);
        var refused = await county.Clerk.SendAsync("/work-measures", new JsonObject { ["departmentId"] = county.DepartmentId, ["kind"] = kind, ["occurredOn"] = "2020-05-08", ["subject"] = "工作" });
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Codes.ShouldAllBe(c => c == "work_measure.member_missing");
        string.Join(' ', refused.Pointers).ShouldBe(missing);
    }

    [Fact]
    public async Task A_leader_owned_case_keeps_its_petition_and_its_five_duties()
    {
        var county = await TestCounty.CreateAsync(host);
        var petition = (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-1", TestPerson.NextIdNumber()))).Ok(HttpStatusCode.Created);
        var body = new JsonObject
        {
            ["departmentId"] = county.DepartmentId,
            ["kind"] = "leaderOwnedCase",
            ["occurredOn"] = "2020-05-08",
            ["subject"] = "包案",
            ["leader"] = "副县长",
            ["petitionId"] = petition.Id,
            ["duties"] = new JsonObject { ["situation"] = true, ["education"] = true, ["mediation"] = false, ["persuasion"] = true, ["stability"] = true },
        };
        var shown = (await county.Clerk.SendAsync("/work-measures", body)).Ok(HttpStatusCode.Created).Body!;
        (shown["petitionId"]!.GetValue<string>(), shown["duties"]!["mediation"]!.GetValue<bool>(), shown["duties"]!["stability"]!.GetValue<bool>()).ShouldBe((petition.Id, false, true));
        (body["petitionId"], body["duties"]) = (Guid.NewGuid(), null);
        (await county.Clerk.SendAsync("/work-measures", body)).Refused(HttpStatusCode.UnprocessableEntity, "petition.not_found", "/petitionId");
        (await county.Clerk.CallAsync(HttpMethod.Put, "/work-measures/" + shown["id"], Content(body), 1)).Refused(HttpStatusCode.UnprocessableEntity, "petition.not_found", "/petitionId");
    }

    [Fact]
    public async Task Wrong_figures_dates_and_departments_are_refused()
    {
        var county = await TestCounty.CreateAsync(host);
        var aside = await TestCounty.CreateAsync(host);
        async Task<Answer> With(params (string Member, JsonNode? Value)[] other)
        {
            var body = Reception(county);
            foreach (var (member, value) in other) body[member] = value;
            return await county.Clerk.SendAsync("/work-measures", body);
        }
        var all = await With(("occurredOn", "2021-01-01"), ("subject", ""), ("quantity", -1), ("completedOn", "2021-01-02"));
        all.Pointers.Zip(all.Codes).ShouldBe([("/occurredOn", "date.in_future"), ("/subject", "field.required"), ("/quantity", "field.out_of_range"), ("/completedOn", "date.in_future")], ignoreOrder: true);
        (await With(("result", 13))).Refused(HttpStatusCode.UnprocessableEntity, "work_measure.result_above_quantity", "/result");
        (await With(("completedOn", "2020-05-07"))).Refused(HttpStatusCode.UnprocessableEntity, "work_measure.completed_before_start", "/completedOn");
        (await With(("departmentId", aside.DepartmentId))).Refused(HttpStatusCode.UnprocessableEntity, "department.not_found", "/departmentId");
        (await host.As(Role.CountyClerk, county.Prefecture).SendAsync("/work-measures", Reception(county))).Refused(HttpStatusCode.UnprocessableEntity, "division.not_county");
    }

    [Fact]
    public async Task A_list_filters_by_kind_year_and_department_and_stays_in_its_county()
    {
        var county = await TestCounty.CreateAsync(host);
        var aside = await TestCounty.CreateAsync(host);
        var reception = (await county.Clerk.SendAsync("/work-measures", Reception(county))).Ok(HttpStatusCode.Created);
        var training = new JsonObject { ["departmentId"] = county.DepartmentId, ["kind"] = "training", ["occurredOn"] = "2019-05-08", ["subject"] = "培训", ["quantity"] = 30 };
        (await county.Clerk.SendAsync("/work-measures", training)).Ok(HttpStatusCode.Created);
        async Task<int> Count(string query) => (await county.Administrator.ReadAsync("/work-measures?" + query)).Ok().Items.Count;

        (await Count($"departmentId={county.DepartmentId}")).ShouldBe(2);
        (await Count("kind=training")).ShouldBe(1);
        (await Count("kind=training&fiscalYear=2020")).ShouldBe(0);
        (await Count("fiscalYear=2020&sort=-id")).ShouldBe(1);
        (await county.Clerk.ReadAsync("/work-measures?kind=party")).Refused(HttpStatusCode.BadRequest, "query.unknown_value", "/kind");
        (await aside.Clerk.ReadAsync("/work-measures")).Items.ShouldBeEmpty();
        (await aside.Clerk.ReadAsync("/work-measures/" + reception.Id)).Refused(HttpStatusCode.NotFound, "work_measure.not_found");
        (await host.As(Role.CountyClerk, county.Prefecture).CallAsync(HttpMethod.Delete, "/work-measures/" + reception.Id, null, 1)).Refused(HttpStatusCode.Forbidden, "access.read_only");
    }
}
