using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Goals;

public sealed class ActualValueTests(ReliefHost host)
{
    [Fact]
    public async Task Actual_values_are_appended_and_move_the_tag_of_the_indicator_but_not_of_the_goals()
    {
        var (county, goal, ids) = await Defined();
        await Post(county, ids[2], Value(24));
        await Post(county, ids[2], Value(19).With(("reason", "更正")));
        await Post(county, ids[6], new() { ["tier"] = "partlyAchieved", ["tierScore"] = 3.5m, ["reason"] = "尚未运行", ["evidence"] = "文件", ["asOf"] = "2020-12-31" });
        await Post(county, ids[7], new() { ["date"] = "2020-10-30", ["evidence"] = "文件", ["asOf"] = "2020-12-31" });

        var history = await county.Reviewer.ReadBodyAsync($"/indicators/{ids[2]}/actual-values?sort=-id");
        history.Each("value").ShouldBe(["19", "24"]);
        history.Each("recordedBy").Distinct().ShouldBe([$"CountyClerk@{county.Code}"]);
        (await county.Clerk.ReadBodyAsync($"/indicators/{ids[6]}/actual-values")).Each("tier").ShouldBe(["partlyAchieved"]);

        var indicator = await county.Clerk.ReadBodyAsync($"/indicators/{ids[2]}");
        (indicator["name"]!.ToString(), indicator["goalId"]!.ToString(), indicator["revision"]!.GetValue<int>()).ShouldBe(("审定天数", goal["id"]!.ToString(), 3));
        (await county.Clerk.ReadBodyAsync($"/goals/{goal["id"]}")).ToJsonString().ShouldBe(goal.ToJsonString());
        await host.InScopeAsync(county.Code, async db => (await db.Indicators.FindAsync(Guid.Parse(ids[2])))!.RecordedValue.ShouldBe(19));
    }

    [Fact]
    public async Task What_does_not_fit_the_indicator_is_refused()
    {
        var (county, _, ids) = await Defined();
        await Refused(ids[0], Value(30), HttpStatusCode.Conflict, "indicator.derived");
        await Refused(ids[2], Value(0).Without("value").With(("tier", "achieved")), HttpStatusCode.UnprocessableEntity, "indicator.actual_of_another_kind");
        await Refused(ids[6], Value(1), HttpStatusCode.UnprocessableEntity, "indicator.actual_of_another_kind");
        await Refused(ids[7], Value(1), HttpStatusCode.UnprocessableEntity, "indicator.actual_of_another_kind");
        await Refused(ids[2], Value(-1), HttpStatusCode.UnprocessableEntity, "indicator.negative_value /value");
        await Refused(ids[2], Value(2_000_000_000_000_000_000m), HttpStatusCode.UnprocessableEntity, "indicator.value_out_of_range /value");
        await Refused(ids[5], Value(0.985m), HttpStatusCode.UnprocessableEntity, "indicator.percent_as_fraction /value");
        await Post(county, ids[4], Value(0.5m));
        JsonObject judged = new() { ["tier"] = "notAchieved", ["evidence"] = "文件", ["asOf"] = "2020-12-31" };
        await Refused(ids[6], judged, HttpStatusCode.UnprocessableEntity, "indicator.tier_reason_missing /reason");
        await Refused(ids[6], judged.With(("reason", "未建立"), ("tierScore", 3)), HttpStatusCode.UnprocessableEntity, "indicator.score_outside_tier /tierScore");
        await Refused(ids[2], Value(1).With(("evidence", ""), ("asOf", "2021-01-01"), ("tierScore", 1)), HttpStatusCode.UnprocessableEntity,
            "field.required /evidence", "date.in_future /asOf", "field.not_allowed /tierScore");
        await Refused(ids[7], judged.Without("tier").With(("date", "2021-01-01")), HttpStatusCode.UnprocessableEntity, "date.in_future /date");
        await Refused(Guid.NewGuid().ToString(), Value(1), HttpStatusCode.NotFound, "indicator.not_found");

        Task Refused(string id, JsonObject body, HttpStatusCode status, params string[] faults) => county.Clerk.PostAsync($"/indicators/{id}/actual-values", body).ShouldBeRefusedAsync(status, faults);
    }

    [Fact]
    public async Task Only_clerks_of_the_county_record_and_nobody_sees_aside()
    {
        var (county, goal, ids) = await Defined();
        var aside = await TestCounty.CreateAsync(host);
        await county.Reviewer.PostAsync($"/indicators/{ids[2]}/actual-values", Value(1)).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await host.As(Domain.Security.Role.CountyClerk, county.Prefecture).PostAsync($"/indicators/{ids[2]}/actual-values", Value(1)).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "access.read_only");
        await aside.Clerk.PostAsync($"/indicators/{ids[2]}/actual-values", Value(1)).ShouldBeRefusedAsync(HttpStatusCode.NotFound, "indicator.not_found");
        await aside.Clerk.GetAsync($"/api/v1/indicators/{ids[2]}").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "indicator.not_found");
        await aside.Clerk.GetAsync($"/api/v1/indicators/{ids[2]}/actual-values").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "indicator.not_found");

        await Post(county, ids[2], Value(1));
        await county.Clerk.PutAsync($"/goals/{goal["id"]}", 1, GoalTests.Goal().Without("fiscalYear", "form")).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "indicator.has_actual_values /indicators");
    }

    [Fact]
    public async Task Parallel_records_are_all_kept_and_one_of_them_counts()
    {
        var (county, _, ids) = await Defined();
        await Task.WhenAll(Enumerable.Range(1, 16).Select(n => Post(county, ids[2], Value(n))));
        var history = (await county.Clerk.ReadBodyAsync($"/indicators/{ids[2]}/actual-values?includeTotal=true"));
        history["total"]!.GetValue<int>().ShouldBe(16);
        (await county.Clerk.ReadBodyAsync($"/indicators/{ids[2]}"))["revision"]!.GetValue<int>().ShouldBe(17);
        await host.InScopeAsync(county.Code, async db => history.Each("value").ShouldContain($"{(await db.Indicators.FindAsync(Guid.Parse(ids[2])))!.RecordedValue:0}"));
    }

    private static JsonObject Value(decimal value) => new() { ["value"] = value, ["evidence"] = "台账第3页", ["asOf"] = "2020-12-31" };

    private async Task<(TestCounty County, JsonNode Goal, string[] Ids)> Defined()
    {
        var county = await TestCounty.CreateAsync(host);
        var goal = await GoalTests.Define(county, GoalTests.Goal());
        return (county, goal, [.. goal["indicators"]!.AsArray().Select(i => i!["id"]!.ToString())]);
    }

    private static async Task Post(TestCounty county, string indicator, JsonObject body) =>
        await (await county.Clerk.PostAsync($"/indicators/{indicator}/actual-values", body)).BodyAsync(HttpStatusCode.Created);
}
