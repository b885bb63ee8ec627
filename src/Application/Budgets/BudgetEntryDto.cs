using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Budgets;

/// <summary>One line of a project's budget ledger. It never changes: a correction is a counter-entry.</summary>
public sealed record BudgetEntryDto : IHasRevision
{
    public required Guid Id { get; init; }
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string DivisionCode { get; init; }
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    public required BudgetEntryKind Kind { get; init; }
    /// <summary>Adjustments carry their sign; a counter-entry of another kind is negative.</summary>
    public required Money Amount { get; init; }
    public required DateOnly OccurredOn { get; init; }
    public string? DocumentNumber { get; init; }
    public string? Reason { get; init; }
    /// <summary>The relief payment that posted this entry.</summary>
    public Guid? PaymentId { get; init; }
    /// <summary>The entry that this one reverses.</summary>
    public Guid? CorrectsId { get; init; }
    public required string RecordedBy { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    /// <summary>Always 1: an entry never changes.</summary>
    public int Revision => 1;

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<BudgetEntry, BudgetEntryDto>().ForMember(d => d.Amount, o => o.MapFrom(e => new Money(e.Amount)));
    }
}
