using System.Globalization;
using System.Net;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.History;

public sealed class ScoreDiffTests(ReliefHost host, ITestOutputHelper output)
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Whatever_was_edited_the_parts_add_up_to_the_difference_and_every_figure_is_explained_by_its_rows(int seed)
    {
        await using var own = await host.AnotherAsync();
        var edited = await EditedCounty.CreateAsync(own, seed);
        await edited.RecomputeAsync();
        List<(string Moment, decimal Total)> seen = [(Now(own), await TotalAsync(edited, ""))];
        for (var edit = 0; edit < 40; edit++)
        {
            // Days pass as well, so that terms end.
            own.Clock.Advance(edit % 10 == 9 ? TimeSpan.FromDays(20) : TimeSpan.FromMinutes(1));
            await edited.EditAsync();
            seen.Add((Now(own), await TotalAsync(edited, "")));
        }
        own.Clock.Advance(TimeSpan.FromMinutes(1));

        HashSet<string> causes = [], kinds = [];
        var random = new Random(seed);
        for (var pair = 0; pair < 40; pair++)
        {
            var first = random.Next(seen.Count);
            var second = random.Next(first, seen.Count);
            var diff = (await edited.County.Clerk.ReadAsync($"/projects/{edited.County.ProjectId}/score/diff?fiscalYear=2020&from={seen[first].Moment}&to={seen[second].Moment}")).Ok().Body!;
            var where = $"seed {seed}, {first} to {second}: {diff}";
            (diff["before"]!.GetValue<decimal>(), diff["after"]!.GetValue<decimal>()).ShouldBe((seen[first].Total, seen[second].Total), where);
            diff["difference"]!.GetValue<decimal>().ShouldBe(seen[second].Total - seen[first].Total, where);
            var parts = diff["parts"]!.AsArray();
            parts.Sum(p => p!["points"]!.GetValue<decimal>()).ShouldBe(seen[second].Total - seen[first].Total, where);
            foreach (var part in parts) causes.Add(part!["cause"]!.GetValue<string>());
            foreach (var figure in diff["figures"]!.AsArray())
            {
                var changes = figure!["changes"]!.AsArray();
                decimal Difference(string name) => (figure[name + "After"]?.GetValue<decimal>() ?? 0) - (figure[name + "Before"]?.GetValue<decimal>() ?? 0);
                changes.ShouldAllBe(c => c!["change"]!.GetValue<string>() != "unexplained", where);
                changes.Sum(c => c!["numerator"]!.GetValue<decimal>()).ShouldBe(figure["numeratorAfter"] is null && figure["numeratorBefore"] is null ? Difference("value") : Difference("numerator"), where);
                changes.Sum(c => c!["denominator"]!.GetValue<decimal>()).ShouldBe(Difference("denominator"), where);
                foreach (var change in changes) kinds.Add($"{change!["row"]} {change["change"]}");
            }
            if (first == second) (parts.Count, diff["figures"]!.AsArray().Count).ShouldBe((0, 0));
        }
        output.WriteLine($"seed {seed}: {string.Join(", ", causes.Order())}; {string.Join(", ", kinds.Order())}");
        causes.ShouldContain("rows");
        kinds.Count.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task A_payment_that_came_in_is_named_with_what_it_changed_in_both_languages()
    {
        await using var own = await host.AnotherAsync();
        var edited = await EditedCounty.CreateAsync(own, 1);
        var county = edited.County;
        var file = await (await CaseFile.OpenAsync(county, "D-1", budget: 0)).ToAsync("sign-agreement");
        var from = Now(own);
        own.Clock.Advance(TimeSpan.FromMinutes(5));
        (await file.TakeAsync(county.Finance, "pay", CaseFile.Body("pay"))).Ok();
        own.Clock.Advance(TimeSpan.FromMinutes(5));
        await edited.RecomputeAsync();

        var diff = (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/score/diff?fiscalYear=2020&from={from}")).Ok().Body!;
        diff["messageZh"]!.GetValue<string>().ShouldContain("数据");
        diff["messageEn"]!.GetValue<string>().ShouldContain("rows");
        diff["difference"]!.GetValue<decimal>().ShouldBe(diff["after"]!.GetValue<decimal>() - diff["before"]!.GetValue<decimal>());
        var cases = diff["figures"]!.AsArray().Single(f => f!["name"]!.GetValue<string>() == "救助案件数")!["changes"]!.AsArray().Single()!;
        (cases["change"]!.GetValue<string>(), cases["href"]!.GetValue<string>(), cases["numerator"]!.GetValue<decimal>()).ShouldBe(("corrected", "/api/v1" + file.Path, 1m));
        cases["messageZh"]!.GetValue<string>().ShouldBe("救助个案D-1有变更：分子+1");
        cases["messageEn"]!.GetValue<string>().ShouldBe("Relief case D-1 changed: numerator +1");
        var money = diff["figures"]!.AsArray().Single(f => f!["indicatorId"] is null)!["changes"]!.AsArray().Single()!;
        (money["row"]!.GetValue<string>(), money["change"]!.GetValue<string>(), money["numerator"]!.GetValue<decimal>()).ShouldBe(("budgetEntry", "added", 5000m));
        diff.ToJsonString().ShouldNotContain(CaseFile.Name);
    }

    [Fact]
    public async Task Moments_that_are_none_have_not_come_or_stand_back_to_front_are_refused()
    {
        var county = await TestCounty.CreateAsync(host);
        var address = $"/projects/{county.ProjectId}/score/diff?fiscalYear=2020&from=";
        (await county.Clerk.ReadAsync(address + "once")).Refused(HttpStatusCode.BadRequest, "query.unknown_moment", "/from");
        (await county.Clerk.ReadAsync(address + "2030-01-01")).Refused(HttpStatusCode.BadRequest, "query.in_future", "/from");
        (await county.Clerk.ReadAsync(address + "2020-02-01&to=2020-01-01")).Refused(HttpStatusCode.BadRequest, "query.from_after_to", "/to");
        var nothing = (await county.Clerk.ReadAsync(address + "2020-01-01")).Ok().Body!;
        (nothing["before"], nothing["after"], nothing["difference"]!.GetValue<decimal>()).ShouldBe((null, null, 0m));
        var stranger = await TestCounty.CreateAsync(host);
        (await stranger.Clerk.ReadAsync(address + "2020-01-01")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<decimal> TotalAsync(EditedCounty edited, string moment) =>
        (await edited.County.Clerk.ReadAsync($"/projects/{edited.County.ProjectId}/score?fiscalYear=2020{moment}")).Ok().Body!["total"]!.GetValue<decimal>();

    private static string Now(ReliefHost own) => own.Clock.GetUtcNow().AddSeconds(30).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
