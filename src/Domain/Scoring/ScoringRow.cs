using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>
/// What the engine needs to score one indicator row. Percentages are percent numbers (98.5 is 98.5 %). A value type without names or
/// texts: millions of rows pass through the engine.
/// </summary>
public readonly record struct ScoringRow
{
    /// <summary>Null for an explanatory sub-row, which shows a completion but earns nothing.</summary>
    public decimal? Weight { get; init; }

    /// <summary>Only used to notice an operator that runs against the category.</summary>
    public IndicatorCategory? Category { get; init; }

    public IndicatorKind Kind { get; init; }

    public TargetOperator Operator { get; init; }

    /// <summary>The target, or the lower end of a range.</summary>
    public decimal? Target { get; init; }

    public decimal? UpperTarget { get; init; }

    public decimal? Actual { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateOnly? ActualOn { get; init; }

    /// <summary>A growth rate may be negative; nothing else may.</summary>
    public bool IsGrowthRate { get; init; }

    public QualitativeTier? Tier { get; init; }

    /// <summary>Points a person gave inside the tier's band.</summary>
    public decimal? ChosenScore { get; init; }

    /// <summary>A written reason stands beside the row.</summary>
    public bool HasReason { get; init; }

    /// <summary>A reviewer confirmed that the target was clearly too low.</summary>
    public bool TargetTooLow { get; init; }

    /// <summary>Null means proportional to the target.</summary>
    public AttainmentMethod? Method { get; init; }
}

/// <summary>
/// Another way to turn attainment into a share of the weight. The instance is shared by the rows that use it.
/// </summary>
public sealed record AttainmentMethod
{
    public required AttainmentMethodKind Kind { get; init; }

    /// <summary>For <see cref="AttainmentMethodKind.PassThreshold"/>: the attainment (1 = target) below which nothing is earned.</summary>
    public decimal Threshold { get; init; }

    /// <summary>For <see cref="AttainmentMethodKind.Steps"/>: shares by the actual value itself, highest step first.</summary>
    public IReadOnlyList<AttainmentStep> Steps { get; init; } = [];

    public static AttainmentMethod YesNo { get; } = new() { Kind = AttainmentMethodKind.YesNo };

    public static AttainmentMethod PassAt(decimal threshold) => new() { Kind = AttainmentMethodKind.PassThreshold, Threshold = threshold };

    public static AttainmentMethod InSteps(params IReadOnlyList<AttainmentStep> steps) => new() { Kind = AttainmentMethodKind.Steps, Steps = steps };
}

/// <summary>Row methods besides the proportional one: 直接判定, 完成比率(有及格线), 区间赋分.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<AttainmentMethodKind>))]
public enum AttainmentMethodKind
{
    YesNo,
    PassThreshold,
    Steps,
}
