using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>Adjustments of one set of goals, in order.</summary>
/// <param name="Id">The goals.</param>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
public sealed record ListGoalAdjustments(Guid Id, string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<GoalAdjustmentSummary>>, IPaged;

/// <summary>An adjustment in a list.</summary>
public sealed record GoalAdjustmentSummary
{
    public required Guid Id { get; init; }
    public required AdjustmentStatus Status { get; init; }
    public required string DocumentNumber { get; init; }
    public required string Reason { get; init; }
    public required string ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public string? DecidedBy { get; init; }

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<GoalAdjustment, GoalAdjustmentSummary>();
    }
}

internal sealed class ListGoalAdjustmentsRules : AbstractValidator<ListGoalAdjustments>
{
    public ListGoalAdjustmentsRules() => this.CheckPaging();
}

internal sealed class ListGoalAdjustmentsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListGoalAdjustments, Result<Page<GoalAdjustmentSummary>>>
{
    private static readonly Keyset<GoalAdjustmentSummary> Order = new(new("id", (GoalAdjustmentSummary a) => a.Id));

    public async Task<Result<Page<GoalAdjustmentSummary>>> Handle(ListGoalAdjustments request, CancellationToken cancellationToken)
    {
        var page = await Order.ReadAsync(db.GoalAdjustments.Where(a => a.GoalId == request.Id).ProjectTo<GoalAdjustmentSummary>(mapper.ConfigurationProvider), request, cancellationToken);
        return page is { Succeeded: true, Value.Items.Count: 0 } && !await db.PerformanceGoals.AnyAsync(g => g.Id == request.Id, cancellationToken) ? GoalErrors.NotFound : page;
    }
}
