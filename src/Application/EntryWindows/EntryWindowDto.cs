using System.Text.Json.Serialization;
using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.EntryWindows;

/// <summary>When a step of a fiscal year may be taken in a division.</summary>
public sealed record EntryWindowDto : IHasRevision, IHasActions
{
    public required Guid Id { get; init; }
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string DivisionCode { get; init; }
    public required int FiscalYear { get; init; }
    public required EntryStep Step { get; init; }
    /// <summary>First day, in China.</summary>
    public required DateOnly OpensOn { get; init; }
    /// <summary>Last day, in China.</summary>
    public required DateOnly ClosesOn { get; init; }
    /// <summary>Counts the changes; the entity tag.</summary>
    public required int Revision { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    IReadOnlyList<ResourceAction> IHasActions.ActionsFor(string actor) => [ResourceAction.Of("moveEntryWindow"), ResourceAction.Of("removeEntryWindow")];

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<EntryWindow, EntryWindowDto>().ForMember(d => d.Actions, o => o.Ignore());
    }
}
