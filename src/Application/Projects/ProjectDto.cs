using System.Text.Json.Serialization;
using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Projects;

/// <summary>A budgeted project (项目).</summary>
public sealed record ProjectDto : IHasRevision, IHasActions
{
    public required Guid Id { get; init; }
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string DivisionCode { get; init; }
    public required Guid DepartmentId { get; init; }
    /// <summary>Project code, unique within the division.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }
    /// <summary>1 standing heading, 2 project below one.</summary>
    public required int Level { get; init; }
    public Guid? ParentId { get; init; }
    public required ProjectKind Kind { get; init; }
    /// <summary>项目概述.</summary>
    public required string Summary { get; init; }
    /// <summary>立项依据.</summary>
    public string? Basis { get; init; }
    /// <summary>实施主体.</summary>
    public string? ImplementingBody { get; init; }
    /// <summary>实施方案.</summary>
    public string? Plan { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public int? ReviewYear { get; init; }
    /// <summary>When it passed its review (绩效评审).</summary>
    public DateOnly? ReviewedOn { get; init; }
    public string? ReviewDocument { get; init; }
    /// <summary>Counts the changes; the entity tag.</summary>
    public required int Revision { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    IReadOnlyList<ResourceAction> IHasActions.ActionsFor(string actor) =>
    [
        ResourceAction.Of("reviseProject"),
        ResourceAction.Of("recordProjectReview"), ResourceAction.Of("waiveFinding"),
        ResourceAction.Of("recordBudgetEntry"),
        ResourceAction.Of("defineGoal"),
        ResourceAction.Of("recomputeProject"),
    ];

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<Project, ProjectDto>();
    }
}
