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

    /// <summary>The one place that says what stands against a self-evaluation, and what a rectification must make go away.</summary>
    public static IReadOnlyList<ScoringFinding> FindingsOf(ScoreMaterial material, SelfEntries entries)
    {
        var entered = entries.Rows.ToDictionary(r => r.Key, r => r.Score);
        return ScoringEngine.ScoreSheet(material.Input with { Rows = [.. material.Input.Rows.Select(r => r with { EnteredScore = entered.GetValueOrDefault(r.Key) })] }).Findings;
    }
}
