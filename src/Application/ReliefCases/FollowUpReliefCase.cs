using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>The person was visited after the payment (回访).</summary>
public sealed record FollowUpReliefCase(Guid Id, int ExpectedRevision, FollowUp Body) : ICommand<ReliefCaseDto>;

/// <summary>What the visit found.</summary>
public sealed record FollowUp
{
    /// <summary>Business date of the visit.</summary>
    public required DateOnly OccurredOn { get; init; }
    /// <summary>Whether the person was asked to rate the relief.</summary>
    public required bool SurveyInvited { get; init; }
    /// <summary>The rating, if one was given.</summary>
    public Satisfaction? Satisfaction { get; init; }
    /// <summary>Kept with the step; names no person.</summary>
    public string? Remark { get; init; }
}

internal sealed class FollowUpReliefCaseRules : AbstractValidator<FollowUpReliefCase>
{
    public FollowUpReliefCaseRules(TimeProvider clock)
    {
        RuleFor(r => r.Body.OccurredOn).NotInFuture(clock);
        RuleFor(r => r.Body.Satisfaction).IsInEnum();
        RuleFor(r => r.Body.Remark).MaximumLength(1000);
    }
}

internal sealed class FollowUpReliefCaseHandler(ReliefCaseDoor door) : IRequestHandler<FollowUpReliefCase, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(FollowUpReliefCase request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => c.FollowUp(request.Body.OccurredOn, request.Body.SurveyInvited, request.Body.Satisfaction, request.Body.Remark), cancellationToken);
}
