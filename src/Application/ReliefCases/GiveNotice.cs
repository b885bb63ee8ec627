using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReliefCases;

/// <summary>Masked public notice (公示) begins.</summary>
public sealed record GiveNotice(Guid Id, int ExpectedRevision, DatedStep Body) : ICommand<ReliefCaseDto>;

internal sealed class GiveNoticeRules : AbstractValidator<GiveNotice>
{
    public GiveNoticeRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new DatedStepRules(clock));
}

internal sealed class GiveNoticeHandler(ReliefCaseDoor door) : IRequestHandler<GiveNotice, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(GiveNotice request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => c.Notice(request.Body.OccurredOn), cancellationToken);
}
