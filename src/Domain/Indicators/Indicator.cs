using ReliefApi.Domain.Common;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Domain.Indicators;

/// <summary>The expected state and the wording of each tier of a qualitative indicator.</summary>
public sealed record TierWording(string Achieved, string Partly, string NotAchieved);

/// <summary>What is decided about an indicator when the goals are set.</summary>
/// <param name="Category">Code of the second-level category, such as <c>OUT.QTY</c>.</param>
/// <param name="Target">Target value in <paramref name="Unit"/>; percent as percent numbers (98.5 = 98.5 %).</param>
/// <param name="TargetUpper">Upper end of a range.</param>
/// <param name="Weight">Points; null for an explanatory row that is not scored.</param>
/// <param name="MeasureCode">The measure that the actual is derived from; null when it is recorded by hand with evidence.</param>
/// <param name="TargetBasis">Where the target comes from: plan, standard or history.</param>
public sealed record IndicatorDefinition(string Category, string Name, IndicatorKind Kind, TargetOperator? Operator, decimal? Target, decimal? TargetUpper,
    DateOnly? TargetDate, string? Unit, decimal? Weight, string? MeasureCode, string? TargetBasis, TierWording? Tiers);

/// <summary>
/// One indicator with its target and, beside it, its attainment. The attainment columns are written by the recompute only and do not
/// count as a revision; they live on this row so that a recompute reads one table.
/// </summary>
public sealed class Indicator : IBelongsToDivision, IRevised
{
    private Indicator() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid GoalId { get; private set; }
    public Guid ProjectId { get; private set; }
    public int FiscalYear { get; private set; }
    public int Position { get; private set; }
    public string Category { get; private set; } = "";
    public string Name { get; private set; } = "";
    public IndicatorKind Kind { get; private set; }
    public TargetOperator? Operator { get; private set; }
    public decimal? Target { get; private set; }
    public decimal? TargetUpper { get; private set; }
    public DateOnly? TargetDate { get; private set; }
    public string? Unit { get; private set; }
    public decimal? Weight { get; private set; }
    public string? MeasureCode { get; private set; }
    public string? TargetBasis { get; private set; }
    public string? TierAchieved { get; private set; }
    public string? TierPartly { get; private set; }
    public string? TierNotAchieved { get; private set; }

    /// <summary>The latest actual recorded by hand; its history is in <see cref="ActualValue"/>.</summary>
    public decimal? RecordedValue { get; private set; }
    public DateOnly? RecordedDate { get; private set; }
    public int? RecordedTier { get; private set; }
    public decimal? RecordedTierScore { get; private set; }
    public string? RecordedReason { get; private set; }

    public decimal? ActualNumerator { get; private set; }
    public decimal? ActualDenominator { get; private set; }
    public decimal? ActualValue { get; private set; }
    public decimal? Completion { get; private set; }
    public decimal? Score { get; private set; }
    public int ScoreFlags { get; private set; }
    public int Revision { get; private set; }

    internal static Indicator Of(Guid id, PerformanceGoal goal) =>
        new() { Id = id, GoalId = goal.Id, DivisionCode = goal.DivisionCode, ProjectId = goal.ProjectId, FiscalYear = goal.FiscalYear };

    internal void Define(int position, IndicatorDefinition definition)
    {
        Position = position;
        TierWording? tiers;
        (Category, Name, Kind, Operator, Target, TargetUpper, TargetDate, Unit, Weight, MeasureCode, TargetBasis, tiers) = definition;
        (TierAchieved, TierPartly, TierNotAchieved) = (tiers?.Achieved, tiers?.Partly, tiers?.NotAchieved);
    }

    /// <summary>Why no actual value can be recorded of an indicator with this measure; null when one can.</summary>
    public static Error? RecordRefusal(string? measureCode) => measureCode is null ? null : GoalErrors.DerivedFromCases;

    /// <summary>Takes an actual that a person recorded with evidence.</summary>
    public Result<Done> Take(ActualValue actual)
    {
        if (RecordRefusal(MeasureCode) is { } refusal) return refusal;
        if (!IsOfMyKind(actual)) return GoalErrors.ActualOfAnotherKind;
        var growthRate = IndicatorRules.IsGrowthRate(Name, Unit);
        if (actual.Value < 0 && !growthRate) return IndicatorErrors.Negative.At("/value");
        if (!Attainment.IsWithinLimit(actual.Value)) return IndicatorErrors.OutOfRange.At("/value");
        if (Unit == "%" && !growthRate && Operator?.IsHigherBetter == true && Target > 1 && actual.Value is > 0 and <= 1) return IndicatorErrors.PercentAsFraction.At("/value");
        (RecordedValue, RecordedDate, RecordedTier, RecordedTierScore, RecordedReason) = (actual.Value, actual.Date, actual.Tier, actual.TierScore, actual.Reason);
        return new Done();
    }

    /// <summary>A number for a number, a date for a date (with a tier when it came late), a tier for a judgement.</summary>
    private bool IsOfMyKind(ActualValue actual) => Kind == IndicatorKind.Qualitative
        ? actual is { Value: null, Date: null, Tier: not null }
        : Operator == TargetOperator.OnOrBefore ? actual is { Value: null, Date: not null } : actual is { Value: not null, Date: null, Tier: null };
}

/// <summary>An actual value that a person recorded, with evidence; insert-only, the latest counts.</summary>
public sealed class ActualValue : IBelongsToDivision
{
    private ActualValue() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid IndicatorId { get; private set; }
    public decimal? Value { get; private set; }
    public DateOnly? Date { get; private set; }
    /// <summary>1 achieved, 2 partly achieved, 3 not achieved.</summary>
    public int? Tier { get; private set; }
    public decimal? TierScore { get; private set; }
    public string? Reason { get; private set; }
    public string Evidence { get; private set; } = "";
    public DateOnly AsOf { get; private set; }
    public string RecordedBy { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }

    public static ActualValue Record(Guid id, Indicator indicator, decimal? value, DateOnly? date, int? tier, decimal? tierScore, string? reason,
        string evidence, DateOnly asOf, string by, DateTimeOffset at) => new()
        {
            Id = id,
            DivisionCode = indicator.DivisionCode,
            IndicatorId = indicator.Id,
            Value = value,
            Date = date,
            Tier = tier,
            TierScore = tierScore,
            Reason = reason,
            Evidence = evidence,
            AsOf = asOf,
            RecordedBy = by,
            RecordedAt = at,
        };
}
