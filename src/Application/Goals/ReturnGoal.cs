using FluentValidation;
using MediatR;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>Sends submitted goals back for correction (退回).</summary>
public sealed record ReturnGoal(Guid Id, int ExpectedRevision, StatedReason Body) : ICommand<GoalDto>;

internal sealed class ReturnGoalRules : AbstractValidator<ReturnGoal>
{
    public ReturnGoalRules() => RuleFor(r => r.Body).SetValidator(new StatedReasonRules());
}

internal sealed class ReturnGoalHandler(GoalDoor door, FlowLog log) : IRequestHandler<ReturnGoal, Result<GoalDto>>
{
    public Task<Result<GoalDto>> Handle(ReturnGoal request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, GoalFlow.Return, goal => Task.FromResult(goal.Return(log.Actor, request.Body.Reason, log.Today)), cancellationToken);
}
