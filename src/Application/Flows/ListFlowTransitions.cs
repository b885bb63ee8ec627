using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Flows;

/// <summary>Every step of one resource of the yearly flow, in order.</summary>
public sealed record ListFlowTransitions(FlowSubject Subject, Guid Id, string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<FlowTransitionDto>>, IPaged;

/// <summary>A recorded step.</summary>
public sealed record FlowTransitionDto
{
    public required Guid Id { get; init; }
    /// <summary>The verb, as in the path of the step.</summary>
    public required string Action { get; init; }
    /// <summary>The state that it led to.</summary>
    public required string To { get; init; }
    public required DateOnly OccurredOn { get; init; }
    public string? Reason { get; init; }
    /// <summary>Who took it.</summary>
    public required string Actor { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<FlowTransition, FlowTransitionDto>();
    }
}

internal sealed class ListFlowTransitionsRules : AbstractValidator<ListFlowTransitions>
{
    public ListFlowTransitionsRules() => this.CheckPaging();
}

internal sealed class ListFlowTransitionsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListFlowTransitions, Result<Page<FlowTransitionDto>>>
{
    private static readonly Keyset<FlowTransitionDto> Order = new(new("id", (FlowTransitionDto row) => row.Id));

    public async Task<Result<Page<FlowTransitionDto>>> Handle(ListFlowTransitions request, CancellationToken cancellationToken)
    {
        var steps = db.FlowTransitions.Where(t => t.Subject == request.Subject && t.SubjectId == request.Id);
        var page = await Order.ReadAsync(steps.ProjectTo<FlowTransitionDto>(mapper.ConfigurationProvider), request, cancellationToken);
        return page is { Succeeded: true, Value.Items.Count: 0 } && await MissingAsync(request.Subject, request.Id, cancellationToken) is { } missing ? missing : page;
    }

    private async Task<Error?> MissingAsync(FlowSubject subject, Guid id, CancellationToken ct) => subject switch
    {
        FlowSubject.Goal => await db.PerformanceGoals.AnyAsync(g => g.Id == id, ct) ? null : GoalErrors.NotFound,
        FlowSubject.GoalAdjustment => await db.GoalAdjustments.AnyAsync(a => a.Id == id, ct) ? null : GoalErrors.AdjustmentNotFound,
        FlowSubject.Evaluation => await db.Evaluations.AnyAsync(e => e.Id == id, ct) ? null : EvaluationErrors.NotFound,
        _ => await db.RectificationItems.AnyAsync(r => r.Id == id, ct) ? null : RectificationErrors.NotFound,
    };
}
