using MediatR;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>Hands the evaluation in for review. Refused while an error stands against it or a warning has no reason.</summary>
public sealed record SubmitEvaluation(Guid Id, int ExpectedRevision) : ICommand<EvaluationDetail>;

internal sealed class SubmitEvaluationHandler(EvaluationDoor door, EvaluationScorer scorer, ScoreReader scores, FlowLog log) : IRequestHandler<SubmitEvaluation, Result<EvaluationDetail>>
{
    public Task<Result<EvaluationDetail>> Handle(SubmitEvaluation request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, flow => flow.Submit, async evaluation =>
        {
            // What is handed in is what the rows say now.
            if (await scorer.ComputeAsync(evaluation, cancellationToken) is not { } sheet) return EvaluationErrors.NoGoals;
            evaluation.Take(sheet);
            return evaluation.Submit(await BlockedByAsync(evaluation, cancellationToken), log.Actor, log.Today);
        }, cancellationToken);

    private async Task<IReadOnlyList<Error>> BlockedByAsync(Evaluation evaluation, CancellationToken ct)
    {
        if (evaluation.Kind != EvaluationKind.SelfEvaluation) return [];
        var material = await scores.ReadAsync(evaluation.ProjectId, evaluation.FiscalYear, ct);
        return material is null ? [EvaluationErrors.NoGoals] : evaluation.SelfEntries().BlockedBy(EvaluationContent.FindingsOf(material, evaluation.SelfEntries()));
    }
}
