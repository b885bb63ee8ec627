using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Findings;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Rectification;

/// <summary>Closes an item (销号): only once every change has been recomputed and the finding is gone.</summary>
public sealed record CloseRectification(Guid Id, int ExpectedRevision) : ICommand<RectificationItemDto>;

internal sealed class CloseRectificationHandler(RectificationDoor door, FindingReader findings, IStaleness staleness, FlowLog log) : IRequestHandler<CloseRectification, Result<RectificationItemDto>>
{
    public Task<Result<RectificationItemDto>> Handle(CloseRectification request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, RectificationFlow.Close, async item => item.Close(
            await staleness.IsStaleAsync(item.ProjectId, cancellationToken), await OpenRectificationItemHandler.StandsAsync(findings, item, cancellationToken), log.Actor, log.Now), cancellationToken);
}
