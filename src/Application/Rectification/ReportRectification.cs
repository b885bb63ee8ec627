using FluentValidation;
using MediatR;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Rectification;

/// <summary>The unit reports what it has put right.</summary>
public sealed record ReportRectification(Guid Id, int ExpectedRevision, RectificationReport Body) : ICommand<RectificationItemDto>;

/// <summary>What was done.</summary>
public sealed record RectificationReport
{
    /// <summary>Names no person.</summary>
    public required string Report { get; init; }
}

internal sealed class ReportRectificationRules : AbstractValidator<ReportRectification>
{
    public ReportRectificationRules() => RuleFor(r => r.Body.Report).IsReason();
}

internal sealed class ReportRectificationHandler(RectificationDoor door, FlowLog log) : IRequestHandler<ReportRectification, Result<RectificationItemDto>>
{
    public Task<Result<RectificationItemDto>> Handle(ReportRectification request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, RectificationFlow.Report, item => Task.FromResult(item.ReportDone(request.Body.Report, log.Actor, log.Now)), cancellationToken);
}
