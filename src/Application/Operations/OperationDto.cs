using System.Text.Json.Serialization;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Operations;

namespace ReliefApi.Application.Operations;

/// <summary>Long work and its progress.</summary>
public sealed record OperationDto : IHasActions
{
    public required Guid Id { get; init; }
    public required OperationKind Kind { get; init; }
    /// <summary>Root of the subtree worked on; 000000 for the whole country.</summary>
    public required string DivisionCode { get; init; }
    public int? FiscalYear { get; init; }
    /// <summary>Set when only one project is worked on.</summary>
    public Guid? ProjectId { get; init; }
    public required OperationStatus Status { get; init; }
    /// <summary>queued, recomputing, drafting, importing, finished, failed or cancelled.</summary>
    public required string Stage { get; init; }
    /// <summary>Projects, or rows of an import, finished well.</summary>
    public required int Done { get; init; }
    /// <summary>Projects given up after several attempts; rows of an import that were rejected.</summary>
    public required int Failed { get; init; }
    /// <summary>Projects or rows in all; rows of an import are estimated from its size until they are read.</summary>
    public required int Total { get; init; }
    public required string StartedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    /// <summary>Why it failed, when it did.</summary>
    public string? Error { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    IReadOnlyList<ResourceAction> IHasActions.ActionsFor(string actor) => [ResourceAction.Of("cancelOperation", Operation.CancelRefusal(Status))];

    internal static OperationDto Of(Operation o, int done, int failed) => new()
    {
        Id = o.Id,
        Kind = o.Kind,
        DivisionCode = o.DivisionCode,
        FiscalYear = o.FiscalYear,
        ProjectId = o.ProjectId,
        Status = o.Status,
        Stage = o.Stage,
        Done = done,
        Failed = failed,
        Total = o.Total,
        StartedBy = o.StartedBy,
        CreatedAt = o.CreatedAt,
        FinishedAt = o.FinishedAt,
        Error = o.Error,
    };
}
