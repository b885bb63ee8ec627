using System.Globalization;

namespace ReliefApi.Domain.Scoring;

/// <summary>Turns the signals of a score into findings.</summary>
internal static class RowFindings
{
    private static readonly (RowSignals Signal, ScoringRule Rule, string Field)[] RowRules =
    [
        (RowSignals.InvalidWeight, ScoringRules.WeightNotPositive, "weight"),
        (RowSignals.ValueOutOfRange, ScoringRules.ValueOutOfRange, "actual"),
        (RowSignals.NegativeValue, ScoringRules.NegativeValue, "actual"),
        (RowSignals.TargetMissing, ScoringRules.TargetMissing, "target"),
        (RowSignals.TargetMeaningless, ScoringRules.TargetMeaningless, "target"),
        (RowSignals.MissingActual, ScoringRules.MissingActual, "actual"),
        (RowSignals.TierMissing, ScoringRules.TierMissing, "tier"),
        (RowSignals.ChosenScoreMissing, ScoringRules.ChosenScoreMissing, "chosenScore"),
        (RowSignals.ScoreOutsideBand, ScoringRules.ScoreOutsideBand, "chosenScore"),
        (RowSignals.TierReasonMissing, ScoringRules.TierReasonMissing, "tier"),
        (RowSignals.Missed, ScoringRules.TargetMissed, "actual"),
        (RowSignals.StrictEqual, ScoringRules.StrictEqual, "actual"),
        (RowSignals.OverAchieved, ScoringRules.OverAchieved, "actual"),
        (RowSignals.FarBelowCeiling, ScoringRules.FarBelowCeiling, "actual"),
        (RowSignals.DirectionSuspicious, ScoringRules.DirectionSuspicious, "operator"),
        (RowSignals.CompletionCapped, ScoringRules.CompletionCapped, "actual"),
    ];

    private static readonly (ExecutionSignals Signal, ScoringRule Rule, string Field)[] ExecutionRules =
    [
        (ExecutionSignals.AmountOutOfRange, ScoringRules.AmountOutOfRange, ""),
        (ExecutionSignals.NegativeAmount, ScoringRules.NegativeAmount, ""),
        (ExecutionSignals.FullYearZero, ScoringRules.FullYearZero, ""),
        (ExecutionSignals.ExecutedMissing, ScoringRules.ExecutedMissing, "/executed"),
        (ExecutionSignals.ExecutedExceedsBudget, ScoringRules.ExecutedExceedsBudget, "/executed"),
        (ExecutionSignals.LowExecution, ScoringRules.LowExecution, "/executed"),
        (ExecutionSignals.MeasureDue, ScoringRules.ExecutionMeasureDue, "/executed"),
        (ExecutionSignals.FullYearNotSumOfParts, ScoringRules.FullYearNotSumOfParts, "/declaredFullYear"),
    ];

    public static IEnumerable<ScoringFinding> Of(SheetRow row, int index, RowScore score)
    {
        foreach (var (signal, rule, field) in RowRules)
        {
            if (score.Has(signal)) yield return At(rule, row, index, field, ValuesOf(row.Row, score));
        }

        if (score.Has(RowSignals.SeriouslyUnderAchieved)) yield return At(ScoringRules.SeriouslyUnderAchieved, row, index, "actual", ValuesOf(row.Row, score));
        else if (score.Has(RowSignals.UnderAchieved)) yield return At(ScoringRules.UnderAchieved, row, index, "actual", ValuesOf(row.Row, score));
    }

    public static IEnumerable<ScoringFinding> Of(ExecutionInput input, ExecutionScore score)
    {
        foreach (var (signal, rule, field) in ExecutionRules)
        {
            if (score.Has(signal))
                yield return new ScoringFinding(rule, "/execution" + field, null, Values(("fullYear", score.FullYear), ("executed", input.Executed), ("ratePercent", score.RatePercent)));
        }
    }

    public static ScoringFinding At(ScoringRule rule, SheetRow row, int index, string field, IReadOnlyList<SeenValue> values) =>
        new(rule, string.Create(CultureInfo.InvariantCulture, $"/rows/{index}/{field}"), row.Key, values);

    /// <summary>The values that are known, printed without any culture.</summary>
    public static IReadOnlyList<SeenValue> Values(params ReadOnlySpan<(string Name, decimal? Value)> values)
    {
        var seen = new List<SeenValue>(values.Length);
        foreach (var (name, value) in values)
        {
            if (value is { } number) seen.Add(new SeenValue(name, number.ToString(CultureInfo.InvariantCulture)));
        }

        return seen;
    }

    private static List<SeenValue> ValuesOf(in ScoringRow row, RowScore score)
    {
        var values = new List<SeenValue>(Values(
            ("weight", row.Weight), ("target", row.Target), ("upperTarget", row.UpperTarget), ("actual", row.Actual),
            ("chosenScore", row.ChosenScore), ("completionPercent", score.CompletionPercent), ("score", score.Score)));
        if (row.DueOn is { } due) values.Add(new SeenValue("dueOn", due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        if (row.ActualOn is { } actual) values.Add(new SeenValue("actualOn", actual.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return values;
    }
}
