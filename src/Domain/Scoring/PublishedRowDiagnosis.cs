using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>Finds the mistake that explains a printed score. The more telling explanation comes first.</summary>
internal static class PublishedRowDiagnosis
{
    public static ScoringRule? Of(SheetRow sheetRow, RowScore computed, ScoringProfile profile)
    {
        var row = sheetRow.Row;
        if (sheetRow.EnteredScore is not { } published || row.Weight is not { } weight || !WeightRules.IsUsable(weight)) return null;
        if (published > weight) return WhyAboveWeight(row, computed, weight, published);
        if (published == computed.Score || profile.Round(published) == computed.Score) return null;
        if (computed.Has(RowSignals.MissingActual)) return published > 0 ? PublishedTableRules.ScoredWithoutActual : null;
        if (computed.Rule == RowRule.TierTop || computed.Has(RowSignals.ChosenScoreMissing))
            return ScoringEngine.ScoreRow(row with { ChosenScore = published }, profile).IsScored ? null : ScoringRules.ScoreOutsideBand;
        if (!computed.IsScored)
            return computed.Has(RowSignals.TierMissing) && published == weight ? PublishedTableRules.FullMarksTargetMissed : null;

        return WhyWrong(sheetRow, computed, weight, published);
    }

    /// <summary>Whether a value comes out as printed when rounded to the decimals that were printed, two at the most.</summary>
    public static bool Prints(decimal value, decimal printed) =>
        Math.Round(value, Math.Min(2, (int)printed.Scale), MidpointRounding.AwayFromZero) == Math.Round(printed, 2, MidpointRounding.AwayFromZero);

    private static ScoringRule WhyAboveWeight(in ScoringRow row, RowScore computed, decimal weight, decimal published)
    {
        if (computed.Ratio is { } ratio && Prints(weight * weight * ratio, published)) return PublishedTableRules.WeightAppliedTwice;
        return row.Kind == IndicatorKind.Quantitative && computed.CompletionPercent is > 100 and var completion && Prints(weight * completion / 100, published)
            ? PublishedTableRules.BonusForOverAchievement
            : ScoringRules.ScoreExceedsWeight;
    }

    private static ScoringRule WhyWrong(SheetRow sheetRow, RowScore computed, decimal weight, decimal published)
    {
        var row = sheetRow.Row;
        var missed = computed.Has(RowSignals.Missed);
        if (missed && published == weight)
            return row.Operator.IsLowerBetter ? PublishedTableRules.FullMarksCeilingExceeded : PublishedTableRules.FullMarksTargetMissed;
        if (published.Scale < 2 && Prints(computed.Unrounded!.Value, published)) return PublishedTableRules.RoundedCoarsely;
        if (Prints(weight * weight * computed.Ratio!.Value / 100, published)) return PublishedTableRules.WeightAppliedTwice;
        if (sheetRow.Unit is "%" && row.Actual is > 0 and <= 100 and var percent && Prints(weight * percent / 100, published)) return PublishedTableRules.ActualPercentAsScore;
        if (row.Operator.IsLowerBetter && computed.CompletionPercent is { } completion && Prints(weight * completion / 100, published)) return PublishedTableRules.DirectionReversed;
        if (missed && published == 0) return PublishedTableRules.AllOrNothing;
        if (missed) return ScoringRules.ScoreDiffers;
        return computed.Has(RowSignals.OverAchieved) ? PublishedTableRules.OverAchievementDeducted : PublishedTableRules.MetButDeducted;
    }
}
