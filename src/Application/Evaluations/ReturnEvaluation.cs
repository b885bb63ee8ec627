using FluentValidation;
using MediatR;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>Sends the evaluation back to whoever entered it.</summary>
public sealed record ReturnEvaluation(Guid Id, int ExpectedRevision, StatedReason Body) : ICommand<EvaluationDetail>;

internal sealed class ReturnEvaluationRules : AbstractValidator<ReturnEvaluation>
{
    public ReturnEvaluationRules() => RuleFor(r => r.Body).SetValidator(new StatedReasonRules());
}

internal sealed class ReturnEvaluationHandler(EvaluationDoor door, FlowLog log) : IRequestHandler<ReturnEvaluation, Result<EvaluationDetail>>
{
    public Task<Result<EvaluationDetail>> Handle(ReturnEvaluation request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, EvaluationFlow.Return, e => Task.FromResult(e.Return(request.Body.Reason, log.Actor, log.Today)), cancellationToken);
}
