using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>Hands the evaluation in for review. Refused while an error stands against it or a warning has no reason.</summary>
public sealed record SubmitEvaluation(Guid Id, int ExpectedRevision) : ICommand<EvaluationDetail>;

internal sealed class SubmitEvaluationHandler(EvaluationDoor door, EvaluationScorer scorer, EvaluationFindings findings, IStaleness staleness, FlowLog log) : IRequestHandler<SubmitEvaluation, Result<EvaluationDetail>>
{
    public Task<Result<EvaluationDetail>> Handle(SubmitEvaluation request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, EvaluationFlow.Submit, async evaluation =>
        {
            // What is handed in is what the rows say now, every change counted.
            if (await staleness.IsStaleAsync(evaluation.ProjectId, cancellationToken)) return EvaluationErrors.NotRecomputed;
            if (await scorer.ComputeAsync(evaluation, cancellationToken) is not { } sheet) return EvaluationErrors.NoGoals;
            evaluation.Take(sheet);
            return evaluation.Submit(await findings.BlockingAsync(evaluation, cancellationToken), log.Actor, log.Today);
        }, cancellationToken);
}
