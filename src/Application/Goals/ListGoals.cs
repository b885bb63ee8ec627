using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>Goals that the caller may see.</summary>
/// <param name="DivisionCode">Only those of this division.</param>
/// <param name="ProjectId">Only those of this project.</param>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
public sealed record ListGoals(string? DivisionCode, Guid? ProjectId, int? FiscalYear, Choice<GoalStatus>? Status,
    string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<GoalSummary>>, IPaged;

internal sealed class ListGoalsRules : AbstractValidator<ListGoals>
{
    public ListGoalsRules()
    {
        this.CheckPaging();
        RuleFor(q => q.Status).Known();
    }
}

internal sealed class ListGoalsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListGoals, Result<Page<GoalSummary>>>
{
    private static readonly Keyset<GoalSummary> Order = new(new("id", (GoalSummary g) => g.Id));

    public Task<Result<Page<GoalSummary>>> Handle(ListGoals request, CancellationToken cancellationToken)
    {
        var goals = db.PerformanceGoals.AsQueryable();
        if (request.DivisionCode is { } division) goals = goals.Where(g => g.DivisionCode == division);
        if (request.ProjectId is { } project) goals = goals.Where(g => g.ProjectId == project);
        if (request.FiscalYear is { } year) goals = goals.Where(g => g.FiscalYear == year);
        if (request.Status is { } status) goals = goals.Where(g => g.Status == status.Value);
        return Order.ReadAsync(goals.ProjectTo<GoalSummary>(mapper.ConfigurationProvider), request, cancellationToken);
    }
}
