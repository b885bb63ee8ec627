using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Petitions;

/// <summary>The written notice of refusal was given (不予受理).</summary>
public sealed record RefusePetition(Guid Id, int ExpectedRevision, ReasonedStep Body) : ICommand<PetitionDto>;

internal sealed class RefusePetitionRules : AbstractValidator<RefusePetition>
{
    public RefusePetitionRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new ReasonedStepRules(clock));
}

internal sealed class RefusePetitionHandler(PetitionDoor door) : IRequestHandler<RefusePetition, Result<PetitionDto>>
{
    public Task<Result<PetitionDto>> Handle(RefusePetition request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, p => p.Refuse(request.Body.OccurredOn, request.Body.Reason), cancellationToken);
}
