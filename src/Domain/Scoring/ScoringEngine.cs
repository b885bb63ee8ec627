using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>The one definition of every score: requests, jobs, reports, what-if and import all come here.</summary>
public static class ScoringEngine
{
    /// <summary>Goes up when a rule changes what it gives; stored beside every score.</summary>
    public const string RuleVersion = "1";

    /// <summary>An entered score may differ this much from the computed one without a word.</summary>
    private const decimal EnteredScoreTolerance = 0.01m;

    /// <summary>Scores one indicator row. Allocates nothing and never throws for any value of the row.</summary>
    public static RowScore ScoreRow(in ScoringRow row, ScoringProfile profile) => RowScorer.Score(row, profile);

    /// <summary>Scores the execution row (预算执行率).</summary>
    public static ExecutionScore ScoreExecution(in ExecutionInput input, ScoringProfile profile) => ExecutionScorer.Score(input, profile);

    /// <summary>Scores a whole self-evaluation and lists everything worth saying about it.</summary>
    public static ScoreSheet ScoreSheet(ScoreSheetInput input)
    {
        var profile = input.Profile;
        var execution = ScoreExecution(input.Execution, profile);
        var rows = input.Rows.Select(row => new ScoredRow(row, ScoreRow(row.Row, profile))).ToList();
        var weightSum = profile.ExecutionWeight + WeightRules.SumOf(input.Rows);
        var total = (execution.Score ?? 0) + rows.Sum(row => row.Score.Score ?? 0);
        var isFullyScored = execution.Score is not null && rows.TrueForAll(row => row.Row.Row.Weight is null || row.Score.IsScored);

        return new ScoreSheet
        {
            ProfileCode = profile.Code,
            ProfileVersion = profile.Version,
            Execution = execution,
            Rows = rows,
            Blocks = BlocksOf(rows),
            WeightSum = weightSum,
            Total = total,
            Grade = isFullyScored && weightSum == 100 ? profile.GradeOf(total) : null,
            Findings = FindingsOf(input, execution, rows),
        };
    }

    private static List<BlockScore> BlocksOf(List<ScoredRow> rows) =>
    [
        .. rows.Where(row => row.Row.Row.Category is not null)
            .GroupBy(row => row.Row.Row.Category!.Block)
            .OrderBy(block => block.Key)
            .Select(block => new BlockScore(block.Key, WeightRules.SumOf(block.Select(row => row.Row)), block.Sum(row => row.Score.Score ?? 0))),
    ];

    private static List<ScoringFinding> FindingsOf(ScoreSheetInput input, ExecutionScore execution, List<ScoredRow> rows)
    {
        var findings = new List<ScoringFinding>(WeightRules.Check(input.Profile, input.Form, input.Rows, input.NotApplicable));
        findings.AddRange(RowFindings.Of(input.Execution, execution));
        findings.AddRange(RowPlausibility.Check(input.Rows));
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            findings.AddRange(RowFindings.Of(row.Row, i, row.Score).Where(finding => finding.Rule != ScoringRules.WeightNotPositive));
            if (CheckEntered(row) is { } rule)
                findings.Add(RowFindings.At(rule, row.Row, i, "enteredScore", RowFindings.Values(("weight", row.Row.Row.Weight), ("entered", row.Row.EnteredScore), ("computed", row.Score.Score))));
        }

        return findings;
    }

    private static ScoringRule? CheckEntered(ScoredRow row)
    {
        if (row.Row.EnteredScore is not { } entered || row.Row.Row.Weight is not { } weight) return null;
        if (entered > weight) return ScoringRules.ScoreExceedsWeight;
        return row.Score.Score is { } computed && (entered < computed - EnteredScoreTolerance || entered > computed + EnteredScoreTolerance)
            ? ScoringRules.ScoreDiffers
            : null;
    }
}
