using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReliefCases;

/// <summary>Review by the leading group (联席会议).</summary>
public sealed record JointReviewReliefCase(Guid Id, int ExpectedRevision, ReviewStep Body) : ICommand<ReliefCaseDto>;

internal sealed class JointReviewReliefCaseRules : AbstractValidator<JointReviewReliefCase>
{
    public JointReviewReliefCaseRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new ReviewStepRules(clock));
}

internal sealed class JointReviewReliefCaseHandler(ReliefCaseDoor door) : IRequestHandler<JointReviewReliefCase, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(JointReviewReliefCase request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => c.JointReview(request.Body.OccurredOn, request.Body.Opinion), cancellationToken);
}
