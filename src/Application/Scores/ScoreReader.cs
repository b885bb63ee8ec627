using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Attainment;
using ReliefApi.Application.History;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Scores;

/// <summary>What a project's score for a year is made from: goals, indicators with their attainment, and money.</summary>
internal sealed record ScoreMaterial(PerformanceGoal Goal, IReadOnlyList<IndicatorWithFigure> Indicators, ScoringProfile Profile, BudgetBalance Budget, ScoreSheetInput Input, DateTimeOffset? ComputedAt);

/// <summary>An indicator as it was decided, and what follows from its rows.</summary>
internal sealed record IndicatorWithFigure(Indicator Indicator, IndicatorFigure Figure);

/// <summary>Gathers the input of the scoring engine for one project and year, each value with the address of the rows behind it: as stored, or as it was at a moment.</summary>
internal sealed class ScoreReader(IApplicationDbContext db, IScoringProfiles profiles, IPastFigures past)
{
    /// <returns>Null when no goals are set for the year.</returns>
    public async Task<ScoreMaterial?> ReadAsync(Guid projectId, int fiscalYear, Moment? at, CancellationToken ct)
    {
        var goal = await db.PerformanceGoals.At(at, projectId).AsNoTracking().SingleOrDefaultAsync(g => g.ProjectId == projectId && g.FiscalYear == fiscalYear, ct);
        if (goal is null) return null;
        var indicators = await IndicatorsAsync(projectId, goal.DivisionCode, fiscalYear, at, ct);
        var profile = await profiles.GetAsync(goal.ProfileCode, goal.ProfileVersion, ct);
        var budget = await BudgetAsync(projectId, fiscalYear, at, ct) ?? BudgetBalance.Empty(projectId, fiscalYear, goal.DivisionCode);
        var ledger = $"/api/v1/projects/{projectId}/budget-entries?fiscalYear={fiscalYear}{at?.Query}";
        return new(goal, indicators, profile, budget, new ScoreSheetInput
        {
            Profile = profile,
            Form = goal.Form,
            Execution = new(budget.Initial, budget.Adjustment, budget.CarryOver, budget.OtherFunds, budget.Executed),
            ExecutionSources = new Dictionary<string, string>
            {
                ["initial"] = ledger + "&kind=initial",
                ["adjustments"] = ledger + "&kind=adjustment",
                ["carryOver"] = ledger + "&kind=carryOver",
                ["otherFunds"] = ledger + "&kind=otherFunds",
                ["executed"] = ledger + "&kind=disbursement",
            },
            Rows = [.. indicators.Select(i => RowOf(i, at))],
        }, at is null ? await ComputedAtAsync(projectId, fiscalYear, ct) : null);
    }

    /// <summary>The indicators of a year in printing order, each with its figures.</summary>
    public async Task<IReadOnlyList<IndicatorWithFigure>> IndicatorsAsync(Guid projectId, string divisionCode, int fiscalYear, Moment? at, CancellationToken ct)
    {
        var indicators = await db.Indicators.At(at, projectId).AsNoTracking().Where(i => i.ProjectId == projectId && i.FiscalYear == fiscalYear).OrderBy(i => i.Position).ToListAsync(ct);
        if (at is null) return [.. indicators.Select(i => new IndicatorWithFigure(i, IndicatorFigure.Of(i)))];
        var figures = await past.ReadAsync(projectId, divisionCode, fiscalYear, at, ct);
        return [.. indicators.Select(i => new IndicatorWithFigure(i, figures.GetValueOrDefault(i.Id) ?? IndicatorFigure.None))];
    }

    public Task<BudgetBalance?> BudgetAsync(Guid projectId, int fiscalYear, Moment? at, CancellationToken ct) =>
        db.BudgetBalances.At(at, projectId).AsNoTracking().SingleOrDefaultAsync(b => b.ProjectId == projectId && b.FiscalYear == fiscalYear, ct);

    public Task<DateTimeOffset?> ComputedAtAsync(Guid projectId, int fiscalYear, CancellationToken ct) =>
        db.ProjectFacts.Where(f => f.ProjectId == projectId && f.FiscalYear == fiscalYear).Select(f => (DateTimeOffset?)f.ComputedAt).SingleOrDefaultAsync(ct);

    /// <summary>The address of the rows that an indicator's actual is counted from.</summary>
    public static string SourceOf(Indicator indicator, Moment? at = null) => indicator.MeasureCode is not { } code || Measures.Find(code) is not { } measure
        ? $"/api/v1/indicators/{indicator.Id}/actual-values{(at is null ? "" : "?" + at.Query[1..])}"
        : measure.Source switch
        {
            MeasureSource.ReliefCases => $"/api/v1/relief-cases?projectId={indicator.ProjectId}&paidYear={indicator.FiscalYear}{at?.Query}",
            MeasureSource.Petitions => $"/api/v1/petitions?registeredFrom={indicator.FiscalYear}-01-01&registeredTo={indicator.FiscalYear}-12-31",
            _ => $"/api/v1/projects/{indicator.ProjectId}/budget-entries?fiscalYear={indicator.FiscalYear}{at?.Query}",
        };

    private static SheetRow RowOf(IndicatorWithFigure row, Moment? at) => RowOf(row.Indicator, row.Figure.Value, at);

    private static SheetRow RowOf(Indicator indicator, decimal? actual, Moment? at) => new()
    {
        Key = indicator.Id.ToString(),
        Name = indicator.Name,
        Unit = indicator.Unit,
        Sources = new Dictionary<string, string> { ["target"] = $"/api/v1/goals/{indicator.GoalId}", ["actual"] = SourceOf(indicator, at), ["tier"] = SourceOf(indicator, at) },
        Row = new ScoringRow
        {
            Weight = indicator.Weight,
            Category = IndicatorCategory.Find(indicator.Category),
            Kind = indicator.Kind,
            Operator = indicator.Operator ?? default,
            Target = indicator.Target,
            UpperTarget = indicator.TargetUpper,
            DueOn = indicator.TargetDate,
            Actual = actual,
            ActualOn = indicator.RecordedDate,
            Tier = (QualitativeTier?)indicator.RecordedTier,
            ChosenScore = indicator.RecordedTierScore,
            HasReason = indicator.RecordedReason is not null,
            IsGrowthRate = IndicatorRules.IsGrowthRate(indicator.Name, indicator.Unit),
        },
    };
}
