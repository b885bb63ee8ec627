using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Petitions;

/// <summary>Handling is extended once (延期), before its term has passed.</summary>
public sealed record ExtendPetition(Guid Id, int ExpectedRevision, Extension Body) : ICommand<PetitionDto>;

/// <summary>By how much, and why; the petitioner is told.</summary>
public sealed record Extension
{
    /// <summary>Business date of the decision to extend.</summary>
    public required DateOnly OccurredOn { get; init; }
    /// <summary>1 to 30 calendar days on top of the 60.</summary>
    public required int Days { get; init; }
    /// <summary>Kept with the step; names no person.</summary>
    public required string Reason { get; init; }
}

internal sealed class ExtendPetitionRules : AbstractValidator<ExtendPetition>
{
    public ExtendPetitionRules(TimeProvider clock)
    {
        RuleFor(r => r.Body.OccurredOn).NotInFuture(clock);
        RuleFor(r => r.Body.Reason).IsReason();
    }
}

internal sealed class ExtendPetitionHandler(IApplicationDbContext db, PetitionDoor door) : IRequestHandler<ExtendPetition, Result<PetitionDto>>
{
    public Task<Result<PetitionDto>> Handle(ExtendPetition request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, async p =>
            p.Extend(request.Body.OccurredOn, request.Body.Days, request.Body.Reason,
                await db.RulesOfAsync(p.DivisionCode, (p.DecidedOn ?? request.Body.OccurredOn).Year, cancellationToken)), cancellationToken);
}
