using System.Text.Json.Serialization;
using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Rectification;

/// <summary>Something to be put right after an evaluation (整改事项), in a list.</summary>
public record RectificationItemSummary : IHasRevision
{
    public required Guid Id { get; init; }
    public required string DivisionCode { get; init; }
    public required Guid EvaluationId { get; init; }
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    /// <summary>The finding that must be gone before the item can be closed.</summary>
    public required string FindingId { get; init; }
    /// <summary>Section, row and field as one key, as the finding names it.</summary>
    public required string Place { get; init; }
    public required string Task { get; init; }
    /// <summary>The office that answers for it.</summary>
    public required string Owner { get; init; }
    /// <summary>A working day.</summary>
    public required DateOnly DueOn { get; init; }
    public required RectificationStatus Status { get; init; }
    public string? Report { get; init; }
    public string? ReportedBy { get; init; }
    public DateTimeOffset? ReportedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    /// <summary>Counts the changes; the entity tag.</summary>
    public required int Revision { get; init; }
}

/// <summary>One rectification item with what may be done next.</summary>
public sealed record RectificationItemDto : RectificationItemSummary, IHasActions, IDependsOnToday
{
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }
}

internal sealed class RectificationMapping : Profile
{
    public RectificationMapping()
    {
        CreateProjection<RectificationItem, RectificationItemSummary>();
        CreateProjection<RectificationItem, RectificationItemDto>().ForMember(d => d.Actions, o => o.Ignore());
    }
}
