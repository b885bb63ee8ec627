using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReliefCases;

/// <summary>A suspended case goes on where it stopped.</summary>
public sealed record ResumeReliefCase(Guid Id, int ExpectedRevision, ReasonedStep Body) : ICommand<ReliefCaseDto>;

internal sealed class ResumeReliefCaseRules : AbstractValidator<ResumeReliefCase>
{
    public ResumeReliefCaseRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new ReasonedStepRules(clock));
}

internal sealed class ResumeReliefCaseHandler(ReliefCaseDoor door) : IRequestHandler<ResumeReliefCase, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(ResumeReliefCase request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => c.Resume(request.Body.OccurredOn, request.Body.Reason), cancellationToken);
}
