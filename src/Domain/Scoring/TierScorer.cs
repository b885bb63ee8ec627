namespace ReliefApi.Domain.Scoring;

/// <summary>Rows scored by a person's judgement: qualitative rows, and dates that were missed.</summary>
internal static class TierScorer
{
    public static RowScore ScoreJudgement(in ScoringRow row, decimal weight, ScoringProfile profile, RowSignals signals)
    {
        if (row.Tier is not { } tier) return RowScorer.Missing(profile, signals);
        if (tier != QualitativeTier.Achieved)
        {
            signals |= RowSignals.Missed;
            if (!row.HasReason) signals |= RowSignals.TierReasonMissing;
        }

        if (row.Method?.Kind == AttainmentMethodKind.YesNo)
            return RowScorer.Scored(row, weight, Attainment.Share(RowRule.YesNo, tier == QualitativeTier.Achieved ? 1 : 0), profile, signals);
        // The top is proposed for the first tier only; below it a person has to say how much.
        if (row.ChosenScore is null && tier == QualitativeTier.Achieved)
            return RowScorer.Scored(row, weight, Attainment.Share(RowRule.TierTop, 1), profile, signals);
        return ScoreChosen(row, tier, weight, profile, signals);
    }

    public static RowScore ScoreDate(in ScoringRow row, decimal weight, ScoringProfile profile, RowSignals signals)
    {
        if (row.DueOn is not { } due) return RowScorer.Unscored(signals | RowSignals.TargetMissing);
        if (row.ActualOn is not { } actual) return RowScorer.Missing(profile, signals);
        if (actual <= due) return RowScorer.Scored(row, weight, Attainment.Share(RowRule.OnTime, 1), profile, signals);

        signals |= RowSignals.Missed;
        if (row.Method?.Kind == AttainmentMethodKind.YesNo)
            return RowScorer.Scored(row, weight, Attainment.Share(RowRule.YesNo, 0), profile, signals);
        if (!row.HasReason) signals |= RowSignals.TierReasonMissing;
        return row.Tier is { } tier
            ? ScoreChosen(row, tier, weight, profile, signals)
            : RowScorer.Unscored(signals | RowSignals.TierMissing);
    }

    private static RowScore ScoreChosen(in ScoringRow row, QualitativeTier tier, decimal weight, ScoringProfile profile, RowSignals signals)
    {
        if (row.ChosenScore is not { } chosen) return RowScorer.Unscored(signals | RowSignals.ChosenScoreMissing);
        // The rounded score must lie in the band: 7.999 of 10 is printed as 8.00, which is the next tier's floor.
        var score = profile.Round(chosen);
        if (profile.RangeOf(tier, weight) is not { } range || !range.Contains(score)) return RowScorer.Unscored(signals | RowSignals.ScoreOutsideBand);
        return new RowScore(score, score, score / weight, null, null, RowRule.TierChosen, signals);
    }
}
