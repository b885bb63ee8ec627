using System.Text.Json;
using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Flows;

/// <summary>What a recorded step belongs to.</summary>
public enum FlowSubject { Goal, GoalAdjustment, Evaluation, RectificationItem }

/// <summary>A step of the yearly flow: who, when, what and why; insert-only.</summary>
public sealed class FlowTransition : IBelongsToDivision
{
    private FlowTransition() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public FlowSubject Subject { get; private set; }
    public Guid SubjectId { get; private set; }
    public string Action { get; private set; } = "";
    /// <summary>The state that the step led to, as it is written on the wire.</summary>
    public string To { get; private set; } = "";
    public DateOnly OccurredOn { get; private set; }
    public string? Reason { get; private set; }
    public string Actor { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }

    public static FlowTransition Of<TState>(Guid id, FlowSubject subject, Guid subjectId, string divisionCode, TState to, StepTaken step, string actor, DateTimeOffset at)
        where TState : struct, Enum => new()
        {
            Id = id,
            DivisionCode = divisionCode,
            Subject = subject,
            SubjectId = subjectId,
            Action = step.Action,
            To = JsonNamingPolicy.CamelCase.ConvertName(to.ToString()),
            OccurredOn = step.OccurredOn,
            Reason = step.Reason,
            Actor = actor,
            RecordedAt = at,
        };
}
