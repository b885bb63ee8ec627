using System.Text.Json.Serialization;
using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Application.WorkMeasures;

/// <summary>One dated record of a petition bureau's work.</summary>
public sealed record WorkMeasureDto : IHasRevision, IHasActions
{
    public required Guid Id { get; init; }
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string DivisionCode { get; init; }
    public required Guid DepartmentId { get; init; }
    public required WorkMeasureKind Kind { get; init; }
    public required DateOnly OccurredOn { get; init; }
    /// <summary>The year that it counts in: that of <c>occurredOn</c>.</summary>
    public required int FiscalYear { get; init; }
    public required string Subject { get; init; }
    /// <summary>Who received or owns the case.</summary>
    public string? Leader { get; init; }
    public Guid? PetitionId { get; init; }
    public IssueCategory? Category { get; init; }
    public RiskLevel? RiskLevel { get; init; }
    /// <summary>Counted amount; its meaning is the kind's.</summary>
    public int? Quantity { get; init; }
    /// <summary>Counted outcome; its meaning is the kind's.</summary>
    public int? Result { get; init; }
    /// <summary>五包, of a leader-owned case.</summary>
    public FiveDuties? Duties { get; init; }
    /// <summary>Until when feedback is due.</summary>
    public DateOnly? DueOn { get; init; }
    /// <summary>When it was settled, closed, answered or lifted.</summary>
    public DateOnly? CompletedOn { get; init; }
    /// <summary>Counts the changes; the entity tag.</summary>
    public required int Revision { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    IReadOnlyList<ResourceAction> IHasActions.ActionsFor(string actor) => [ResourceAction.Of("reviseWorkMeasure"), ResourceAction.Of("deleteWorkMeasure")];

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<WorkMeasure, WorkMeasureDto>().ForMember(d => d.Duties, o => o.MapFrom(m => m.DutySituation == null ? null
            : new FiveDuties(m.DutySituation.Value, m.DutyEducation!.Value, m.DutyMediation!.Value, m.DutyPersuasion!.Value, m.DutyStability!.Value)));
    }
}
