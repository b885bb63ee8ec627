using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Petitions;

/// <summary>The petitioner asks for review (复查), within 30 days of the reply.</summary>
public sealed record AskForReview(Guid Id, int ExpectedRevision, DatedStep Body) : ICommand<PetitionDto>;

internal sealed class AskForReviewRules : AbstractValidator<AskForReview>
{
    public AskForReviewRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new DatedStepRules(clock));
}

internal sealed class AskForReviewHandler(IApplicationDbContext db, PetitionDoor door) : IRequestHandler<AskForReview, Result<PetitionDto>>
{
    public Task<Result<PetitionDto>> Handle(AskForReview request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, async p =>
            p.AskForReview(request.Body.OccurredOn, await db.RulesOfAsync(p.DivisionCode, request.Body.OccurredOn.Year, cancellationToken)), cancellationToken);
}
