using System.Buffers.Text;
using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Paging;

/// <summary>A member that a list can be sorted by.</summary>
internal sealed record SortKey<T>(string Name, LambdaExpression Member)
{
    private readonly Lazy<Delegate> _read = new(Member.Compile);

    /// <summary>Its value in one row, as a cursor carries it.</summary>
    public JsonElement Of(T row) => JsonSerializer.SerializeToElement(_read.Value.DynamicInvoke(row));
}

/// <summary>
/// Keyset paging: a page starts after the last row of the one before, by sort key and unique tie-break, so rows written meanwhile
/// are neither skipped nor shown twice. Sort members must not be null and must not change.
/// </summary>
internal sealed class Keyset<T>(SortKey<T> tieBreak, params SortKey<T>[] others)
{
    private sealed record Cursor(string Sort, string Filter, JsonElement Key, JsonElement Tie);

    /// <param name="rows">The filtered rows, projected to what is listed.</param>
    /// <param name="request">The list's query; its own filter members decide which cursor fits.</param>
    /// <param name="ct">Stops the query.</param>
    public async Task<Result<Page<T>>> ReadAsync<TRequest>(IQueryable<T> rows, TRequest request, CancellationToken ct) where TRequest : IPaged
    {
        var name = request.Sort?.TrimStart('-') ?? tieBreak.Name;
        var key = others.Append(tieBreak).FirstOrDefault(k => k.Name == name);
        if (key is null || request.Sort is { } s && s.StartsWith("--", StringComparison.Ordinal))
            return PagingErrors.UnknownSort.At("/sort").Seen(string.Join(", ", others.Append(tieBreak).SelectMany(k => new[] { k.Name, "-" + k.Name })));

        var (descending, size, filter) = (request.Sort?.StartsWith('-') ?? false, request.PageSize ?? PagingRules.Default, FilterOf(request));
        var total = request.IncludeTotal == true ? await rows.CountAsync(ct) : (int?)null;
        var page = Order(Order(rows, key, descending, first: true), tieBreak, descending, first: false);
        if (request.Cursor is not null)
        {
            if (Read(request.Cursor) is not { } cursor || cursor.Filter != filter || cursor.Sort != (request.Sort ?? "")) return PagingErrors.CursorMismatch.At("/cursor");
            page = page.Where(After(key, cursor, descending));
        }

        var items = await page.Take(size + 1).ToListAsync(ct);
        var more = items.Count > size;
        if (more) items.RemoveAt(size);
        return new Page<T> { Items = items, Total = total, NextCursor = more ? Write(new(request.Sort ?? "", filter, key.Of(items[^1]), tieBreak.Of(items[^1]))) : null };
    }

    private static IQueryable<T> Order(IQueryable<T> rows, SortKey<T> key, bool descending, bool first)
    {
        var method = (first, descending) switch
        {
            (true, false) => nameof(Queryable.OrderBy),
            (true, true) => nameof(Queryable.OrderByDescending),
            (false, false) => nameof(Queryable.ThenBy),
            (false, true) => nameof(Queryable.ThenByDescending),
        };
        return rows.Provider.CreateQuery<T>(Expression.Call(typeof(Queryable), method, [typeof(T), key.Member.ReturnType], rows.Expression, Expression.Quote(key.Member)));
    }

    /// <summary>
    /// <c>key &gt;= k and (key &gt; k or (key = k and tie &gt; t))</c>, the other way round when descending. The first condition follows from the
    /// second; an index can start from it, so that the last page costs no more than the first.
    /// </summary>
    private Expression<Func<T, bool>> After(SortKey<T> key, Cursor cursor, bool descending)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var (member, tie) = (Rebind(key.Member, row), Rebind(tieBreak.Member, row));
        var (keyValue, tieValue) = (Parameter(cursor.Key, member.Type), Parameter(cursor.Tie, tie.Type));
        var beyond = Beyond(tie, tieValue, descending);
        if (key == tieBreak) return Expression.Lambda<Func<T, bool>>(beyond, row);
        beyond = Expression.OrElse(Beyond(member, keyValue, descending), Expression.AndAlso(Expression.Equal(member, keyValue), beyond));
        return Expression.Lambda<Func<T, bool>>(Expression.AndAlso(Beyond(member, keyValue, descending, orAt: true), beyond), row);
    }

    private static BinaryExpression Beyond(Expression member, Expression value, bool descending, bool orAt = false)
    {
        // Strings and ids have no > operator; their CompareTo translates to one.
        var difference = Expression.Call(member, member.Type.GetMethod(nameof(IComparable.CompareTo), [member.Type])!, value);
        return Expression.MakeBinary((descending, orAt) switch
        {
            (false, false) => ExpressionType.GreaterThan,
            (false, true) => ExpressionType.GreaterThanOrEqual,
            (true, false) => ExpressionType.LessThan,
            (true, true) => ExpressionType.LessThanOrEqual,
        }, difference, Expression.Constant(0));
    }

    private static Expression Rebind(LambdaExpression member, ParameterExpression row) => new Replace(member.Parameters[0], row).Visit(member.Body)!;

    /// <summary>As a member of a closure, so that it becomes a SQL parameter.</summary>
    private static MemberExpression Parameter(JsonElement value, Type type)
    {
        var box = Activator.CreateInstance(typeof(Box<>).MakeGenericType(typeof(T), type), value.Deserialize(type))!;
        return Expression.Property(Expression.Constant(box), nameof(Box<int>.Value));
    }

    private sealed class Box<TValue>(TValue value) { public TValue Value { get; } = value; }

    private sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }

    /// <summary>A cursor fits only the filter it was made for: everything the request holds but the page itself.</summary>
    private static string FilterOf<TRequest>(TRequest request)
    {
        var filter = JsonSerializer.SerializeToNode(request)!.AsObject();
        foreach (var member in (string[])[nameof(IPaged.Cursor), nameof(IPaged.PageSize), nameof(IPaged.Sort), nameof(IPaged.IncludeTotal)]) filter.Remove(member);
        return Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(filter)).AsSpan(0, 8));
    }

    private static string Write(Cursor cursor) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(cursor));

    private static Cursor? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Cursor>(Base64Url.DecodeFromChars(text));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}

public static class PagingErrors
{
    public static readonly Error UnknownSort = Error.Malformed("query.unknown_sort", "不支持的排序方式。", "Unknown sort.");
    public static readonly Error UnknownValue = Error.Malformed("query.unknown_value", "不是允许的取值。", "Not one of the allowed values.");
    public static readonly Error CursorMismatch = Error.Malformed("query.cursor_mismatch", "游标无效，或与筛选、排序条件不符。", "The cursor is not valid, or belongs to another filter or sort.");
    public static readonly Error WholeListHasNoPages = Error.Malformed("export.has_no_pages", "导出为完整列表，不接受分页参数。", "An export is the whole list: it takes no paging parameter.");
}
