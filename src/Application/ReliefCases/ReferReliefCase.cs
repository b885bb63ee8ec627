using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReliefCases;

/// <summary>The person is referred elsewhere: civil affairs, a court.</summary>
public sealed record ReferReliefCase(Guid Id, int ExpectedRevision, ReasonedStep Body) : ICommand<ReliefCaseDto>;

internal sealed class ReferReliefCaseRules : AbstractValidator<ReferReliefCase>
{
    public ReferReliefCaseRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new ReasonedStepRules(clock));
}

internal sealed class ReferReliefCaseHandler(ReliefCaseDoor door) : IRequestHandler<ReferReliefCase, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(ReferReliefCase request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => c.Refer(request.Body.OccurredOn, request.Body.Reason), cancellationToken);
}
