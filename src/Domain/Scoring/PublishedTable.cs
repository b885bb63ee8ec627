using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Scoring;

/// <summary>A self-evaluation table as somebody printed it: inputs, scores and totals, any of which may be wrong.</summary>
public sealed record PublishedTable
{
    public required string Title { get; init; }

    public required ScoringProfile Profile { get; init; }

    public required IndicatorForm Form { get; init; }

    /// <summary>Null when the table shows no money at all.</summary>
    public ExecutionInput? Execution { get; init; }

    /// <summary>Printed weight of the execution row; null takes the profile's.</summary>
    public decimal? ExecutionWeight { get; init; }

    public decimal? ExecutionScore { get; init; }

    public decimal? ExecutionRatePercent { get; init; }

    /// <summary>Rows with their printed score in <see cref="SheetRow.EnteredScore"/>.</summary>
    public required IReadOnlyList<SheetRow> Rows { get; init; }

    public decimal? Total { get; init; }

    /// <summary>Grade code (excellent, good, fair, poor), when one is printed.</summary>
    public string? Grade { get; init; }

    /// <summary>Rows are known to be cut off, so nothing can be said about what is missing.</summary>
    public bool IsPartial { get; init; }
}

/// <summary>What the engine makes of a published table.</summary>
public sealed record PublishedTableReport
{
    public required string Title { get; init; }

    public required ExecutionScore Execution { get; init; }

    public required IReadOnlyList<PublishedRowComparison> Rows { get; init; }

    /// <summary>Execution weight plus the weights of the rows.</summary>
    public required decimal WeightSum { get; init; }

    /// <summary>Sum of the printed scores, execution included.</summary>
    public required decimal PublishedSum { get; init; }

    /// <summary>Lowest and highest sum the rules allow; they differ only by qualitative rows.</summary>
    public required decimal LowestSum { get; init; }

    public required decimal HighestSum { get; init; }

    public required IReadOnlyList<ScoringFinding> Findings { get; init; }

    /// <summary>Every printed score is one the rules could have given.</summary>
    public required bool FollowsTheRules { get; init; }
}

/// <summary>A printed score beside what the rules allow.</summary>
/// <param name="Row">The row as printed.</param>
/// <param name="Computed">What the engine makes of it without the printed score.</param>
/// <param name="Lowest">Lowest score the rules allow, null when the row cannot be recomputed.</param>
/// <param name="Highest">Highest score the rules allow; equals the lowest unless a person judges.</param>
/// <param name="Deviation">Why the printed score differs, or null when it does not.</param>
public sealed record PublishedRowComparison(SheetRow Row, RowScore Computed, decimal? Lowest, decimal? Highest, ScoringRule? Deviation);
