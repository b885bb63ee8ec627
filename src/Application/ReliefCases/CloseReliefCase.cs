using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReliefCases;

/// <summary>The case is closed (案结事了).</summary>
public sealed record CloseReliefCase(Guid Id, int ExpectedRevision, DatedStep Body) : ICommand<ReliefCaseDto>;

internal sealed class CloseReliefCaseRules : AbstractValidator<CloseReliefCase>
{
    public CloseReliefCaseRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new DatedStepRules(clock));
}

internal sealed class CloseReliefCaseHandler(ReliefCaseDoor door) : IRequestHandler<CloseReliefCase, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(CloseReliefCase request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => c.Close(request.Body.OccurredOn), cancellationToken);
}
