using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Domain.Indicators;
using ReliefApi.IntegrationTests.Fixture;
using ReliefApi.IntegrationTests.Goals;

namespace ReliefApi.IntegrationTests.Findings;

/// <summary>Targets are held against the project's own past and against the median of other counties of the province.</summary>
public sealed class TargetSanityTests(ReliefHost host)
{
    [Fact]
    public async Task A_target_below_what_the_project_already_reached_is_found_as_soon_as_it_is_set()
    {
        var county = await TestCounty.CreateAsync(host);
        await ReachedAsync(county, 2018, "relief.persons", 45, 1);
        await ReachedAsync(county, 2019, "relief.persons", 50, 1);
        await GoalTests.Define(county, GoalTests.Goal(GoalTests.Rows()[0]));
        var found = await FoundAsync(county, "TARGET_TOO_LOW");
        var values = found!["values"]!.AsArray().ToDictionary(v => v!["name"]!.ToString(), v => v!["value"]!.ToString());
        (values["target"], values["priors"]).ShouldBe(("30", "2019年50、2018年45"));

        var goal = (await county.Clerk.ReadAsync($"/goals?projectId={county.ProjectId}&fiscalYear=2020")).Ok().Items[0];
        await (await county.Clerk.PutAsync($"/goals/{goal["id"]}", 1, GoalTests.Goal(GoalTests.Rows()[0].With(("target", 45))).Without("fiscalYear", "form"))).BodyAsync(System.Net.HttpStatusCode.OK);
        (await FoundAsync(county, "TARGET_TOO_LOW")).ShouldBeNull();
    }

    [Fact]
    public async Task A_rate_is_held_against_the_median_of_at_least_five_other_counties_and_none_of_them_is_named()
    {
        // A host of its own: the medians are those of its counties alone.
        await using var alone = await host.AnotherAsync();
        var county = await TestCounty.CreateAsync(alone);
        await GoalTests.Define(county, GoalTests.Goal(GoalTests.Rows()[1].With(("target", 60))));
        List<TestCounty> others = [];
        for (var i = 0; i < 4; i++) others.Add(await OtherAsync(i));
        (await FoundAsync(county, "TARGET_OUT_OF_LINE")).ShouldBeNull("four are too few to tell nobody's figure");

        others.Add(await OtherAsync(4));
        var found = await FoundAsync(county, "TARGET_OUT_OF_LINE");
        var values = found!["values"]!.AsArray().ToDictionary(v => v!["name"]!.ToString(), v => v!["value"]!.ToString());
        (values["median"], values["counties"], values["target"]).ShouldBe(("92", "5", "60"));
        foreach (var other in others) found.ToJsonString().ShouldNotContain(other.Code);

        async Task<TestCounty> OtherAsync(int i)
        {
            var other = await TestCounty.CreateAsync(alone);
            await ReachedAsync(other, 2019, "relief.stop-petition-rate", 90 + i, 100);
            return other;
        }
    }

    private static Task ReachedAsync(TestCounty county, int year, string measureCode, decimal numerator, decimal denominator) => county.Host.InScopeAsync(county.Code, async db =>
    {
        var project = await db.Projects.SingleAsync();
        var measure = Measures.Find(measureCode)!;
        var goal = PerformanceGoal.Define(Guid.CreateVersion7(), project, year, IndicatorForm.A, ("N2020", 1), null, "目标", "clerk");
        goal.SetIndicators([(Guid.CreateVersion7(), new IndicatorDefinition("OUT.QTY", measure.NameZh, IndicatorKind.Quantitative, TargetOperator.AtLeast, 10, null, null, measure.Unit, 90, measure.Code, null, null))]);
        db.PerformanceGoals.Add(goal);
        await db.SaveChangesAsync(default);
        // As the recompute writes it.
        var value = measure.ValueOf(numerator, denominator);
        await db.Database.ExecuteSqlAsync($"update relief.indicators set actual_numerator = {numerator}, actual_denominator = {(measure.Denominator is null ? null : denominator)}, actual_value = {value} where goal_id = {goal.Id}");
    });

    private static async Task<JsonNode?> FoundAsync(TestCounty county, string id) => (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/findings?fiscalYear=2020")).Ok().Body!["items"]!.AsArray()
        .FirstOrDefault(i => i!["id"]!.ToString() == id);
}
