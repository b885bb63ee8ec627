namespace ReliefApi.Domain.Scoring;

/// <summary>An indicator row with the names, texts and printed scores that stand around its scoring data.</summary>
public sealed record SheetRow
{
    /// <summary>Identifies the row within its sheet.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required ScoringRow Row { get; init; }

    public string? Unit { get; init; }

    /// <summary>For an explanatory sub-row: the key of the row it is a part of.</summary>
    public string? ParentKey { get; init; }

    /// <summary>The actual value as it was written, when it came as text.</summary>
    public string? ActualText { get; init; }

    /// <summary>The score that the unit itself entered or published.</summary>
    public decimal? EnteredScore { get; init; }

    /// <summary>Where the inputs come from, by input name (target, actual, …): a measure code, a fact name, a ledger kind.</summary>
    public IReadOnlyDictionary<string, string>? Sources { get; init; }
}
