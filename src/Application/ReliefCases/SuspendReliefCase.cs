using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReliefCases;

/// <summary>The case rests, for instance during a lawsuit.</summary>
public sealed record SuspendReliefCase(Guid Id, int ExpectedRevision, ReasonedStep Body) : ICommand<ReliefCaseDto>;

internal sealed class SuspendReliefCaseRules : AbstractValidator<SuspendReliefCase>
{
    public SuspendReliefCaseRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new ReasonedStepRules(clock));
}

internal sealed class SuspendReliefCaseHandler(ReliefCaseDoor door) : IRequestHandler<SuspendReliefCase, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(SuspendReliefCase request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => c.Suspend(request.Body.OccurredOn, request.Body.Reason), cancellationToken);
}
