using System.Text.Json.Serialization;

namespace ReliefApi.Domain.Scoring;

/// <summary>An error blocks submission, a warning needs a reason, information never blocks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScoringSeverity>))]
public enum ScoringSeverity
{
    Error,
    Warning,
    Information,
}

/// <summary>A rule that a sheet, a set of weights or a published table can break. The code is stable.</summary>
public sealed record ScoringRule(string Code, ScoringSeverity Severity, string MessageZh, string MessageEn);

/// <summary>One value seen by a rule, already in print form.</summary>
public sealed record SeenValue(string Name, string Value);

/// <summary>A broken rule at one place.</summary>
/// <param name="Rule">The rule and its message.</param>
/// <param name="Location">JSON pointer into the input, for example /rows/3/weight.</param>
/// <param name="RowKey">The row's key, or null when the finding concerns the whole.</param>
/// <param name="Values">The values the rule saw.</param>
public sealed record ScoringFinding(ScoringRule Rule, string Location, string? RowKey, IReadOnlyList<SeenValue> Values)
{
    public string Code => Rule.Code;

    public ScoringSeverity Severity => Rule.Severity;

    public string MessageZh => Rule.MessageZh;

    public string MessageEn => Rule.MessageEn;

    /// <summary>Version of the rules that found it.</summary>
    public string RuleVersion { get; init; } = ScoringEngine.RuleVersion;
}
