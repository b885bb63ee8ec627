using System.Data;
using System.Reflection;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Paging;

/// <summary>
/// A list from its first row to its last, as it stood at one moment: its own pages, one after the other in one snapshot. So an export
/// has the rows, masks and refusals of the list, and holds two pages in memory however long it is.
/// </summary>
public sealed class WholeList(IMediator mediator, IApplicationDbContext db)
{
    /// <param name="query">The list's query, with its filters and sort; what chooses a page is refused.</param>
    /// <param name="write">Takes each page in turn, an empty list as one empty page; the next page is read meanwhile. Not called when the query is refused.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<Result<Done>> ReadAsync<T>(IQuery<Page<T>> query, Func<IReadOnlyList<T>, Task> write, CancellationToken ct)
    {
        if (FaultsOf((IPaged)query) is { Count: > 0 } faults) return faults;
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var next = mediator.Send(PageOf(query, null), ct);
        while (true)
        {
            var page = await next;
            if (!page.Succeeded) return Result<Done>.Refused(page.Errors);
            var last = page.Value.NextCursor is null;
            if (!last) next = mediator.Send(PageOf(query, page.Value.NextCursor), ct);
            // Both are awaited, whichever fails: the snapshot may not end under a running query.
            await Task.WhenAll(write(page.Value.Items), next);
            if (last) return new Done();
        }
    }

    private static List<Error> FaultsOf(IPaged query) =>
    [
        .. new (bool Given, string Name)[] { (query.Cursor is not null, "cursor"), (query.PageSize is not null, "pageSize"), (query.IncludeTotal is not null, "includeTotal") }
            .Where(p => p.Given).Select(p => PagingErrors.WholeListHasNoPages.At("/" + p.Name)),
    ];

    /// <summary>The same query for one page. Queries are records; copying one has no name that generic code could use.</summary>
    private static IQuery<Page<T>> PageOf<T>(IQuery<Page<T>> query, string? cursor)
    {
        var type = query.GetType();
        var copy = type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance)!.Invoke(query, null)!;
        type.GetProperty(nameof(IPaged.Cursor))!.SetValue(copy, cursor);
        type.GetProperty(nameof(IPaged.PageSize))!.SetValue(copy, PagingRules.Largest);
        return (IQuery<Page<T>>)copy;
    }
}
