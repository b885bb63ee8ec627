using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Attainment;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Scores;

/// <summary>What a project's score for a year is made from: goals, indicators with their attainment, and money.</summary>
internal sealed record ScoreMaterial(PerformanceGoal Goal, ScoringProfile Profile, BudgetBalance Budget, ScoreSheetInput Input, DateTimeOffset? ComputedAt);

/// <summary>Gathers the input of the scoring engine for one project and year, each value with the address of the rows behind it.</summary>
internal sealed class ScoreReader(IApplicationDbContext db, IScoringProfiles profiles)
{
    /// <returns>Null when no goals are set for the year.</returns>
    public async Task<ScoreMaterial?> ReadAsync(Guid projectId, int fiscalYear, CancellationToken ct)
    {
        var goal = await db.PerformanceGoals.AsNoTracking().Include(g => g.Indicators.OrderBy(i => i.Position))
            .SingleOrDefaultAsync(g => g.ProjectId == projectId && g.FiscalYear == fiscalYear, ct);
        if (goal is null) return null;
        var profile = await profiles.GetAsync(goal.ProfileCode, goal.ProfileVersion, ct);
        var budget = await db.BudgetBalances.AsNoTracking().SingleOrDefaultAsync(b => b.ProjectId == projectId && b.FiscalYear == fiscalYear, ct)
            ?? BudgetBalance.Empty(projectId, fiscalYear, goal.DivisionCode);
        var computedAt = await db.ProjectFacts.Where(f => f.ProjectId == projectId && f.FiscalYear == fiscalYear).Select(f => (DateTimeOffset?)f.ComputedAt).SingleOrDefaultAsync(ct);
        var ledger = $"/api/v1/projects/{projectId}/budget-entries?fiscalYear={fiscalYear}";
        return new(goal, profile, budget, new ScoreSheetInput
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
            Rows = [.. goal.Indicators.Select(RowOf)],
        }, computedAt);
    }

    /// <summary>The address of the rows that an indicator's actual is counted from.</summary>
    public static string SourceOf(Indicator indicator) => indicator.MeasureCode is not { } code || Measures.Find(code) is not { } measure
        ? $"/api/v1/indicators/{indicator.Id}/actual-values"
        : measure.Source switch
        {
            MeasureSource.ReliefCases => $"/api/v1/relief-cases?projectId={indicator.ProjectId}&paidYear={indicator.FiscalYear}",
            MeasureSource.Petitions => $"/api/v1/petitions?registeredFrom={indicator.FiscalYear}-01-01&registeredTo={indicator.FiscalYear}-12-31",
            _ => $"/api/v1/projects/{indicator.ProjectId}/budget-entries?fiscalYear={indicator.FiscalYear}",
        };

    private static SheetRow RowOf(Indicator indicator) => new()
    {
        Key = indicator.Id.ToString(),
        Name = indicator.Name,
        Unit = indicator.Unit,
        Sources = new Dictionary<string, string> { ["target"] = $"/api/v1/goals/{indicator.GoalId}", ["actual"] = SourceOf(indicator), ["tier"] = SourceOf(indicator) },
        Row = new ScoringRow
        {
            Weight = indicator.Weight,
            Category = IndicatorCategory.Find(indicator.Category),
            Kind = indicator.Kind,
            Operator = indicator.Operator ?? default,
            Target = indicator.Target,
            UpperTarget = indicator.TargetUpper,
            DueOn = indicator.TargetDate,
            Actual = indicator.ActualValue,
            ActualOn = indicator.RecordedDate,
            Tier = (QualitativeTier?)indicator.RecordedTier,
            ChosenScore = indicator.RecordedTierScore,
            HasReason = indicator.RecordedReason is not null,
            IsGrowthRate = IndicatorRules.IsGrowthRate(indicator.Name, indicator.Unit),
        },
    };
}
