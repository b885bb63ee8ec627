using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Rectification;

/// <summary>Rectification items of the caller's divisions.</summary>
/// <param name="DueBefore">Only those due before this day.</param>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
public sealed record ListRectificationItems(Guid? EvaluationId, Guid? ProjectId, Choice<RectificationStatus>? Status, DateOnly? DueBefore,
    string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<RectificationItemSummary>>, IPaged;

internal sealed class ListRectificationItemsRules : AbstractValidator<ListRectificationItems>
{
    public ListRectificationItemsRules()
    {
        this.CheckPaging();
        RuleFor(q => q.Status).Known();
    }
}

internal sealed class ListRectificationItemsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListRectificationItems, Result<Page<RectificationItemSummary>>>
{
    private static readonly Keyset<RectificationItemSummary> Order = new(new("id", (RectificationItemSummary i) => i.Id));

    public Task<Result<Page<RectificationItemSummary>>> Handle(ListRectificationItems request, CancellationToken cancellationToken)
    {
        var items = db.RectificationItems.AsQueryable();
        if (request.EvaluationId is { } evaluation) items = items.Where(i => i.EvaluationId == evaluation);
        if (request.ProjectId is { } project) items = items.Where(i => i.ProjectId == project);
        if (request.Status is { } status) items = items.Where(i => i.Status == status.Value);
        if (request.DueBefore is { } day) items = items.Where(i => i.DueOn < day);
        return Order.ReadAsync(items.ProjectTo<RectificationItemSummary>(mapper.ConfigurationProvider), request, cancellationToken);
    }
}
