using FluentValidation;
using MediatR;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>Rejects an adjustment; the goals stay as they are.</summary>
public sealed record RejectGoalAdjustment(Guid Id, int ExpectedRevision, StatedReason Body) : ICommand<GoalAdjustmentDto>;

internal sealed class RejectGoalAdjustmentRules : AbstractValidator<RejectGoalAdjustment>
{
    public RejectGoalAdjustmentRules() => RuleFor(r => r.Body).SetValidator(new StatedReasonRules());
}

internal sealed class RejectGoalAdjustmentHandler(GoalAdjustmentDoor door, FlowLog log) : IRequestHandler<RejectGoalAdjustment, Result<GoalAdjustmentDto>>
{
    public Task<Result<GoalAdjustmentDto>> Handle(RejectGoalAdjustment request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, AdjustmentFlow.Reject, a => Task.FromResult(a.Reject(log.Actor, request.Body.Reason, log.Now)), cancellationToken);
}
