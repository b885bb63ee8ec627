using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>A whole self-evaluation to be scored.</summary>
public sealed record ScoreSheetInput
{
    public required ScoringProfile Profile { get; init; }

    public required IndicatorForm Form { get; init; }

    public required ExecutionInput Execution { get; init; }

    public required IReadOnlyList<SheetRow> Rows { get; init; }

    public NotApplicable NotApplicable { get; init; }

    /// <summary>Where the amounts come from, by input name (initial, adjustments, carryOver, otherFunds, executed).</summary>
    public IReadOnlyDictionary<string, string>? ExecutionSources { get; init; }
}

/// <summary>A scored self-evaluation.</summary>
public sealed record ScoreSheet
{
    public required string ProfileCode { get; init; }

    public required int ProfileVersion { get; init; }

    public required ExecutionScore Execution { get; init; }

    /// <summary>One score per input row, in input order.</summary>
    public required IReadOnlyList<ScoredRow> Rows { get; init; }

    public required IReadOnlyList<BlockScore> Blocks { get; init; }

    /// <summary>Execution weight plus row weights.</summary>
    public required decimal WeightSum { get; init; }

    /// <summary>Sum of the rounded scores; only final when there is a grade.</summary>
    public required decimal Total { get; init; }

    /// <summary>Null while a row is unscored or the weights do not add up to 100.</summary>
    public required GradeBand? Grade { get; init; }

    public required IReadOnlyList<ScoringFinding> Findings { get; init; }

    public string RuleVersion { get; init; } = ScoringEngine.RuleVersion;

    public bool HasErrors => Findings.Any(finding => finding.Severity == ScoringSeverity.Error);
}

/// <summary>A row and its score.</summary>
public sealed record ScoredRow(SheetRow Row, RowScore Score);

/// <summary>Weight and points of one first-level block.</summary>
public sealed record BlockScore(IndicatorBlock Block, decimal Weight, decimal Score);
