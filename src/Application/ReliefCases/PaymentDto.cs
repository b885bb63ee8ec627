using AutoMapper;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>A payment of a relief case, or a return of one.</summary>
public sealed record PaymentDto
{
    public required Guid Id { get; init; }
    /// <summary>Negative for a return.</summary>
    public required Money Amount { get; init; }
    public required DateOnly PaidOn { get; init; }
    /// <summary>The year whose ledger it is posted in.</summary>
    public required int FiscalYear { get; init; }
    /// <summary>Who recorded it.</summary>
    public required string PaidBy { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<Payment, PaymentDto>().ForMember(d => d.Amount, o => o.MapFrom(p => new Money(p.Amount)));
    }
}
