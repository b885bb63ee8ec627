using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReliefCases;

/// <summary>The person petitioned again on the relieved matter; registering a repeat petition does this by itself.</summary>
public sealed record RelapseReliefCase(Guid Id, int ExpectedRevision, Relapse Body) : ICommand<ReliefCaseDto>;

/// <summary>Which petition came again.</summary>
public sealed record Relapse
{
    /// <summary>When it came; it may lie before a step that was entered later.</summary>
    public required DateOnly OccurredOn { get; init; }
    /// <summary>Number of the new petition.</summary>
    public required string PetitionNumber { get; init; }
}

internal sealed class RelapseReliefCaseRules : AbstractValidator<RelapseReliefCase>
{
    public RelapseReliefCaseRules(TimeProvider clock)
    {
        RuleFor(r => r.Body.OccurredOn).NotInFuture(clock);
        RuleFor(r => r.Body.PetitionNumber).NotEmpty().MaximumLength(40);
    }
}

internal sealed class RelapseReliefCaseHandler(ReliefCaseDoor door) : IRequestHandler<RelapseReliefCase, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(RelapseReliefCase request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => c.Relapse(request.Body.OccurredOn, request.Body.PetitionNumber), cancellationToken);
}
