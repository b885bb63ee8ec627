using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Goals;

public sealed class GoalTests(ReliefHost host)
{
    [Fact]
    public async Task Goals_are_defined_read_listed_revised_and_approved_by_another_person_and_then_locked()
    {
        var county = await TestCounty.CreateAsync(host);
        var goal = await Define(county, Goal());
        (goal["profileCode"]!.ToString(), goal["status"]!.ToString(), goal["form"]!.ToString()).ShouldBe(("N2020", "draft", "a"));
        goal["indicators"]!.AsArray().Count.ShouldBe(8);
        var id = goal["id"]!.ToString();
        (await county.Clerk.ReadBodyAsync($"/goals/{id}")).ToJsonString().ShouldBe(goal.ToJsonString());
        (await county.Clerk.ReadBodyAsync($"/goals?projectId={county.ProjectId}&fiscalYear=2020&status=draft&divisionCode={county.Code}")).Each("id").ShouldBe([id]);
        (await county.Clerk.ReadBodyAsync("/goals?status=approved")).Each("id").ShouldBeEmpty();

        // Only an indicator changes, and the entity tag of the goals moves all the same.
        var kept = goal["indicators"]!.AsArray().Select(i => i!.DeepClone().AsObject().Without("position")).ToArray<JsonNode>();
        kept[0]["target"] = 31;
        var body = Goal(kept).Without("fiscalYear", "form");
        var revised = await (await county.Clerk.PutAsync($"/goals/{id}", 1, body)).BodyAsync(HttpStatusCode.OK);
        revised["revision"]!.GetValue<int>().ShouldBe(2);
        revised["indicators"]!.AsArray().Select(i => i!["id"]!.ToString()).ShouldBe(goal["indicators"]!.AsArray().Select(i => i!["id"]!.ToString()));
        revised["indicators"]![0]!["target"]!.GetValue<decimal>().ShouldBe(31);
        await county.Clerk.PutAsync($"/goals/{id}", 1, body).ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "revision.stale");

