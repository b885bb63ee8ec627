using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Petitions;

/// <summary>The written notice of acceptance was given (受理): 60 days to reply begin.</summary>
public sealed record AcceptPetition(Guid Id, int ExpectedRevision, DatedStep Body) : ICommand<PetitionDto>;

internal sealed class AcceptPetitionRules : AbstractValidator<AcceptPetition>
{
    public AcceptPetitionRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new DatedStepRules(clock));
}

internal sealed class AcceptPetitionHandler(IApplicationDbContext db, PetitionDoor door) : IRequestHandler<AcceptPetition, Result<PetitionDto>>
{
    public Task<Result<PetitionDto>> Handle(AcceptPetition request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, async p =>
            p.Accept(request.Body.OccurredOn, await db.RulesOfAsync(p.DivisionCode, request.Body.OccurredOn.Year, cancellationToken)), cancellationToken);
}
