using System.Text.Json;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>Total, grade and the rows that differ.</summary>
public sealed record SupplementedFigures(decimal? Total, string? Grade, IReadOnlyList<SupplementedRow> Rows);

/// <summary>A row that differs; score and weight are null where the sheet has no such row.</summary>
public sealed record SupplementedRow(string RowKey, string Title, decimal? Score, decimal? Weight);

/// <summary>A later correction beside a frozen evaluation.</summary>
public sealed record SupplementDto
{
    public required Guid Id { get; init; }
    public required Guid EvaluationId { get; init; }
    /// <summary>As frozen.</summary>
    public required SupplementedFigures Before { get; init; }
    /// <summary>As the corrected rows give it.</summary>
    public required SupplementedFigures After { get; init; }
    public required string Reason { get; init; }
    /// <summary>Who recorded it.</summary>
    public required string Actor { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    internal static SupplementDto Of(Supplement s) => new()
    {
        Id = s.Id,
        EvaluationId = s.EvaluationId,
        Before = Read(s.Before),
        After = Read(s.After),
        Reason = s.Reason,
        Actor = s.Actor,
        RecordedAt = s.RecordedAt,
    };

    private static SupplementedFigures Read(string json) => json == "{}" ? new(null, null, []) : JsonSerializer.Deserialize<SupplementedFigures>(json)!;
}
