using Npgsql;
using ReliefApi.Application.Access;
using ReliefApi.Domain.Divisions;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Feed;

/// <summary>
/// Gives the next numbers to changes whose transactions have committed. Whoever holds the head's row is alone, so the numbers of one round
/// are committed before those of the next are given, and a reader never sees a number whose predecessor is still to come.
/// </summary>
internal sealed class FeedNumbering(NpgsqlDataSource source)
{
    private const int Round = 5000;

    /// <returns>How many changes were taken in; 0 when there are none or another host is at it.</returns>
    public async Task<int> NumberAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var seize = new NpgsqlCommand("select last_seq from relief.feed_head for update skip locked", connection, transaction))
        {
            RowScopeInterceptor.TellScope(seize, RowScope.OfJob(DivisionCode.Nation));
            await using var reader = await seize.ExecuteReaderAsync(ct);
            await reader.NextResultAsync(ct);
            if (!await reader.ReadAsync(ct)) return 0;
        }
        // A statement of its own, so that its snapshot is younger than the lock and holds all that the holder before has numbered. By
        // id, not by transaction: of two transactions that touch the same row, the later one wrote its note after the earlier one's commit.
        await using var number = new NpgsqlCommand(
            // language=SQL
            """
            with taken as (
                delete from relief.feed_outbox where id in (select id from relief.feed_outbox order by id limit @round) returning *
            ), once as (
                select max(id) as id, division_code, kind, subject_id, fiscal_year from taken group by transaction_id, division_code, kind, subject_id, fiscal_year
            ), numbered as (
                insert into relief.feed_entries (seq, division_code, kind, subject_id, fiscal_year, recorded_at)
                select (select last_seq from relief.feed_head) + row_number() over (order by id), division_code, kind, subject_id, fiscal_year, clock_timestamp() from once
                returning seq
            ), moved as (
                update relief.feed_head set last_seq = (select max(seq) from numbered) where exists (select from numbered)
            )
            select count(*)::int from taken
            """, connection, transaction);
        number.Parameters.AddWithValue("round", Round);
        var taken = (int)(await number.ExecuteScalarAsync(ct))!;
        await transaction.CommitAsync(ct);
        return taken;
    }
}
