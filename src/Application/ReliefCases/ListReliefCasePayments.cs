using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>Every payment and return of one relief case, in order.</summary>
/// <param name="Id">The relief case.</param>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
public sealed record ListReliefCasePayments(Guid Id, string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<PaymentDto>>, IPaged;

internal sealed class ListReliefCasePaymentsRules : AbstractValidator<ListReliefCasePayments>
{
    public ListReliefCasePaymentsRules() => this.CheckPaging();
}

internal sealed class ListReliefCasePaymentsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListReliefCasePayments, Result<Page<PaymentDto>>>
{
    private static readonly Keyset<PaymentDto> Order = new(new("id", (PaymentDto row) => row.Id));

    public async Task<Result<Page<PaymentDto>>> Handle(ListReliefCasePayments request, CancellationToken cancellationToken)
    {
        var page = await Order.ReadAsync(db.Payments.Where(t => t.CaseId == request.Id).ProjectTo<PaymentDto>(mapper.ConfigurationProvider), request, cancellationToken);
        return page is { Succeeded: true, Value.Items.Count: 0 } && !await db.ReliefCases.AnyAsync(p => p.Id == request.Id, cancellationToken) ? ReliefCaseErrors.NotFound : page;
    }
}
