using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>The row rules. Runs once per row of a whole county's history, so it allocates nothing.</summary>
internal static class RowScorer
{
    public static RowScore Score(in ScoringRow row, ScoringProfile profile)
    {
        if (row.Weight is not { } weight) return Explanatory(row);

        var signals = IsDirectionSuspicious(row) ? RowSignals.DirectionSuspicious : RowSignals.None;
        if (!WeightRules.IsUsable(weight)) return Unscored(signals | RowSignals.InvalidWeight);
        if (row.Kind == IndicatorKind.Qualitative) return TierScorer.ScoreJudgement(row, weight, profile, signals);
        if (row.Operator == TargetOperator.OnOrBefore) return TierScorer.ScoreDate(row, weight, profile, signals);

        var fault = FaultOf(row);
        if (fault != RowSignals.None) return Unscored(signals | fault);
        if (row.Actual is not { } actual) return Missing(profile, signals);

        return row.Method?.Kind == AttainmentMethodKind.Steps
            ? ScoreInSteps(row, weight, actual, profile, signals)
            : ScoreAgainstTarget(row, weight, row.Target!.Value, actual, profile, signals);
    }

    public static RowScore Unscored(RowSignals signals) => new(null, null, null, null, null, RowRule.NotScorable, signals);

    public static RowScore Missing(ScoringProfile profile, RowSignals signals) => profile.MissingValue == MissingValuePolicy.Zero
        ? new RowScore(0, 0, 0, null, null, RowRule.MissingActual, signals | RowSignals.MissingActual)
        : Unscored(signals | RowSignals.MissingActual);

    public static RowScore Scored(in ScoringRow row, decimal weight, Attainment attainment, ScoringProfile profile, RowSignals signals)
    {
        var points = attainment.Of(weight);
        // A weight with more decimals than the profile must not round up past itself.
        var score = Math.Min(weight, profile.Round(points));
        var completion = Completion(row);
        if (completion is Attainment.MaximumPercent) signals |= RowSignals.CompletionCapped;
        return new RowScore(score, points, attainment.Ratio, completion, Deviation(row), attainment.Rule, signals);
    }

    private static RowSignals FaultOf(in ScoringRow row)
    {
        if (!Attainment.IsWithinLimit(row.Target) || !Attainment.IsWithinLimit(row.UpperTarget) || !Attainment.IsWithinLimit(row.Actual))
            return RowSignals.ValueOutOfRange;
        if (!row.IsGrowthRate && (row.Target < 0 || row.UpperTarget < 0 || row.Actual < 0)) return RowSignals.NegativeValue;
        if (row.Method?.Kind == AttainmentMethodKind.Steps) return RowSignals.None;

        if (row.Target is not { } target) return RowSignals.TargetMissing;
        if (row.Operator == TargetOperator.Range)
        {
            if (row.UpperTarget is not { } upper) return RowSignals.TargetMissing;
            return target > upper ? RowSignals.TargetMeaningless : RowSignals.None;
        }

        // Of a count, "at least 0" is always met and "less than 0" never.
        if (row.IsGrowthRate || target != 0) return RowSignals.None;
        return row.Operator is TargetOperator.AtLeast or TargetOperator.LessThan ? RowSignals.TargetMeaningless : RowSignals.None;
    }

    private static RowScore ScoreAgainstTarget(in ScoringRow row, decimal weight, decimal target, decimal actual, ScoringProfile profile, RowSignals signals)
    {
        var attainment = Attainment.Measure(row, target, actual);
        signals |= SignalsOf(row, target, actual, attainment, profile);

        switch (row.Method?.Kind)
        {
            case AttainmentMethodKind.YesNo:
                var met = Attainment.IsMet(row, target, actual);
                if (!met) signals |= RowSignals.Missed;
                attainment = Attainment.Share(RowRule.YesNo, met ? 1 : 0);
                break;
            case AttainmentMethodKind.PassThreshold when attainment.IsBelow(row.Method.Threshold):
                attainment = Attainment.Share(RowRule.BelowPass, 0);
                break;
            case null when row.TargetTooLow && (signals & RowSignals.OverAchieved) != 0:
                var deduction = DeductionFor(target, actual, profile);
                if (deduction > 0) attainment = Attainment.Share(RowRule.OverAchievementDeduction, 1 - deduction);
                break;
        }

        return Scored(row, weight, attainment, profile, signals);
    }

