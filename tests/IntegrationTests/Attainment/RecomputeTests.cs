using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Attainment;

public sealed class RecomputeTests(ReliefHost host, ITestOutputHelper output)
{
    private static readonly string[] Steps = ["apply", "first-review", "joint-review", "approve", "notice", "sign-agreement", "pay", "follow-up", "close"];

    [Fact]
    public async Task Every_formula_counts_the_rows_it_names()
    {
        var measured = await MeasuredCounty.CreateAsync(host);
        var county = measured.County;
        var closed = await (await CaseFile.OpenAsync(county, "A")).ToAsync("close");
        await (await CaseFile.OpenAsync(county, "B", budget: 0)).ToAsync("pay");
        var relapsed = await (await CaseFile.OpenAsync(county, "C", budget: 0)).ToAsync("close");
        await (await CaseFile.OpenAsync(county, "D", budget: 0)).ToAsync("approve");
        (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-C2", relapsed.IdNumber, "2020-06-01", relapsed.PetitionId))).Ok(System.Net.HttpStatusCode.Created);
        (await closed.TakeAsync(county.Finance, "return-payment", new() { ["occurredOn"] = "2020-07-01", ["amount"] = "1000.00", ["reason"] = "多付" })).Ok();
        await measured.RecomputeAsync();

        (await measured.FigureAsync("relief.persons")).ShouldBe((3, null));
        (await measured.FigureAsync("relief.cases")).ShouldBe((3, null));
        (await measured.FigureAsync("relief.occurrences")).ShouldBe((3, null));
        (await measured.FigureAsync("relief.paid-amount")).ShouldBe((14_000, null));
        (await measured.FigureAsync("relief.stop-petition-rate")).ShouldBe((2, 3));
        (await measured.FigureAsync("relief.agreement-rate")).ShouldBe((3, 3));
        (await measured.FigureAsync("relief.decided-in-time-rate")).ShouldBe((4, 4));
        (await measured.FigureAsync("relief.paid-in-time-rate")).ShouldBe((3, 4));
        (await measured.FigureAsync("relief.average-per-case")).ShouldBe((14_000, 3));
        (await measured.FigureAsync("relief.average-per-person")).ShouldBe((14_000, 3));
        (await measured.FigureAsync("relief.satisfaction-rate")).ShouldBe((2, 2));
        (await measured.FigureAsync("relief.reply-rate")).ShouldBe((2, 2));
        (await measured.FigureAsync("petition.repeat-rate")).ShouldBe((1, 5));
        (await measured.FigureAsync("petition.accepted-in-time-rate")).ShouldBe((0, 5));
        (await measured.FigureAsync("petition.replied-in-time-rate")).ShouldBe((0, 0));
        (await measured.FigureAsync("budget.full-year")).ShouldBe((50_000, null));
        (await measured.FigureAsync("budget.executed")).ShouldBe((14_000, null));
        (await measured.FigureAsync("budget.execution-rate")).ShouldBe((14_000, 50_000));
    }

    [Fact]
    public async Task A_second_recompute_writes_nothing()
    {
        var measured = await MeasuredCounty.CreateAsync(host);
        await (await CaseFile.OpenAsync(measured.County)).ToAsync("close");
        (await measured.RecomputeAsync()).IndicatorsChanged.ShouldBeGreaterThan(0);
        var first = await measured.DerivedAsync(withVersions: true);

        foreach (var full in (bool[])[false, true])
        {
            var again = await measured.RecomputeAsync(full);
            (again.IndicatorsChanged, again.ProjectsChanged, again.DivisionsChanged).ShouldBe((0, 0, 0));
        }
        (await measured.DerivedAsync(withVersions: true)).ShouldBe(first);
    }

    [Fact]
    public async Task A_later_entry_about_an_earlier_month_moves_every_figure_that_rests_on_it()
    {
        var measured = await MeasuredCounty.CreateAsync(host);
        var file = await (await CaseFile.OpenAsync(measured.County)).ToAsync("close");
        await measured.RecomputeAsync();
        (await measured.FigureAsync("petition.repeat-rate")).ShouldBe((0, 1));
        (await measured.FigureAsync("relief.stop-petition-rate")).ShouldBe((1, 1));

        (await measured.County.Clerk.SendAsync("/petitions", CaseFile.PetitionBody("X-late", file.IdNumber, "2020-05-05", file.PetitionId))).Ok(System.Net.HttpStatusCode.Created);
        await measured.RecomputeAsync();
        (await measured.FigureAsync("petition.repeat-rate")).ShouldBe((1, 2));
        (await measured.FigureAsync("relief.stop-petition-rate")).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_write_marks_what_depends_on_it_in_its_own_transaction()
    {
        var measured = await MeasuredCounty.CreateAsync(host);
        var county = measured.County;
        await measured.RecomputeAsync();
        (await MarksAsync()).ShouldBe(0);

        await county.Host.InScopeAsync(county.Code, async db =>
        {
            var transaction = db.Database.CurrentTransaction!;
            await transaction.CreateSavepointAsync("before");
            await db.Database.ExecuteSqlAsync($"insert into relief.budget_entries (id, division_code, project_id, fiscal_year, kind, amount, occurred_on, recorded_by, recorded_at) values ({Guid.CreateVersion7()}, {county.Code}, {county.ProjectId}, 2020, 'Initial', 1, '2020-01-01', 't', now())");
            (await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from relief.stale_marks where division_code = {county.Code}").ToListAsync())[0].ShouldBe(1);
            await transaction.RollbackToSavepointAsync("before");
        });
        (await MarksAsync()).ShouldBe(0);

        await county.GrantAsync(1000);
        (await MarksAsync()).ShouldBe(1);
        (await county.Clerk.ReadAsync($"/projects/{county.ProjectId}/attainment?fiscalYear=2020")).Ok().Body!["stale"]!.GetValue<bool>().ShouldBeTrue();

        async Task<int> MarksAsync()
        {
            var marks = 0;
            await county.Host.InScopeAsync(county.Code, async db => marks = (await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from relief.stale_marks where division_code = {county.Code}").ToListAsync())[0]);
            return marks;
        }
    }

    [Fact]
    public async Task The_stored_total_is_the_total_of_the_score_sheet_and_the_explanation_adds_up_to_it()
    {
        var measured = await MeasuredCounty.CreateAsync(host);
        await (await CaseFile.OpenAsync(measured.County)).ToAsync("close");
        await measured.RecomputeAsync();
        decimal? stored = null;
        await host.InScopeAsync(measured.County.Code, async db => stored = await db.ProjectFacts.Where(f => f.ProjectId == measured.County.ProjectId).Select(f => f.Total).SingleAsync());

        var score = (await measured.County.Clerk.ReadAsync($"/projects/{measured.County.ProjectId}/score?fiscalYear=2020")).Ok().Body!;
        score["total"]!.GetValue<decimal>().ShouldBe(stored!.Value);
        Sum(score["explanation"]!).ShouldBe(stored.Value);

        static decimal Sum(JsonNode node) => node["children"]!.AsArray() is { Count: > 0 } children ? children.Sum(c => Sum(c!)) : node["score"]?.GetValue<decimal>() ?? 0;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_order_of_edits_and_recomputes_ends_at_the_figures_of_a_fresh_computation(int seed)
    {
        var random = new Random(seed);
        var measured = await MeasuredCounty.CreateAsync(host);
        var county = measured.County;
        await county.GrantAsync(100_000);
        List<CaseFile> paid = [];
        for (var edit = 0; edit < 24; edit++)
        {
            switch (random.Next(5))
            {
                case 0 or 1:
                    var file = await CaseFile.OpenAsync(county, $"E{edit}", budget: 0);
                    var last = Steps[random.Next(Steps.Length)];
                    await file.ToAsync(last);
                    if (last is "pay" or "follow-up" or "close") paid.Add(file);
                    break;
                case 2 when paid.Count > 0:
                    var back = paid[random.Next(paid.Count)];
                    (await county.Clerk.SendAsync("/petitions", CaseFile.PetitionBody($"R{edit}", back.IdNumber, $"2020-{5 + random.Next(7):00}-11", back.PetitionId))).Ok(System.Net.HttpStatusCode.Created);
                    paid.Remove(back);
                    break;
                case 3 when paid.Count > 0:
                    (await paid[^1].TakeAsync(county.Finance, "return-payment", new() { ["occurredOn"] = "2020-08-01", ["amount"] = $"{1 + random.Next(50)}.50", ["reason"] = "更正" })).Ok();
                    break;
                default:
                    await county.GrantAsync(1 + random.Next(500));
                    break;
            }
            if (random.Next(3) == 0) await measured.RecomputeAsync(full: random.Next(4) == 0);
        }
        await measured.RecomputeAsync();
        var incremental = await measured.DerivedAsync();
        output.WriteLine($"seed {seed}: {paid.Count} cases paid\n{incremental}");

        await measured.ForgetAsync();
        await measured.RecomputeAsync(full: true);
        (await measured.DerivedAsync()).ShouldBe(incremental);
    }

    [Fact]
    public async Task Writers_beside_a_recompute_lose_nothing()
    {
        var measured = await MeasuredCounty.CreateAsync(host);
        using var done = new CancellationTokenSource();
        var recomputing = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested) await measured.RecomputeAsync();
        });
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async writer =>
        {
            for (var i = 0; i < 15; i++) await measured.County.GrantAsync(1);
        }));
        await done.CancelAsync();
        await recomputing;
        await measured.RecomputeAsync();
        (await measured.FigureAsync("budget.full-year")).ShouldBe((90, null));
    }
}
