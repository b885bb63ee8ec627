using System.Text.Json.Serialization;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>
/// Everything about scoring that differs between years and provinces, as plain data: it is stored as one JSON row and frozen with the
/// goals, so a new variant is a new row and an old score can always be recomputed.
/// </summary>
public sealed record ScoringProfile
{
    public required string Code { get; init; }

    public required int Version { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>The documents this variant follows, as printed in reports.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>Weight of the execution row (预算执行率).</summary>
    public required decimal ExecutionWeight { get; init; }

    /// <summary>Weights of the first level. One entry may cover several blocks: "benefit and satisfaction together 40", "free split of 90".</summary>
    public required IReadOnlyList<BlockWeight> Blocks { get; init; }

    public required IReadOnlyList<TierBand> Tiers { get; init; }

    /// <summary>Grades from the best to the worst; each reaches from its floor up to the floor of the one before.</summary>
    public required IReadOnlyList<GradeBand> Grades { get; init; }

    /// <summary>Decimals of a row's score; halves are rounded away from zero.</summary>
    public int RoundingDecimals { get; init; } = 2;

    /// <summary>Actual ÷ target above which a row must be explained. A local setting: no national text gives a number.</summary>
    public decimal OverAchievementThreshold { get; init; } = 1.30m;

    /// <summary>
    /// Target ÷ what similar projects or the project itself reached, or the reverse, above which a target is questioned when it is set.
    /// Beside <see cref="OverAchievementThreshold"/> because it asks the same question a year earlier.
    /// </summary>
    public decimal OutOfLineThreshold { get; init; } = 1.30m;

    /// <summary>Deductions for a target confirmed as set too low; empty means no automatic deduction.</summary>
    public IReadOnlyList<OverAchievementStep> OverAchievementLadder { get; init; } = [];

    public decimal UnderAchievementThreshold { get; init; } = 0.8m;

    public decimal SeriousUnderAchievementThreshold { get; init; } = 0.6m;

    /// <summary>Actual ÷ ceiling below which a lower-is-better row is worth a look: a saving, or nothing delivered.</summary>
    public decimal FarBelowCeilingThreshold { get; init; } = 0.7m;

    public MissingValuePolicy MissingValue { get; init; } = MissingValuePolicy.Zero;

    /// <summary>Execution rate below which a reason is due.</summary>
    public decimal ExecutionReasonBelow { get; init; } = 0.9m;

    /// <summary>Execution rate below which a measure is due as well.</summary>
    public decimal ExecutionMeasureBelow { get; init; } = 0.6m;

    /// <summary>Shares of the execution weight by rate, for places that score execution in steps; empty means proportional.</summary>
    public IReadOnlyList<AttainmentStep> ExecutionSteps { get; init; } = [];

    /// <summary>A single row heavier than this draws a warning.</summary>
    public decimal HeavyRowWeight { get; init; } = 40m;

    public int MinimumRows { get; init; } = 3;

    public int MaximumRows { get; init; } = 15;

    public bool Has(IndicatorBlock block) => Blocks.Any(entry => entry.Blocks.Contains(block));

    /// <summary>The grade of a total, or null when the total lies below every floor.</summary>
    public GradeBand? GradeOf(decimal total)
    {
        foreach (var grade in Grades)
        {
            if (total >= grade.From) return grade;
        }

        return null;
    }

    /// <summary>The points a tier allows for a row of this weight, or null when the profile lacks the tier.</summary>
    public ScoreRange? RangeOf(QualitativeTier tier, decimal weight)
    {
        for (var i = 0; i < Tiers.Count; i++)
        {
            if (Tiers[i].Tier != tier) continue;
            return i == 0
                ? new ScoreRange(Tiers[i].From * weight, weight, IncludesHigh: true)
                : new ScoreRange(Tiers[i].From * weight, Tiers[i - 1].From * weight, IncludesHigh: false);
        }

        return null;
    }

    internal decimal Round(decimal points) => Math.Round(points, RoundingDecimals, MidpointRounding.AwayFromZero);
}

/// <summary>The weight that one or more first-level blocks share.</summary>
public sealed record BlockWeight(IReadOnlyList<IndicatorBlock> Blocks, decimal Weight);

/// <summary>A tier's floor as a share of the row's weight (0.8 = 80 %). Bands stand best first; a boundary belongs to the upper tier.</summary>
public sealed record TierBand(QualitativeTier Tier, decimal From);

/// <summary>A grade (评价等级) and the lowest total that earns it.</summary>
public sealed record GradeBand(string Code, string LabelZh, string LabelEn, decimal From);

/// <summary>Above this actual ÷ target, this share of the weight is deducted.</summary>
public sealed record OverAchievementStep(decimal Above, decimal Deduction);

/// <summary>From this value on (inclusive), this share of the weight is earned. Steps stand highest first; below the last one nothing is earned.</summary>
public sealed record AttainmentStep(decimal From, decimal Share);

/// <summary>Points between a lowest and a highest value.</summary>
public readonly record struct ScoreRange(decimal Low, decimal High, bool IncludesHigh)
{
    public bool Contains(decimal points) => points >= Low && (IncludesHigh ? points <= High : points < High);
}

/// <summary>What a missing actual value earns. It never counts as met.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingValuePolicy>))]
public enum MissingValuePolicy
{
    Zero,
    Unscored,
}

/// <summary>Tiers of a qualitative row: 达成预期, 部分达成并具有一定效果, 未达成且效果较差.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QualitativeTier>))]
public enum QualitativeTier
{
    Achieved = 1,
    PartlyAchieved = 2,
    NotAchieved = 3,
}
