using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>Recomputes a published table and says where and why the printed figures deviate.</summary>
public static class PublishedTableComparison
{
    public static PublishedTableReport Compare(PublishedTable table)
    {
        var profile = table.Profile with { ExecutionWeight = table.ExecutionWeight ?? table.Profile.ExecutionWeight };
        var execution = table.Execution is { } money ? ScoringEngine.ScoreExecution(money, profile) : default;
        var rows = table.Rows.Select(row => CompareRow(row, profile)).ToList();
        var findings = FindingsOf(table, profile, execution, rows);

        return new PublishedTableReport
        {
            Title = table.Title,
            Execution = execution,
            Rows = rows,
            WeightSum = profile.ExecutionWeight + WeightRules.SumOf(table.Rows),
            PublishedSum = PublishedSum(table),
            LowestSum = (execution.Score ?? 0) + rows.Sum(row => row.Lowest ?? 0),
            HighestSum = (execution.Score ?? 0) + rows.Sum(row => row.Highest ?? 0),
            Findings = findings,
            FollowsTheRules = rows.TrueForAll(row => row.Deviation is null || row.Deviation == PublishedTableRules.RoundedCoarsely)
                && !findings.Exists(finding => finding.Rule == PublishedTableRules.ExecutionScoreDiffers),
        };
    }

    private static PublishedRowComparison CompareRow(SheetRow row, ScoringProfile profile)
    {
        var computed = ScoringEngine.ScoreRow(row.Row with { ChosenScore = null }, profile);
        var (lowest, highest) = (computed.Score, computed.Score);
        var isJudged = computed.Rule == RowRule.TierTop || computed.Has(RowSignals.ChosenScoreMissing);
        if (isJudged && row.Row is { Weight: { } weight, Tier: { } tier } && profile.RangeOf(tier, weight) is { } range)
            (lowest, highest) = (profile.Round(range.Low), profile.Round(range.High));

        return new PublishedRowComparison(row, computed, lowest, highest, PublishedRowDiagnosis.Of(row, computed, profile));
    }

    private static List<ScoringFinding> FindingsOf(PublishedTable table, ScoringProfile profile, ExecutionScore execution, List<PublishedRowComparison> rows)
    {
        var findings = new List<ScoringFinding>(WeightsOf(table, profile.ExecutionWeight));
        findings.AddRange(RowPlausibility.Check(table.Rows));
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            // The printed score stands in for the points a person gives; reasons are rarely printed, so their absence proves nothing.
            findings.AddRange(RowFindings.Of(row.Row, i, row.Computed).Where(finding =>
                finding.Rule != ScoringRules.ChosenScoreMissing && finding.Rule != ScoringRules.TierReasonMissing && finding.Rule != ScoringRules.WeightNotPositive));
            if (row.Deviation is { } rule)
                findings.Add(RowFindings.At(rule, row.Row, i, "enteredScore", RowFindings.Values(
                    ("weight", row.Row.Row.Weight), ("published", row.Row.EnteredScore), ("lowest", row.Lowest), ("highest", row.Highest))));
        }

        if (table.Execution is { } money) findings.AddRange(RowFindings.Of(money, execution));
        findings.AddRange(CheckExecution(table, execution, profile));
        findings.AddRange(CheckTotal(table));
        return findings;
    }

    private static IEnumerable<ScoringFinding> WeightsOf(PublishedTable table, decimal executionWeight)
    {
        if (!table.IsPartial) return WeightRules.Check(table.Profile, table.Form, table.Rows, default, executionWeight);

        var incomplete = new ScoringFinding(PublishedTableRules.TableIncomplete, "", null, []);
        var sum = executionWeight + WeightRules.SumOf(table.Rows);
        var tooMuch = new ScoringFinding(ScoringRules.WeightSumNot100, "/rows", null, RowFindings.Values(("sum", sum)));
        return [incomplete, .. WeightRules.CheckRows(table.Profile, table.Form, table.Rows), .. sum > 100 ? [tooMuch] : Array.Empty<ScoringFinding>()];
    }

    private static IEnumerable<ScoringFinding> CheckExecution(PublishedTable table, ExecutionScore execution, ScoringProfile profile)
    {
        var seen = RowFindings.Values(("published", table.ExecutionScore), ("computed", execution.Score), ("publishedRate", table.ExecutionRatePercent), ("computedRate", execution.RatePercent));
        if (table.ExecutionScore is { } published)
        {
            if (published > profile.ExecutionWeight)
                yield return new ScoringFinding(ScoringRules.ScoreExceedsWeight, "/execution/score", null, seen);
            if (execution.Unrounded is { } points && !PublishedRowDiagnosis.Prints(points, published))
                yield return new ScoringFinding(PublishedTableRules.ExecutionScoreDiffers, "/execution/score", null, seen);
        }

        if (table.ExecutionRatePercent is { } rate && execution.Rate is { } computed && !PublishedRowDiagnosis.Prints(computed * 100, rate))
            yield return new ScoringFinding(PublishedTableRules.ExecutionRateDiffers, "/execution/rate", null, seen);
    }

    private static IEnumerable<ScoringFinding> CheckTotal(PublishedTable table)
    {
        var sum = PublishedSum(table);
        if (table.Total is { } total && total != sum && !table.IsPartial)
            yield return new ScoringFinding(PublishedTableRules.TotalRowNotSum, "/total", null, RowFindings.Values(("total", total), ("sum", sum)));
        if (table.Grade is null) yield break;

        if (table.Total is not { } graded)
            yield return new ScoringFinding(PublishedTableRules.GradeWithoutScore, "/grade", null, [new SeenValue("grade", table.Grade)]);
        else if (table.Profile.GradeOf(graded)?.Code != table.Grade)
            yield return new ScoringFinding(PublishedTableRules.GradeDiffers, "/grade", null, [new SeenValue("grade", table.Grade), .. RowFindings.Values(("total", graded))]);
    }

    // A printed score beyond any scale is a finding of its own and must not overflow the sum.
    private static decimal PublishedSum(PublishedTable table) =>
        Usable(table.ExecutionScore) + table.Rows.Where(row => row.Row.Weight is not null).Sum(row => Usable(row.EnteredScore));

    private static decimal Usable(decimal? score) => score is { } points && Attainment.IsWithinLimit(points) ? points : 0;
}
