using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>Approves an adjustment and applies it to the goals.</summary>
public sealed record ApproveGoalAdjustment(Guid Id, int ExpectedRevision) : ICommand<GoalAdjustmentDto>;

internal sealed class ApproveGoalAdjustmentHandler(IApplicationDbContext db, GoalAdjustmentDoor door, GoalDoor goals, FlowLog log)
    : IRequestHandler<ApproveGoalAdjustment, Result<GoalAdjustmentDto>>
{
    public Task<Result<GoalAdjustmentDto>> Handle(ApproveGoalAdjustment request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, AdjustmentFlow.Approve, async adjustment =>
        {
            var goal = await db.PerformanceGoals.Include(g => g.Indicators).SingleAsync(g => g.Id == adjustment.GoalId, cancellationToken);
            var approved = adjustment.Approve(goal, log.Actor, log.Now);
            if (!approved.Succeeded) return approved;
            var faults = await goals.WeightFaultsAsync(goal, cancellationToken);
            if (faults.Count > 0) return faults;
            db.PerformanceGoals.Entry(goal).State = EntityState.Modified;
            return approved;
        }, cancellationToken);
}
