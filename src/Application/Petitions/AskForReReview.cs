using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Petitions;

/// <summary>The petitioner asks for re-review (复核) of the review opinion.</summary>
public sealed record AskForReReview(Guid Id, int ExpectedRevision, DatedStep Body) : ICommand<PetitionDto>;

internal sealed class AskForReReviewRules : AbstractValidator<AskForReReview>
{
    public AskForReReviewRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new DatedStepRules(clock));
}

internal sealed class AskForReReviewHandler(IApplicationDbContext db, PetitionDoor door) : IRequestHandler<AskForReReview, Result<PetitionDto>>
{
    public Task<Result<PetitionDto>> Handle(AskForReReview request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, async p =>
            p.AskForReReview(request.Body.OccurredOn, await db.RulesOfAsync(p.DivisionCode, request.Body.OccurredOn.Year, cancellationToken)), cancellationToken);
}
