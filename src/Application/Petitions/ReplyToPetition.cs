using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Petitions;

/// <summary>The written reply was given (答复).</summary>
public sealed record ReplyToPetition(Guid Id, int ExpectedRevision, DatedStep Body) : ICommand<PetitionDto>;

internal sealed class ReplyToPetitionRules : AbstractValidator<ReplyToPetition>
{
    public ReplyToPetitionRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new DatedStepRules(clock));
}

internal sealed class ReplyToPetitionHandler(PetitionDoor door) : IRequestHandler<ReplyToPetition, Result<PetitionDto>>
{
    public Task<Result<PetitionDto>> Handle(ReplyToPetition request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, p => p.Reply(request.Body.OccurredOn), cancellationToken);
}
