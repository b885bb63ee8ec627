using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>One adjustment of goals.</summary>
public sealed record GetGoalAdjustment(Guid Id) : IQuery<GoalAdjustmentDto>;

internal sealed class GetGoalAdjustmentHandler(IApplicationDbContext db, GoalAdjustmentDoor door) : IRequestHandler<GetGoalAdjustment, Result<GoalAdjustmentDto>>
{
    public async Task<Result<GoalAdjustmentDto>> Handle(GetGoalAdjustment request, CancellationToken cancellationToken) =>
        await db.GoalAdjustments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken) is { } adjustment
            ? await door.ShowAsync(adjustment, cancellationToken) : GoalErrors.AdjustmentNotFound;
}
