using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using ReliefApi.Application.Access;
using ReliefApi.Application.Feed;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Infrastructure.Disclosure;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Feed;

/// <summary>A page of the feed from one state of the database: the numbers, what they stand for, and what may be shown of it.</summary>
internal sealed class FeedReader(ReliefDbContext db, DisclosurePlans plans, ICallContext call) : IFeedReader
{
    private sealed record Entry(long Seq, string DivisionCode, FeedKind Kind, Guid? Id, int? FiscalYear, DateTimeOffset RecordedAt);

    public async Task<Result<FeedPage>> ReadAsync(ReadFeed query, CancellationToken ct)
    {
        var (after, size) = (query.After ?? 0, query.PageSize ?? PagingRules.Default);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        // How far the feed has come is no secret of a division; its rows are read by the caller's scope.
        await RowScopeInterceptor.TellReadScopeAsync(connection, RowScope.OfJob(DivisionCode.Nation), ct);
        var (stream, head) = await HeadAsync(connection, ct);
        await RowScopeInterceptor.TellReadScopeAsync(connection, call.Scope, ct);
        if (query.Stream is not null && query.Stream != stream) return FeedErrors.AnotherStream.At("/stream").Seen(stream);
        if (after > head) return FeedErrors.Ahead.At("/after").Seen($"{after} > {head}");

        var entries = await EntriesAsync(connection, after, head, size, ct);
        var states = new FeedStates(db, await PlansAsync(connection, entries, ct));
        await states.LoadAsync([.. entries.Select(e => (e.Kind, e.DivisionCode, e.Id, e.FiscalYear))], ct);
        return new FeedPage
        {
            Stream = stream,
            After = after,
            Through = entries.Count == size ? entries[^1].Seq : head,
            Head = head,
            Items = [.. entries.Select(e => states.Describe(new FeedItem
            {
                Seq = e.Seq,
                Kind = e.Kind,
                DivisionCode = e.DivisionCode,
                Id = e.Id,
                FiscalYear = e.FiscalYear,
                Deleted = false,
                RecordedAt = e.RecordedAt,
            }))],
        };
    }

    private static async Task<(string Stream, long Head)> HeadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select relief.feed_stream(), last_seq from relief.feed_head", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetString(0), reader.GetInt64(1));
    }

    private static async Task<List<Entry>> EntriesAsync(NpgsqlConnection connection, long after, long head, int size, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            // language=SQL
            "select seq, division_code, kind, subject_id, fiscal_year, recorded_at from relief.feed_entries where seq > @after and seq <= @head order by seq limit @size", connection);
        command.Parameters.AddWithValue("after", after);
        command.Parameters.AddWithValue("head", head);
        command.Parameters.AddWithValue("size", size);
        List<Entry> entries = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            entries.Add(new(reader.GetInt64(0), reader.GetString(1), Enum.Parse<FeedKind>(reader.GetString(2)), reader.IsDBNull(3) ? null : reader.GetGuid(3),
                reader.IsDBNull(4) ? null : reader.GetInt32(4), reader.GetFieldValue<DateTimeOffset>(5)));
        return entries;
    }

    private async Task<Dictionary<int, YearPlans>> PlansAsync(NpgsqlConnection connection, List<Entry> entries, CancellationToken ct)
    {
        Dictionary<int, YearPlans> byYear = [];
        if (!DisclosurePlans.Apply(call)) return byYear;
        foreach (var year in entries.Select(e => e.FiscalYear).OfType<int>().Distinct()) byYear[year] = await plans.ReadAsync(connection, call, year, ct);
        return byYear;
    }
}
