using System.Text.Json.Serialization;
using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Departments;

namespace ReliefApi.Application.Departments;

/// <summary>A budget department (主管部门) or a unit below one (实施单位).</summary>
public sealed record DepartmentDto : IHasRevision, IHasActions
{
    public required Guid Id { get; init; }
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>Unique within the division.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required DepartmentKind Kind { get; init; }
    /// <summary>The department that a unit belongs to.</summary>
    public Guid? ParentId { get; init; }
    /// <summary>Counts the changes; the entity tag.</summary>
    public required int Revision { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    IReadOnlyList<ResourceAction> IHasActions.ActionsFor(string actor) => [ResourceAction.Of("reviseDepartment")];

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<Department, DepartmentDto>();
    }
}
