using MediatR;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>Hands goals in for approval (申报).</summary>
public sealed record SubmitGoal(Guid Id, int ExpectedRevision) : ICommand<GoalDto>;

internal sealed class SubmitGoalHandler(GoalDoor door, FlowLog log) : IRequestHandler<SubmitGoal, Result<GoalDto>>
{
    public Task<Result<GoalDto>> Handle(SubmitGoal request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, GoalFlow.Submit, async goal =>
        {
            var faults = await door.WeightFaultsAsync(goal, cancellationToken);
            return faults.Count > 0 ? faults : goal.Submit(log.Actor, log.Today);
        }, cancellationToken);
}
