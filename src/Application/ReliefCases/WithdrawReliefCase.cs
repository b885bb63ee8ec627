using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReliefCases;

/// <summary>The person withdraws before anything was paid.</summary>
public sealed record WithdrawReliefCase(Guid Id, int ExpectedRevision, ReasonedStep Body) : ICommand<ReliefCaseDto>;

internal sealed class WithdrawReliefCaseRules : AbstractValidator<WithdrawReliefCase>
{
    public WithdrawReliefCaseRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new ReasonedStepRules(clock));
}

internal sealed class WithdrawReliefCaseHandler(ReliefCaseDoor door) : IRequestHandler<WithdrawReliefCase, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(WithdrawReliefCase request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => c.Withdraw(request.Body.OccurredOn, request.Body.Reason), cancellationToken);
}
