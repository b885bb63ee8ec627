using MediatR;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>Approves submitted goals and locks them (批复下达).</summary>
public sealed record ApproveGoal(Guid Id, int ExpectedRevision) : ICommand<GoalDto>;

internal sealed class ApproveGoalHandler(GoalDoor door, FlowLog log) : IRequestHandler<ApproveGoal, Result<GoalDto>>
{
    public Task<Result<GoalDto>> Handle(ApproveGoal request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, GoalFlow.Approve, async goal =>
        {
            var faults = await door.WeightFaultsAsync(goal, cancellationToken);
            return faults.Count > 0 ? faults : goal.Approve(log.Actor, log.Now);
        }, cancellationToken);
}
