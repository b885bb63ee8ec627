namespace ReliefApi.Domain.Scoring;

/// <summary>The score of one row and everything needed to say how it came about.</summary>
/// <param name="Score">Rounded points, or null when the row cannot be scored.</param>
/// <param name="Unrounded">Points before rounding.</param>
/// <param name="Ratio">Share of the weight that was earned, 0 to 1.</param>
/// <param name="CompletionPercent">Actual ÷ target in percent, two decimals.</param>
/// <param name="DeviationPercent">Distance from the target in percent, two decimals; positive is better.</param>
/// <param name="Rule">The rule that gave the score.</param>
/// <param name="Signals">What a reader should look at.</param>
public readonly record struct RowScore(
    decimal? Score,
    decimal? Unrounded,
    decimal? Ratio,
    decimal? CompletionPercent,
    decimal? DeviationPercent,
    RowRule Rule,
    RowSignals Signals)
{
    public bool IsScored => Score is not null;

    public bool Has(RowSignals flag) => (Signals & flag) != 0;
}

/// <summary>Which rule scored a row.</summary>
public enum RowRule
{
    NotScorable,
    Explanatory,
    MissingActual,
    Met,
    ActualOverTarget,
    TargetOverActual,
    MetOrNot,
    OnTime,
    TierTop,
    TierChosen,
    YesNo,
    BelowPass,
    Steps,
    OverAchievementDeduction,
}

/// <summary>Observations about a row, many at once.</summary>
[Flags]
public enum RowSignals
{
    None = 0,
    Explanatory = 1 << 0,
    InvalidWeight = 1 << 1,
    ValueOutOfRange = 1 << 2,
    NegativeValue = 1 << 3,
    TargetMissing = 1 << 4,
    TargetMeaningless = 1 << 5,
    MissingActual = 1 << 6,
    Missed = 1 << 7,
    StrictEqual = 1 << 8,
    OverAchieved = 1 << 9,
    FarBelowCeiling = 1 << 10,
    UnderAchieved = 1 << 11,
    SeriouslyUnderAchieved = 1 << 12,
    TierMissing = 1 << 13,
    ChosenScoreMissing = 1 << 14,
    ScoreOutsideBand = 1 << 15,
    TierReasonMissing = 1 << 16,
    DirectionSuspicious = 1 << 17,
    CompletionCapped = 1 << 18,
}
