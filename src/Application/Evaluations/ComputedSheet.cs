using System.Text.Json;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Evaluations;

/// <summary>A score sheet as the engine gives it now.</summary>
internal sealed record ComputedSheet(string ProfileCode, int ProfileVersion, decimal Total, string? Grade, ScoreExplanation Explanation)
{
    public static ComputedSheet Of(ScoreMaterial material)
    {
        var sheet = ScoringEngine.ScoreSheet(material.Input);
        return new(sheet.ProfileCode, sheet.ProfileVersion, sheet.Total, sheet.Grade?.Code, ScoreExplainer.ExplainSheet(material.Input));
    }

    /// <summary>Whether a total, a grade or the score of a row differs from what the evaluation holds.</summary>
    public bool DiffersFrom(Evaluation evaluation) => evaluation.Total != Total || evaluation.Grade != Grade || DifferingRows(evaluation).Count > 0;

    /// <summary>Rows whose score, weight or presence differs from what the evaluation holds; a row that one side lacks is null there.</summary>
    public IReadOnlyList<(EvaluationRow? Held, EvaluationRow? Computed)> DifferingRows(Evaluation evaluation)
    {
        var (held, computed) = (EvaluationRow.Of(evaluation.Sheet(), SelfEntries.None, []), EvaluationRow.Of(Explanation, SelfEntries.None, []));
        return [.. held.Concat(computed).Select(r => r.Key).Distinct().Select(key => (held.FirstOrDefault(r => r.Key == key), computed.FirstOrDefault(r => r.Key == key)))
            .Where(row => (row.Item1?.Computed, row.Item1?.Weight) != (row.Item2?.Computed, row.Item2?.Weight))];
    }
}

/// <summary>What an evaluation keeps as JSON, read and written.</summary>
internal static class EvaluationContent
{
    public static Result<Done> Take(this Evaluation evaluation, ComputedSheet sheet) =>
        evaluation.TakeScore(sheet.ProfileCode, sheet.ProfileVersion, sheet.Total, sheet.Grade, JsonSerializer.Serialize(sheet.Explanation));

    /// <summary>The sheet as scored; null while there is none.</summary>
    public static ScoreExplanation? Sheet(this Evaluation evaluation) => evaluation.ScoreSheet == "{}" ? null : JsonSerializer.Deserialize<ScoreExplanation>(evaluation.ScoreSheet);

    public static SelfEntries SelfEntries(this Evaluation evaluation) =>
        evaluation.Kind != EvaluationKind.SelfEvaluation || evaluation.Entries == "{}" ? Domain.Evaluations.SelfEntries.None : JsonSerializer.Deserialize<SelfEntries>(evaluation.Entries)!;

    /// <summary>The scores that a unit entered, beside what they are held against.</summary>
    public static ScoreSheetInput WithEntered(this ScoreSheetInput input, SelfEntries entries)
    {
        var entered = entries.Rows.ToDictionary(r => r.Key, r => r.Score);
        return input with { Rows = [.. input.Rows.Select(r => r with { EnteredScore = entered.GetValueOrDefault(r.Key) })] };
    }
}
