using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Petitions;

/// <summary>The matter ends (办结).</summary>
public sealed record ConcludePetition(Guid Id, int ExpectedRevision, Conclusion Body) : ICommand<PetitionDto>;

/// <summary>How the matter ended.</summary>
public sealed record Conclusion
{
    /// <summary>Business date of the end.</summary>
    public required DateOnly OccurredOn { get; init; }
    /// <summary>Whether the matter is settled (案结事了).</summary>
    public required bool Settled { get; init; }
    /// <summary>Kept with the step; names no person.</summary>
    public string? Reason { get; init; }
}

internal sealed class ConcludePetitionRules : AbstractValidator<ConcludePetition>
{
    public ConcludePetitionRules(TimeProvider clock)
    {
        RuleFor(r => r.Body.OccurredOn).NotInFuture(clock);
        RuleFor(r => r.Body.Reason).MaximumLength(1000);
    }
}

internal sealed class ConcludePetitionHandler(PetitionDoor door) : IRequestHandler<ConcludePetition, Result<PetitionDto>>
{
    public Task<Result<PetitionDto>> Handle(ConcludePetition request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, p => p.Conclude(request.Body.OccurredOn, request.Body.Settled, request.Body.Reason), cancellationToken);
}
