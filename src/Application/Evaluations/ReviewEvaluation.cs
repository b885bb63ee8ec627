using FluentValidation;
using MediatR;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>Closes the review; rows without an override keep their computed score.</summary>
public sealed record ReviewEvaluation(Guid Id, int ExpectedRevision, EvaluationReview Body) : ICommand<EvaluationDetail>;

/// <summary>What the reviewer concludes.</summary>
public sealed record EvaluationReview
{
    /// <summary>Kept with the step; names no person.</summary>
    public required string Opinion { get; init; }
}

internal sealed class ReviewEvaluationRules : AbstractValidator<ReviewEvaluation>
{
    public ReviewEvaluationRules() => RuleFor(r => r.Body.Opinion).IsReason();
}

internal sealed class ReviewEvaluationHandler(EvaluationDoor door, EvaluationScorer scorer, FlowLog log) : IRequestHandler<ReviewEvaluation, Result<EvaluationDetail>>
{
    public Task<Result<EvaluationDetail>> Handle(ReviewEvaluation request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, EvaluationFlow.Review, async evaluation => evaluation.Review(await door.RowsAsync(evaluation, cancellationToken),
            await scorer.GradesAsync(evaluation, cancellationToken), request.Body.Opinion, log.Actor, log.Today), cancellationToken);
}
