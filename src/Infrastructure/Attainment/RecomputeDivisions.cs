using Npgsql;
using ReliefApi.Application.Attainment;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>The first step of a recompute: petition facts of divisions, on which indicators of many projects rest. One transaction.</summary>
internal sealed class RecomputeDivisions(NpgsqlConnection connection, RecomputeScope scope, TimeProvider clock)
{
    /// <returns>Division-years written; their projects are marked.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var transaction = await RecomputeChunk.BeginAsync(connection, scope, ct);
        var range = DivisionRange.Subtree(scope.DivisionCode);
        await using var claim = new NpgsqlCommand(
            // language=SQL
            """
            with marked as (delete from relief.stale_marks where project_id is null and division_code between @from and @to returning division_code)
            select distinct division_code from marked
            union
            select division_code from relief.divisions where @full and division_code between @from and @to
            """, connection, transaction);
        claim.Parameters.AddWithValue("from", range.From);
        claim.Parameters.AddWithValue("to", range.To);
        claim.Parameters.AddWithValue("full", scope.Full && scope.ProjectId is null);
        List<string> divisions = [];
        await using (var reader = await claim.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) divisions.Add(reader.GetString(0));
        if (divisions.Count == 0)
        {
            await transaction.CommitAsync(ct);
            return 0;
        }

        var changed = await CountAsync(divisions, ct);
        if (changed > 0)
        {
            await using var mark = new NpgsqlCommand(
                // language=SQL
                "insert into relief.stale_marks (division_code, project_id) select distinct division_code, project_id from relief.indicators where division_code = any(@divisions) and measure_code like 'petition.%'",
                connection, transaction);
            mark.Parameters.AddWithValue("divisions", divisions.ToArray());
            await mark.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
        return changed;
    }

    private async Task<int> CountAsync(List<string> divisions, CancellationToken ct)
    {
        // The planner expects a group for every few petitions and would sort them all; there are a few for each division.
        await using (var hash = new NpgsqlCommand("set local enable_sort = off", connection)) await hash.ExecuteNonQueryAsync(ct);
        var columns = Facts.OfDivision;
        List<string> codes = [];
        List<int> years = [];
        var counted = columns.Select(_ => new List<int>()).ToArray();
        await using (var count = new NpgsqlCommand(FactQueries.OfDivisions(FactSource.Today), connection))
        {
            count.Parameters.AddWithValue("divisions", divisions.ToArray());
            count.Parameters.AddWithValue("everywhere", scope.Full && scope.ProjectId is null);
            count.Parameters.AddWithValue("today", clock.Today());
            count.Parameters.AddWithValue("first_time_days", FundRules.Default("", 0).FirstTimeDays);
            await using var reader = await count.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                codes.Add(reader.GetString(0));
                years.Add(reader.GetInt32(1));
                for (var i = 0; i < columns.Count; i++) counted[i].Add(reader.GetInt32(2 + i));
            }
        }
        await using var write = new NpgsqlCommand(FactQueries.WriteDivisions, connection);
        write.Parameters.AddWithValue("now", clock.GetUtcNow());
        write.Parameters.AddWithValue("codes", codes);
        write.Parameters.AddWithValue("years", years);
        for (var i = 0; i < columns.Count; i++) write.Parameters.AddWithValue(columns[i], counted[i]);
        return await write.ExecuteNonQueryAsync(ct);
    }
}
