using System.Text.Json.Serialization;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>A change of approved goals (绩效目标调整): what, why, who, before and after.</summary>
public sealed record GoalAdjustmentDto : IHasRevision, IHasActions, IDependsOnToday
{
    public required Guid Id { get; init; }
    public required string DivisionCode { get; init; }
    public required Guid GoalId { get; init; }
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    public required AdjustmentStatus Status { get; init; }
    /// <summary>The document that allows it.</summary>
    public required string DocumentNumber { get; init; }
    public required string Reason { get; init; }
    public required AdjustedGoal Before { get; init; }
    public required AdjustedGoal After { get; init; }
    public required string ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    /// <summary>Counts the changes; the entity tag.</summary>
    public required int Revision { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    internal static GoalAdjustmentDto Of(GoalAdjustment a, IReadOnlyList<ResourceAction> actions) => new()
    {
        Id = a.Id,
        DivisionCode = a.DivisionCode,
        GoalId = a.GoalId,
        ProjectId = a.ProjectId,
        FiscalYear = a.FiscalYear,
        Status = a.Status,
        DocumentNumber = a.DocumentNumber,
        Reason = a.Reason,
        Before = a.ReadBefore(),
        After = a.ReadAfter(),
        ProposedBy = a.ProposedBy,
        ProposedAt = a.ProposedAt,
        DecidedBy = a.DecidedBy,
        DecidedAt = a.DecidedAt,
        Revision = a.Revision,
        Actions = actions,
    };
}
