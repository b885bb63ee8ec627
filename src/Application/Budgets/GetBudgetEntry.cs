using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.History;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Budgets;

/// <summary>One entry of a budget ledger.</summary>
/// <param name="Id">The entry.</param>
/// <param name="AsOf">Business date: not found when it happened later.</param>
/// <param name="KnownAt">Instant: not found when it was recorded later.</param>
public sealed record GetBudgetEntry(Guid Id, TimePoint? AsOf = null, TimePoint? KnownAt = null) : IQuery<BudgetEntryDto>, ITimeTravel;

internal sealed class GetBudgetEntryRules : AbstractValidator<GetBudgetEntry>
{
    public GetBudgetEntryRules(TimeProvider clock) => this.CheckMoment(clock);
}

internal sealed class GetBudgetEntryHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<GetBudgetEntry, Result<BudgetEntryDto>>
{
    public async Task<Result<BudgetEntryDto>> Handle(GetBudgetEntry request, CancellationToken cancellationToken) =>
        await db.BudgetEntries.Where(e => e.Id == request.Id).At(Moment.Of(request)).ProjectTo<BudgetEntryDto>(mapper.ConfigurationProvider).SingleOrDefaultAsync(cancellationToken)
            is { } entry ? entry : BudgetErrors.NotFound;
}
