using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.EntryWindows;

/// <summary>When a step of a fiscal year may be taken in a division.</summary>
public sealed record EntryWindowDto : IHasRevision
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
    /// <summary>What may be done with it now.</summary>
    public IReadOnlyList<ResourceAction> Actions { get; init; } = [new("moveEntryWindow", true, null), new("removeEntryWindow", true, null)];

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<EntryWindow, EntryWindowDto>().ForMember(d => d.Actions, o => o.Ignore());
    }
}
