using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Findings;

/// <summary>Gathers what the rules look at in the records of a project and year.</summary>
internal sealed class RecordInputReader(IApplicationDbContext db, ISimilarProjects similar, StoredPassageReader passages)
{
    public async Task<FindingInput> ReadAsync(Project project, int year, ScoreMaterial? material, CancellationToken ct)
    {
        var division = await db.Divisions.AsNoTracking().SingleAsync(d => d.DivisionCode == project.DivisionCode, ct);
        var rules = await db.RulesOfAsync(project.DivisionCode, year, ct);
        var budget = material?.Budget ?? await db.BudgetBalances.AsNoTracking().SingleOrDefaultAsync(b => b.ProjectId == project.Id && b.FiscalYear == year, ct)
            ?? BudgetBalance.Empty(project.Id, year, project.DivisionCode);
        var counted = await db.ProjectFacts.AsNoTracking().SingleOrDefaultAsync(f => f.ProjectId == project.Id && f.FiscalYear == year, ct);
        var (own, elsewhere) = await passages.ReadAsync(project, year, ct);
        var profile = material?.Profile;
        return new FindingInput
        {
            FiscalYear = year,
            Level = division.Level,
            DivisionName = division.Name,
            Projects = [new(project.Name, project.Level, project.Summary, project.Basis, project.ImplementingBody, project.Plan, null)],
            OverallGoal = material?.Goal.OverallGoal,
            AnnualGoal = material?.Goal.AnnualGoal,
            Indicators = material is null ? [] : await IndicatorsAsync(material.Goal, [.. material.Indicators.Select(i => i.Indicator)], ct),
            Money = new(budget.FullYear, budget.Arrived, budget.Executed, counted?.PaidAmount ?? 0, counted?.CasesPaid ?? 0, rules.ReliefCap, rules.ReviewThreshold,
                ReviewDue: project is { Level: 2, ReviewedOn: null } && budget.FullYear >= rules.ReviewThreshold),
            Passages = own,
            Elsewhere = elsewhere,
            Thresholds = profile is null ? new FindingInput().Thresholds : new(profile.OverAchievementThreshold, profile.FarBelowCeilingThreshold, profile.OutOfLineThreshold),
        };
    }

    private async Task<IReadOnlyList<SeenIndicator>> IndicatorsAsync(PerformanceGoal goal, IReadOnlyList<Indicator> rows, CancellationToken ct)
    {
        var priors = await db.Indicators.Where(i => i.ProjectId == goal.ProjectId && i.FiscalYear < goal.FiscalYear && i.FiscalYear >= goal.FiscalYear - 2 && i.ActualValue != null)
            .OrderByDescending(i => i.FiscalYear).Select(i => new { i.FiscalYear, i.MeasureCode, i.Category, i.Name, i.Unit, i.ActualValue }).ToListAsync(ct);
        // A count or a sum depends on how large a county is; only rates and averages can be compared between counties.
        string[] comparable = [.. rows.Select(i => i.MeasureCode).OfType<string>().Distinct().Where(m => Measures.Find(m)?.Denominator is not null)];
        var medians = comparable.Length == 0 ? new Dictionary<string, SimilarActuals>() : await similar.ReadAsync(goal.DivisionCode, goal.FiscalYear - 1, comparable, ct);
        return [.. rows.Select(row => Seen(row) with
        {
            Priors = [.. priors.Where(p => p.Unit == row.Unit && (row.MeasureCode is null ? p.MeasureCode is null && p.Category == row.Category && p.Name == row.Name : p.MeasureCode == row.MeasureCode))
                .Select(p => new PriorActual(p.FiscalYear, p.ActualValue!.Value))],
            Similar = row.MeasureCode is { } code && medians.TryGetValue(code, out var median) ? InUnitOf(row, Measures.Find(code)!, median) : null,
        })];
    }

    private static SimilarActuals? InUnitOf(Indicator row, Measure measure, SimilarActuals found) =>
        measure.ScaleTo(row.Unit) is { } scale && measure.ValueOf(found.Median, 1) is { } value ? found with { Median = decimal.Round(value * scale, 2, MidpointRounding.AwayFromZero) } : null;

    private static SeenIndicator Seen(Indicator row) => new(row.Id.ToString(), IndicatorCategory.Find(row.Category), row.Name,
        $"{row.Name}{row.Operator?.Symbol}{row.Target:0.######}{row.Unit}{row.TierAchieved}", row.Kind, row.Operator, row.Target, row.TargetDate, row.Unit, row.Weight,
        IsScored: row.Weight is not null, row.MeasureCode, HasTiers: row.TierPartly is not null);
}
