namespace ReliefApi.Domain.Scoring;

/// <summary>
/// Why a score is what it is: the rule, its formula with the values put in, the rounding step and the inputs. The children of a node add
/// up to its score.
/// </summary>
public sealed record ScoreExplanation
{
    /// <summary>Row key, block name, "execution" or "total".</summary>
    public required string Key { get; init; }

    public required string TitleZh { get; init; }

    public required string TitleEn { get; init; }

    /// <summary>Stable id of the rule that gave the score.</summary>
    public required string RuleId { get; init; }

    public string RuleVersion { get; init; } = ScoringEngine.RuleVersion;

    /// <summary>The rule in words.</summary>
    public required string RuleZh { get; init; }

    public required string RuleEn { get; init; }

    /// <summary>The formula with its values, for example "15 × min(1, 87.10 ÷ 95) = 13.7526… → 13.75".</summary>
    public required string Formula { get; init; }

    /// <summary>How the last step was rounded; null where nothing was.</summary>
    public string? RoundingZh { get; init; }

    public string? RoundingEn { get; init; }

    public decimal? Weight { get; init; }

    public decimal? Unrounded { get; init; }

    /// <summary>Null when the row is not scored.</summary>
    public required decimal? Score { get; init; }

    public IReadOnlyList<ExplanationInput> Inputs { get; init; } = [];

    public IReadOnlyList<ScoreExplanation> Children { get; init; } = [];

    /// <summary>Whether every node's children add up to its score.</summary>
    public bool AddsUp => Children.Count == 0 || (Children.Sum(child => child.Score ?? 0) == (Score ?? 0) && Children.All(child => child.AddsUp));
}

/// <summary>A value that went into a score, and the key of where it came from; the caller turns the key into a link.</summary>
public sealed record ExplanationInput(string Name, string LabelZh, string LabelEn, string Value, string? Source);
