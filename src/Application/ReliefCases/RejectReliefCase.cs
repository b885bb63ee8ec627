using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReliefCases;

/// <summary>The application is rejected.</summary>
public sealed record RejectReliefCase(Guid Id, int ExpectedRevision, ReasonedStep Body) : ICommand<ReliefCaseDto>;

internal sealed class RejectReliefCaseRules : AbstractValidator<RejectReliefCase>
{
    public RejectReliefCaseRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new ReasonedStepRules(clock));
}

internal sealed class RejectReliefCaseHandler(ReliefCaseDoor door) : IRequestHandler<RejectReliefCase, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(RejectReliefCase request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => c.Reject(request.Body.OccurredOn, request.Body.Reason), cancellationToken);
}
