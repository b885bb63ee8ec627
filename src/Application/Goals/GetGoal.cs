using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>The goals of one project and year with their indicators.</summary>
public sealed record GetGoal(Guid Id) : IQuery<GoalDto>;

internal sealed class GetGoalHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<GetGoal, Result<GoalDto>>
{
    public async Task<Result<GoalDto>> Handle(GetGoal request, CancellationToken cancellationToken) =>
        await db.PerformanceGoals.Where(g => g.Id == request.Id).ProjectTo<GoalDto>(mapper.ConfigurationProvider).SingleOrDefaultAsync(cancellationToken)
            is { } goal ? goal : GoalErrors.NotFound;
}
