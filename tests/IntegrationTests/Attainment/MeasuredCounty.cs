using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Application.Attainment;
using ReliefApi.Domain.Indicators;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Attainment;

/// <summary>A county whose project has an indicator for every measure there is, and its figures as the database holds them.</summary>
internal sealed record MeasuredCounty(TestCounty County)
{
    public static async Task<MeasuredCounty> CreateAsync(ReliefHost host, int year = 2020)
    {
        var county = await TestCounty.CreateAsync(host);
        await county.Host.InScopeAsync(county.Code, async db =>
        {
            var project = await db.Projects.SingleAsync(p => p.Id == county.ProjectId);
            var goal = PerformanceGoal.Define(Guid.CreateVersion7(), project, year, IndicatorForm.A, ("N2020", 1), null, "目标", "clerk");
            goal.SetIndicators(Measures.All.Select(m => (Guid.CreateVersion7(), new IndicatorDefinition("OUT.QTY", m.NameZh, IndicatorKind.Quantitative,
                TargetOperator.AtLeast, 50, null, null, m.Unit, 4.5m, m.Code, null, null))));
            db.PerformanceGoals.Add(goal);
            await db.SaveChangesAsync(default);
        });
        return new(county);
    }

    public async Task<RecomputeOutcome> RecomputeAsync(bool full = false)
    {
        await using var scope = County.Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAttainmentRecomputer>().RecomputeAsync(new(County.Code, Full: full), null, default);
    }

    /// <summary>Numerator and denominator of a measure, as stored.</summary>
    public async Task<(decimal? Numerator, decimal? Denominator)> FigureAsync(string measure)
    {
        (decimal?, decimal?) figure = default;
        await County.Host.InScopeAsync(County.Code, async db =>
        {
            var indicator = await db.Indicators.AsNoTracking().SingleAsync(i => i.ProjectId == County.ProjectId && i.MeasureCode == measure);
            figure = (indicator.ActualNumerator, indicator.ActualDenominator);
        });
        return figure;
    }

    /// <summary>Everything derived, row by row, without the time at which it was derived; <c>xmin</c> tells whether a row was written.</summary>
    public async Task<string> DerivedAsync(bool withVersions = false)
    {
        var version = withVersions ? ", xmin::text" : "";
        List<string> rows = [];
        foreach (var sql in (string[])
        [
            $"select ('i', position, actual_numerator, actual_denominator, actual_value, completion, score, score_flags{version})::text as \"Value\" from relief.indicators where division_code = '{County.Code}' order by 1",
            $"select (to_jsonb(f) - 'computed_at')::text{(withVersions ? " || f.xmin" : "")} as \"Value\" from relief.project_facts f where division_code = '{County.Code}' order by 1",
            $"select (to_jsonb(f) - 'computed_at')::text{(withVersions ? " || f.xmin" : "")} as \"Value\" from relief.division_facts f where division_code = '{County.Code}' order by 1",
        ])
            await County.Host.InScopeAsync(County.Code, async db => rows.AddRange(await db.Database.SqlQueryRaw<string>(sql).ToListAsync()));
        return string.Join('\n', rows);
    }

    /// <summary>Takes back everything derived, so that only a fresh computation can bring it back.</summary>
    public Task ForgetAsync() => County.Host.InScopeAsync(County.Code, async db =>
    {
        await db.Database.ExecuteSqlAsync($"""
            update relief.indicators set actual_numerator = null, actual_denominator = null, actual_value = null, completion = null, score = null, score_flags = 0 where division_code = {County.Code};
            delete from relief.project_facts where division_code = {County.Code};
            delete from relief.division_facts where division_code = {County.Code};
            """);
    });
}
