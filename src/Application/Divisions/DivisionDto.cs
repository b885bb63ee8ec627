using System.Text.Json.Serialization;
using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Application.Divisions;

/// <summary>An administrative division (行政区划) under GB/T 2260.</summary>
public sealed record DivisionDto : IHasRevision, IHasActions
{
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required DivisionLevel Level { get; init; }
    /// <summary>The division above, as the code itself names it; a county-level city directly under its province names the province.</summary>
    public string? ParentCode { get; init; }
    /// <summary>Where its money comes from, when that is not the parent (省直管县).</summary>
    public string? FiscalParentCode { get; init; }
    /// <summary>First day on which the code was in force.</summary>
    public required DateOnly ValidFrom { get; init; }
    /// <summary>Last day on which the code was in force; null while it still is.</summary>
    public DateOnly? ValidTo { get; init; }
    /// <summary>The code that took its place.</summary>
    public string? SuccessorCode { get; init; }
    /// <summary>Counts the changes; the entity tag.</summary>
    public required int Revision { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    string IHasActions.DivisionCode => Code;

    IReadOnlyList<ResourceAction> IHasActions.ActionsFor(string actor) =>
    [
        ResourceAction.Of("reviseDivision"),
        ResourceAction.Of("reviseFundRules", Level == DivisionLevel.County ? null : DivisionErrors.NotCounty),
    ];

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<Division, DivisionDto>().ForMember(d => d.Code, o => o.MapFrom(d => d.DivisionCode));
    }
}