    private static RowScore ScoreInSteps(in ScoringRow row, decimal weight, decimal actual, ScoringProfile profile, RowSignals signals)
    {
        var attainment = Attainment.Share(RowRule.Steps, ShareAt(row.Method!.Steps, actual));
        if (attainment.Part < 1) signals |= RowSignals.Missed;
        return Scored(row, weight, attainment, profile, signals | UnderSignals(attainment, profile));
    }

    public static decimal ShareAt(IReadOnlyList<AttainmentStep> steps, decimal value)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (value >= steps[i].From) return Math.Clamp(steps[i].Share, 0, 1);
        }

        return 0;
    }

    private static RowSignals SignalsOf(in ScoringRow row, decimal target, decimal actual, Attainment attainment, ScoringProfile profile)
    {
        var signals = UnderSignals(attainment, profile);
        if (attainment.Part < attainment.Whole) signals |= RowSignals.Missed;
        if (row.Operator is TargetOperator.MoreThan or TargetOperator.LessThan && actual == target) signals |= RowSignals.StrictEqual;
        if (row.Operator.IsHigherBetter && target > 0 && actual > target * profile.OverAchievementThreshold) signals |= RowSignals.OverAchieved;
        if (row.Operator.IsLowerBetter && target > 0 && actual < target * profile.FarBelowCeilingThreshold) signals |= RowSignals.FarBelowCeiling;
        return signals;
    }

    private static RowSignals UnderSignals(Attainment attainment, ScoringProfile profile)
    {
        if (attainment.IsBelow(profile.SeriousUnderAchievementThreshold)) return RowSignals.UnderAchieved | RowSignals.SeriouslyUnderAchieved;
        return attainment.IsBelow(profile.UnderAchievementThreshold) ? RowSignals.UnderAchieved : RowSignals.None;
    }

    private static decimal DeductionFor(decimal target, decimal actual, ScoringProfile profile)
    {
        var deduction = 0m;
        for (var i = 0; i < profile.OverAchievementLadder.Count; i++)
        {
            var step = profile.OverAchievementLadder[i];
            if (actual > target * step.Above) deduction = Math.Max(deduction, step.Deduction);
        }

        return Math.Min(deduction, 1);
    }

    private static RowScore Explanatory(in ScoringRow row)
    {
        var readable = FaultOf(row) == RowSignals.None;
        return new RowScore(null, null, null, readable ? Completion(row) : null, readable ? Deviation(row) : null, RowRule.Explanatory, RowSignals.Explanatory);
    }

    // A tier and a date have no quotient, even when a stray number stands in the row.
    private static bool IsMeasured(in ScoringRow row) => row.Kind == IndicatorKind.Quantitative && row.Operator != TargetOperator.OnOrBefore;

    private static decimal? Completion(in ScoringRow row)
    {
        if (!IsMeasured(row) || row.Actual is not { } actual || row.Target is not { } target) return null;
        if (row.Operator != TargetOperator.Range) return Attainment.Percent(actual, target);
        if (actual < target) return Attainment.Percent(actual, target);
        return actual > row.UpperTarget ? Attainment.Percent(actual, row.UpperTarget.Value) : 100;
    }

    private static decimal? Deviation(in ScoringRow row)
    {
        if (!IsMeasured(row) || row.Actual is not { } actual || row.Target is not { } target) return null;
        if (row.Operator.IsLowerBetter) return Attainment.Percent(target - actual, target);
        if (row.Operator != TargetOperator.Range || actual < target) return Attainment.Percent(actual - target, target);
        return actual > row.UpperTarget ? Attainment.Percent(row.UpperTarget.Value - actual, row.UpperTarget.Value) : 0;
    }

    // "≤" on a number of things to deliver or on satisfaction, and "≥" on a cost, ask for the opposite of what is meant.
    private static bool IsDirectionSuspicious(in ScoringRow row)
    {
        if (row.Category is null || row.Kind == IndicatorKind.Qualitative) return false;
        if (row.Category.IsCost) return row.Operator is TargetOperator.AtLeast or TargetOperator.MoreThan;
        return row.Operator.IsLowerBetter
            && (ReferenceEquals(row.Category, IndicatorCategory.Quantity) || ReferenceEquals(row.Category, IndicatorCategory.ServiceSatisfaction));
    }
}
