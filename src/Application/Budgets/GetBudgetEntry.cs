using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Budgets;

/// <summary>One entry of a budget ledger.</summary>
public sealed record GetBudgetEntry(Guid Id) : IQuery<BudgetEntryDto>;

internal sealed class GetBudgetEntryHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<GetBudgetEntry, Result<BudgetEntryDto>>
{
    public async Task<Result<BudgetEntryDto>> Handle(GetBudgetEntry request, CancellationToken cancellationToken) =>
        await db.BudgetEntries.Where(e => e.Id == request.Id).ProjectTo<BudgetEntryDto>(mapper.ConfigurationProvider).SingleOrDefaultAsync(cancellationToken)
            is { } entry ? entry : BudgetErrors.NotFound;
}
