using System.Text.Json;
using MediatR;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>Publishes a frozen evaluation: totals only, small numbers suppressed.</summary>
public sealed record PublishEvaluation(Guid Id, int ExpectedRevision) : ICommand<EvaluationDetail>;

internal sealed class PublishEvaluationHandler(EvaluationDoor door, FlowLog log) : IRequestHandler<PublishEvaluation, Result<EvaluationDetail>>
{
    public Task<Result<EvaluationDetail>> Handle(PublishEvaluation request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, EvaluationFlow.Publish, evaluation =>
        {
            var figures = evaluation.Figures is { } frozen ? JsonSerializer.Deserialize<FrozenFigures>(frozen) : null;
            return Task.FromResult(evaluation.Publish(JsonSerializer.Serialize(Publication.Of(evaluation, figures ?? new("", "", 0, 0, 0, 0, 0, 0))), log.Now));
        }, cancellationToken);
}