        var (submit, approve) = ($"/goals/{id}:submit", $"/goals/{id}:approve");
        await county.Reviewer.ChangeAsync(HttpMethod.Post, approve, 2).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "goal.not_now");
        var submitted = await (await county.Clerk.ChangeAsync(HttpMethod.Post, submit, 2)).BodyAsync(HttpStatusCode.OK);
        (submitted["status"]!.ToString(), submitted["submittedBy"]!.ToString()).ShouldBe(("submitted", $"CountyClerk@{county.Code}"));
        await county.Clerk.PutAsync($"/goals/{id}", 3, body).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "goal.not_now");
        await county.Reviewer.ChangeAsync(HttpMethod.Post, approve, null).ShouldBeRefusedAsync(HttpStatusCode.PreconditionRequired, "revision.required");
        await county.Clerk.ChangeAsync(HttpMethod.Post, approve, 3).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await host.As(Role.CountyReviewer, county.Code, $"CountyClerk@{county.Code}").ChangeAsync(HttpMethod.Post, approve, 3).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "goal.same_person_approves");
        var approved = await (await county.Reviewer.ChangeAsync(HttpMethod.Post, approve, 3)).BodyAsync(HttpStatusCode.OK);
        (approved["status"]!.ToString(), approved["approvedBy"]!.ToString()).ShouldBe(("approved", $"CountyReviewer@{county.Code}"));
        await county.Clerk.PutAsync($"/goals/{id}", 4, body).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "goal.approved");
        await county.Reviewer.ChangeAsync(HttpMethod.Post, approve, 4).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "goal.approved");
    }

    [Fact]
    public async Task Submission_names_every_error_of_the_weights_and_lets_warnings_pass()
    {
        var county = await TestCounty.CreateAsync(host);
        var rows = Rows();
        rows[1]["weight"] = 15.001m;
        var goal = await Define(county, Goal(rows));
        await county.Clerk.ChangeAsync(HttpMethod.Post, $"/goals/{goal["id"]}:submit", 1).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity,
            "WEIGHT_SUM_NOT_100 /indicators", "WEIGHT_TOO_PRECISE /indicators/1/weight");

        var heavy = Rows()[0].With(("weight", 90));
        var odd = await Define(await TestCounty.CreateAsync(host), Goal(heavy));
        (await host.As(Role.CountyClerk, odd["divisionCode"]!.ToString()).ChangeAsync(HttpMethod.Post, $"/goals/{odd["id"]}:submit", 1)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("category", "OUT.XXX", "indicator.unknown_category /indicators/0/category")]
    [InlineData("category", "CST.ECO", "indicator.category_not_in_form /indicators/0/category")]
    [InlineData("weight", "0", "indicator.weight_out_of_range /indicators/0/weight")]
    [InlineData("weight", "100.5", "indicator.weight_out_of_range /indicators/0/weight")]
    [InlineData("operator", null, "indicator.operator_missing /indicators/0/operator")]
    [InlineData("target", null, "indicator.target_missing /indicators/0/target")]
    [InlineData("target", "0", "indicator.target_meaningless /indicators/0/target")]
    [InlineData("target", "-1", "indicator.negative_value /indicators/0/target")]
    [InlineData("target", "2000000000000000000", "indicator.value_out_of_range /indicators/0/target")]
    [InlineData("targetUpper", "40", "indicator.not_for_this_kind /indicators/0/targetUpper")]
    [InlineData("targetDate", "2020-12-31", "indicator.not_for_this_kind /indicators/0/targetDate")]
    [InlineData("unit", null, "indicator.unit_missing /indicators/0/unit")]
    [InlineData("measureCode", "relief.nothing", "indicator.unknown_measure /indicators/0/measureCode")]
    [InlineData("measureCode", "relief.cases", "indicator.measure_of_another_unit /indicators/0/unit")]
    [InlineData("name", "", "field.required /indicators/0/name")]
    public async Task A_quantitative_indicator_that_cannot_be_measured_is_refused(string member, string? value, string fault)
    {
        var county = await TestCounty.CreateAsync(host);
        var row = Rows()[0].With(("measureCode", null));
        row[member] = decimal.TryParse(value, out var number) ? number : value;
        await Send(county, Goal(row)).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, fault);
    }

    [Fact]
    public async Task Ranges_dates_percentages_and_judgements_have_rules_of_their_own()
    {
        var county = await TestCounty.CreateAsync(host);
        var row = Rows()[0].With(("measureCode", null));
        await Refused(row.With(("operator", "range")), "indicator.target_missing /indicators/0/targetUpper");
        await Refused(row.With(("operator", "range"), ("targetUpper", 10)), "indicator.range_reversed /indicators/0/targetUpper");
        await Refused(row.With(("operator", "onOrBefore")), "indicator.target_missing /indicators/0/targetDate", "indicator.not_for_this_kind /indicators/0/target");
        await Refused(row.With(("unit", "%"), ("target", 0.985m)), "indicator.percent_as_fraction /indicators/0/target");
        await Refused(row.With(("kind", "qualitative")), "indicator.tiers_missing /indicators/0/tiers", "indicator.not_for_this_kind /indicators/0/operator", "indicator.not_for_this_kind /indicators/0/target");
        var judged = Rows()[6];
        await Refused(judged.With(("tiers", new JsonObject { ["achieved"] = "", ["partly"] = "部分", ["notAchieved"] = "未达成" })), "field.required /indicators/0/tiers/achieved");
        await Send(county, Goal([.. Enumerable.Repeat(row, 16).Select(r => r.DeepClone())])).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "goal.too_many_indicators /indicators");
        await Send(county, Goal().With(("indicators", new JsonArray((JsonNode?)null)))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "field.required /indicators/0");
        await Send(county, Goal(row.With(("target", "30")))).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "request.malformed");
        await Send(county, Goal(row.With(("id", Guid.NewGuid())))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "field.not_allowed /indicators/0/id");

        // A falling growth rate, and 万元 for a measure in 元.
        await Define(county, Goal(row.With(("name", "信访总量增长率"), ("unit", "%"), ("operator", "atMost"), ("target", -5)),
            row.With(("category", "OUT.CST"), ("unit", "万元/件"), ("operator", "atMost"), ("target", 1.8m), ("measureCode", "relief.average-per-case"))));

        Task Refused(JsonObject bad, params string[] faults) => Send(county, Goal(bad)).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, faults);
    }

    [Fact]
    public async Task Goals_exist_once_a_year_on_the_project_that_executes_with_a_known_profile()
    {
        var county = await TestCounty.CreateAsync(host);
        await Send(county, Goal().With(("profileCode", "X"))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "goal.unknown_profile /profileCode");
        await Send(county, Goal().With(("fiscalYear", 1999), ("annualGoal", ""))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "field.out_of_range /fiscalYear", "field.required /annualGoal");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Send(county, Goal())));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
        await Send(county, Goal()).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "goal.already_defined");

        JsonObject levelTwo = new()
        {
            ["divisionCode"] = county.Code,
            ["code"] = "L2",
            ["level"] = 2,
            ["parentId"] = county.ProjectId,
            ["departmentId"] = county.DepartmentId,
            ["name"] = "二级项目",
            ["kind"] = "recurring",
            ["summary"] = "救助",
            ["reviewYear"] = 2023,
        };
        await county.Clerk.PostAsync("/projects", levelTwo).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "project.carries_its_own /parentId");
        var other = await TestCounty.CreateAsync(host);
        (await other.Clerk.PostAsync("/projects", levelTwo.With(("divisionCode", other.Code), ("parentId", other.ProjectId), ("departmentId", other.DepartmentId)))).EnsureSuccessStatusCode();
        await Send(other, Goal()).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "project.executes_through_level_two");
    }

    [Fact]
    public async Task Goals_of_another_county_are_not_found_and_indicators_stay_with_their_goals()
    {
        var county = await TestCounty.CreateAsync(host);
        var aside = await TestCounty.CreateAsync(host);
        var goal = await Define(county, Goal());
        var body = Goal().Without("fiscalYear", "form");
        await aside.Clerk.PostAsync($"/projects/{county.ProjectId}/goals", Goal()).ShouldBeRefusedAsync(HttpStatusCode.NotFound, "project.not_found");
        await aside.Clerk.GetAsync($"/api/v1/goals/{goal["id"]}").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "goal.not_found");
        await aside.Clerk.PutAsync($"/goals/{goal["id"]}", 1, body).ShouldBeRefusedAsync(HttpStatusCode.NotFound, "goal.not_found");
        await aside.Reviewer.ChangeAsync(HttpMethod.Post, $"/goals/{goal["id"]}:approve", 1).ShouldBeRefusedAsync(HttpStatusCode.NotFound, "goal.not_found");
        await county.Clerk.GetAsync("/api/v1/goals?status=lost").ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "query.unknown_value /status");

        var own = goal["indicators"]![0]!["id"]!.ToString();
        await county.Clerk.PutAsync($"/goals/{goal["id"]}", 1, Goal(Rows()[0].With(("id", Guid.NewGuid())), Rows()[1].With(("id", own)), Rows()[2].With(("id", own)), Rows()[3].With(("category", "CST.ECO")))
            .Without("fiscalYear", "form")).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "indicator.foreign /indicators/0/id", "indicator.named_twice /indicators/2/id", "indicator.category_not_in_form /indicators/3/category");
        await county.Clerk.PutAsync($"/goals/{goal["id"]}", 1, body.With(("profileCode", "X"))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "goal.unknown_profile /profileCode");
        (await (await county.Clerk.PutAsync($"/goals/{goal["id"]}", 1, Goal(Rows()[1]).Without("fiscalYear", "form"))).BodyAsync(HttpStatusCode.OK))["indicators"]!.AsArray().Count.ShouldBe(1);
    }

    internal static JsonObject Goal(params JsonNode[] rows) => new()
    {
        ["fiscalYear"] = 2020,
        ["form"] = "a",
        ["overallGoal"] = "案结事了",
        ["annualGoal"] = "救助特殊疑难信访个案30人",
        ["indicators"] = new JsonArray(rows.Length > 0 ? rows : [.. Rows()]),
    };

    /// <summary>The worked table of the scoring rules: 90 points beside the execution row.</summary>
    internal static JsonObject[] Rows() =>
    [
        Row("OUT.QTY", "救助人数", "atLeast", 30, "人", 15).With(("measureCode", "relief.persons")), Row("OUT.QLY", "停访息诉率", "atLeast", 95, "%", 15).With(("measureCode", "relief.stop-petition-rate")),
        Row("OUT.TIM", "审定天数", "atMost", 20, "天", 10), Row("OUT.CST", "案均成本", "atMost", 1.8m, "万元/件", 10), Row("BEN.SOC", "重复信访率", "atMost", 5, "%", 20),
        Row("SAT.SRV", "满意度", "atLeast", 90, "%", 10),
        new()
        {
            ["category"] = "BEN.SUS", ["name"] = "长效机制", ["kind"] = "qualitative", ["weight"] = 5,
            ["tiers"] = new JsonObject { ["achieved"] = "已建立并运行", ["partly"] = "已建立", ["notAchieved"] = "未建立" },
        },
        new() { ["category"] = "BEN.SUS", ["name"] = "制度出台", ["kind"] = "quantitative", ["operator"] = "onOrBefore", ["targetDate"] = "2020-10-31", ["weight"] = 5 },
    ];

    internal static Task<HttpResponseMessage> Send(TestCounty county, JsonObject goal) => county.Clerk.PostAsync($"/projects/{county.ProjectId}/goals", goal);

    internal static async Task<JsonNode> Define(TestCounty county, JsonObject goal) => await (await Send(county, goal)).BodyAsync(HttpStatusCode.Created);

    private static JsonObject Row(string category, string name, string op, decimal target, string unit, decimal weight) => new()
    {
        ["category"] = category,
        ["name"] = name,
        ["kind"] = "quantitative",
        ["operator"] = op,
        ["target"] = target,
        ["unit"] = unit,
        ["weight"] = weight,
        ["targetBasis"] = "年度计划",
    };
}
