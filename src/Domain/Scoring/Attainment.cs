using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>
/// How much of a target was reached, kept as a fraction (0 ≤ Part ≤ Whole, Whole > 0). Points are weight × Part ÷ Whole, multiplied
/// first: 15 × 0.001 ÷ 3 is exactly half a cent of a point, while 0.001 ÷ 3 × 15 falls just short of it and would round the wrong way.
/// </summary>
internal readonly record struct Attainment(RowRule Rule, decimal Part, decimal Whole)
{
    /// <summary>No amount or count of a county comes near; refusing beyond it keeps every product inside decimal.</summary>
    public const decimal Limit = 1_000_000_000_000_000_000m;

    /// <summary>Percentages stop here: more can only come from a target that is nearly nothing.</summary>
    public const decimal MaximumPercent = 100_000_000m;

    public decimal Ratio => Part / Whole;

    public decimal Of(decimal weight) => Math.Min(weight, weight * Part / Whole);

    public bool IsBelow(decimal share) => Part < share * Whole;

    public static Attainment Share(RowRule rule, decimal share) => new(rule, share, 1);

    public static bool IsWithinLimit(decimal? value) => value is not { } number || Math.Abs(number) <= Limit;

    /// <summary>Part ÷ whole in percent, two decimals; null when there is nothing positive to divide by.</summary>
    public static decimal? Percent(decimal part, decimal whole)
    {
        if (whole <= 0) return null;
        if (Math.Abs(part) > whole * (MaximumPercent / 100)) return part > 0 ? MaximumPercent : -MaximumPercent;
        return Math.Round(part * 100 / whole, 2, MidpointRounding.AwayFromZero);
    }

    public static bool IsMet(in ScoringRow row, decimal target, decimal actual) => row.Operator switch
    {
        TargetOperator.AtLeast => actual >= target,
        TargetOperator.MoreThan => actual > target,
        TargetOperator.AtMost => actual <= target,
        TargetOperator.LessThan => actual < target,
        TargetOperator.Range => actual >= target && actual <= row.UpperTarget,
        // "= 95" is met by more, as every printed table takes it; "= 0" is met by nothing else.
        _ => target > 0 ? actual >= target : actual == target,
    };

    public static Attainment Measure(in ScoringRow row, decimal target, decimal actual)
    {
        var met = IsMet(row, target, actual);
        if (row.Operator == TargetOperator.Range)
        {
            if (met) return Share(RowRule.Met, 1);
            return actual < target ? Upward(actual, target, met) : Downward(actual, row.UpperTarget!.Value, met);
        }

        return row.Operator.IsHigherBetter ? Upward(actual, target, met) : Downward(actual, target, met);
    }

    private static Attainment Upward(decimal actual, decimal target, bool met)
    {
        if (target <= 0) return MetOrNot(met);
        return met ? Share(RowRule.Met, 1) : new Attainment(RowRule.ActualOverTarget, Math.Clamp(actual, 0, target), target);
    }

    private static Attainment Downward(decimal actual, decimal target, bool met)
    {
        if (target <= 0) return MetOrNot(met);
        return met ? Share(RowRule.Met, 1) : new Attainment(RowRule.TargetOverActual, target, actual);
    }

    // At or below zero a quotient is undefined or turns its sign, so only met or not met remains.
    private static Attainment MetOrNot(bool met) => Share(RowRule.MetOrNot, met ? 1 : 0);
}
