using System.Data;
using Npgsql;
using NpgsqlTypes;
using ReliefApi.Application.Access;
using ReliefApi.Application.Attainment;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>One chunk of a recompute, inside the transaction that holds it: facts in, rows through the engine, differences out.</summary>
internal sealed class RecomputeChunk(NpgsqlConnection connection, bool range, Guid[] projects, StoredProfiles profiles, TimeProvider clock)
{
    private readonly string _scope = range ? FactQueries.ByRange : FactQueries.ByList;
    private readonly Dictionary<(Guid, int), ProjectYear> _years = [];
    private readonly ChangedIndicators _changed = new();
    private int _indicators;

    public async Task<RecomputeOutcome> RunAsync(CancellationToken ct)
    {
        await using (var unmark = Command($"delete from relief.stale_marks where {string.Format(System.Globalization.CultureInfo.InvariantCulture, _scope, "")}"))
            await unmark.ExecuteNonQueryAsync(ct);
        await ReadFactsAsync(ct);
        var petitions = await ReadDivisionFactsAsync(ct);
        await ScoreIndicatorsAsync(petitions, ct);
        foreach (var year in _years.Values) year.Close();
        await WriteIndicatorsAsync(ct);
        var changedYears = _years.Values.Where(y => y.Changed).ToList();
        await WriteProjectsAsync(changedYears, ct);
        return new(projects.Length, _indicators, _changed.Count, changedYears.Count, 0);
    }

    /// <summary>A transaction that carries the row scope of the recompute. Compiling a plan would cost more than it saves.</summary>
    public static async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, RecomputeScope scope, CancellationToken ct)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await using var command = new NpgsqlCommand("set local jit = off; set local work_mem = '32MB'; set local plan_cache_mode = force_custom_plan", connection, transaction);
        RowScopeInterceptor.TellScope(command, RowScope.OfJob(scope.DivisionCode));
        await command.ExecuteNonQueryAsync(ct);
        return transaction;
    }

    private async Task ReadFactsAsync(CancellationToken ct)
    {
        await using var command = Command(FactQueries.OfProjects(_scope, FactSource.Today));
        command.Parameters.AddWithValue("today", clock.Today());
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var year = ProjectYear.Read(reader, profiles.Find);
            _years.Add((year.ProjectId, year.FiscalYear), year);
        }
    }

    private async Task<Dictionary<(string, int), decimal[]>> ReadDivisionFactsAsync(CancellationToken ct)
    {
        await using var command = Command($"select division_code, fiscal_year, {string.Join(", ", Facts.OfDivision)} from relief.division_facts where division_code = any(@divisions)");
        command.Parameters.AddWithValue("divisions", _years.Values.Select(y => y.DivisionCode).Distinct().ToArray());
        Dictionary<(string, int), decimal[]> facts = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var counted = new decimal[Facts.OfDivision.Count];
            for (var i = 0; i < counted.Length; i++) counted[i] = reader.GetInt32(2 + i);
            facts.Add((reader.GetString(0), reader.GetInt32(1)), counted);
        }
        return facts;
    }

    private async Task ScoreIndicatorsAsync(Dictionary<(string, int), decimal[]> petitions, CancellationToken ct)
    {
        await using var command = Command(FactQueries.OfIndicators(_scope, FactSource.Today));
        await using var reader = await command.ExecuteReaderAsync(ct);
        ProjectYear? year = null;
        while (await reader.ReadAsync(ct))
        {
            _indicators++;
            var (projectId, fiscalYear) = (reader.GetGuid(1), reader.GetInt32(2));
            if (year is null || year.ProjectId != projectId || year.FiscalYear != fiscalYear) year = _years[(projectId, fiscalYear)];
            IndicatorRow.Score(reader, year, petitions.GetValueOrDefault((year.DivisionCode, fiscalYear)), _changed);
        }
    }

    private async Task WriteIndicatorsAsync(CancellationToken ct)
    {
        if (_changed.Count == 0) return;
        await using var command = Command(FactQueries.WriteIndicators(_scope));
        _changed.AddTo(command);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task WriteProjectsAsync(List<ProjectYear> changed, CancellationToken ct)
    {
        if (changed.Count == 0) return;
        var columns = Facts.OfProject;
        await using var command = Command(
            // language=SQL
            $"""
            insert into relief.project_facts (project_id, fiscal_year, division_code, {string.Join(", ", columns)}, execution_score, total, grade, computed_at)
            select *, @now from unnest(@ids::uuid[], @years::int[], @divisions::varchar[], {string.Join(", ", columns.Select(c => $"@{c}::numeric[]"))}, @execution::numeric[], @total::numeric[], @grade::text[])
            on conflict (project_id, fiscal_year) do update set {string.Join(", ", columns.Select(c => $"{c} = excluded.{c}"))},
                execution_score = excluded.execution_score, total = excluded.total, grade = excluded.grade, computed_at = excluded.computed_at
            """);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("ids", changed.Select(y => y.ProjectId).ToArray());
        command.Parameters.AddWithValue("years", changed.Select(y => y.FiscalYear).ToArray());
        command.Parameters.AddWithValue("divisions", changed.Select(y => y.DivisionCode).ToArray());
        for (var i = 0; i < columns.Count; i++) command.Parameters.AddWithValue(columns[i], changed.Select(y => y.Counted[i]).ToArray());
        command.Parameters.AddWithValue("execution", NpgsqlDbType.Array | NpgsqlDbType.Numeric, changed.Select(y => y.Execution.Score).ToArray());
        command.Parameters.AddWithValue("total", NpgsqlDbType.Array | NpgsqlDbType.Numeric, changed.Select(y => y.Total).ToArray());
        command.Parameters.AddWithValue("grade", NpgsqlDbType.Array | NpgsqlDbType.Text, changed.Select(y => y.Grade).ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        if (range)
        {
            command.Parameters.AddWithValue("first", projects[0]);
            command.Parameters.AddWithValue("last", projects[^1]);
        }
        else command.Parameters.AddWithValue("projects", projects);
        return command;
    }
}
