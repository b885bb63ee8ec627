using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReliefCases;

/// <summary>First review by the petition bureau (初审).</summary>
public sealed record FirstReviewReliefCase(Guid Id, int ExpectedRevision, ReviewStep Body) : ICommand<ReliefCaseDto>;

internal sealed class FirstReviewReliefCaseRules : AbstractValidator<FirstReviewReliefCase>
{
    public FirstReviewReliefCaseRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new ReviewStepRules(clock));
}

internal sealed class FirstReviewReliefCaseHandler(ReliefCaseDoor door) : IRequestHandler<FirstReviewReliefCase, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(FirstReviewReliefCase request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, c => c.FirstReview(request.Body.OccurredOn, request.Body.Opinion), cancellationToken);
}
