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

/// <summary>Every step of one relief case, in order.</summary>
/// <param name="Id">The relief case.</param>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
public sealed record ListReliefCaseTransitions(Guid Id, string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<ReliefCaseTransitionDto>>, IPaged;

internal sealed class ListReliefCaseTransitionsRules : AbstractValidator<ListReliefCaseTransitions>
{
    public ListReliefCaseTransitionsRules() => this.CheckPaging();
}

internal sealed class ListReliefCaseTransitionsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListReliefCaseTransitions, Result<Page<ReliefCaseTransitionDto>>>
{
    private static readonly Keyset<ReliefCaseTransitionDto> Order = new(new("id", (ReliefCaseTransitionDto row) => row.Id));

    public async Task<Result<Page<ReliefCaseTransitionDto>>> Handle(ListReliefCaseTransitions request, CancellationToken cancellationToken)
    {
        var page = await Order.ReadAsync(db.ReliefCaseTransitions.Where(t => t.CaseId == request.Id).ProjectTo<ReliefCaseTransitionDto>(mapper.ConfigurationProvider), request, cancellationToken);
        return page is { Succeeded: true, Value.Items.Count: 0 } && !await db.ReliefCases.AnyAsync(p => p.Id == request.Id, cancellationToken) ? ReliefCaseErrors.NotFound : page;
    }
}
