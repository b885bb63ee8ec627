using System.Diagnostics;
using Npgsql;
using ReliefApi.Application.Access;
using ReliefApi.Application.Attainment;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>
/// Works through projects in chunks, each chunk one transaction: take the marks away, count, score, write what differs. A mark committed
/// after the count stays for the next run, so nothing that was written is ever left uncounted. One recompute at a time, over all hosts:
/// an older count can never overwrite a newer one. Within it, chunks run side by side; they share no project.
/// </summary>
internal sealed class AttainmentRecomputer(NpgsqlDataSource source, StoredProfiles profiles, TimeProvider clock) : IAttainmentRecomputer
{
    private const int ChunkSize = 2000;
    private const int Workers = 2;
    private const long Lock = 7305892;

    public async Task<RecomputeOutcome> RecomputeAsync(RecomputeScope scope, Func<int, int, Task>? progress, CancellationToken ct)
    {
        using var activity = AttainmentTelemetry.Start(scope);
        var watch = Stopwatch.StartNew();
        await profiles.LoadAsync(ct);
        await using var guard = await source.OpenConnectionAsync(ct);
        await RunAsync(guard, "set lock_timeout = 0; select pg_advisory_lock(@lock); reset lock_timeout", ct);
        try
        {
            var divisions = await new RecomputeDivisions(guard, scope, clock).RunAsync(ct);
            using var run = new ChunkRun(guard, scope, await CountAsync(guard, scope, ct), progress);
            await Task.WhenAll(Enumerable.Range(0, scope.ProjectId is null ? Workers : 1).Select(_ => WorkAsync(run, scope, ct)));
            var outcome = run.Outcome with { DivisionsChanged = divisions };
            AttainmentTelemetry.Finished(outcome, watch.Elapsed);
            return outcome;
        }
        finally
        {
            // A pooled connection is reset only when it is used again: without this the lock would stay with it.
            await RunAsync(guard, "select pg_advisory_unlock(@lock)", CancellationToken.None);
        }
    }

    private async Task WorkAsync(ChunkRun run, RecomputeScope scope, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        while (await run.NextAsync(ct) is { Length: > 0 } projects)
        {
            await using var transaction = await RecomputeChunk.BeginAsync(connection, scope, ct);
            var done = await new RecomputeChunk(connection, scope.Full && scope.ProjectId is null, projects, profiles, clock).RunAsync(ct);
            await transaction.CommitAsync(ct);
            await run.FinishAsync(done);
        }
    }

    private static async Task<int> CountAsync(NpgsqlConnection connection, RecomputeScope scope, CancellationToken ct)
    {
        if (scope.ProjectId is not null) return 1;
        await using var command = new NpgsqlCommand(
            // language=SQL
            scope.Full ? "select count(*)::int from relief.projects" : "select count(distinct project_id)::int from relief.stale_marks", connection);
        RowScopeInterceptor.TellScope(command, RowScope.OfJob(scope.DivisionCode));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetInt32(0);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("lock", Lock);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The chunks of one run, handed out one after another, and what has become of them.</summary>
    private sealed class ChunkRun(NpgsqlConnection connection, RecomputeScope scope, int total, Func<int, int, Task>? progress) : IDisposable
    {
        private readonly SemaphoreSlim _turn = new(1);
        private Guid _after;

        public RecomputeOutcome Outcome { get; private set; } = new(0, 0, 0, 0, 0);

        public void Dispose() => _turn.Dispose();

        public async Task<Guid[]> NextAsync(CancellationToken ct)
        {
            await _turn.WaitAsync(ct);
            try
            {
                var chunk = await ReadAsync(ct);
                if (chunk.Length > 0) _after = chunk[^1];
                return chunk;
            }
            finally
            {
                _turn.Release();
            }
        }

        public async Task FinishAsync(RecomputeOutcome done)
        {
            await _turn.WaitAsync();
            try
            {
                Outcome = new(Outcome.Projects + done.Projects, Outcome.Indicators + done.Indicators, Outcome.IndicatorsChanged + done.IndicatorsChanged, Outcome.ProjectsChanged + done.ProjectsChanged, 0);
                if (progress is not null) await progress(Outcome.Projects, Math.Max(total, Outcome.Projects));
            }
            finally
            {
                _turn.Release();
            }
        }

        private async Task<Guid[]> ReadAsync(CancellationToken ct)
        {
            if (scope.ProjectId is { } one) return _after == Guid.Empty ? [one] : [];
            await using var command = new NpgsqlCommand(
                // language=SQL
                scope.Full
                    ? "select id from relief.projects where id > @after order by id limit @size"
                    : "select distinct project_id from relief.stale_marks where project_id > @after order by project_id limit @size", connection);
            command.Parameters.AddWithValue("after", _after);
            command.Parameters.AddWithValue("size", ChunkSize);
            RowScopeInterceptor.TellScope(command, RowScope.OfJob(scope.DivisionCode));
            List<Guid> ids = [];
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.NextResultAsync(ct);
            while (await reader.ReadAsync(ct)) ids.Add(reader.GetGuid(0));
            return [.. ids];
        }
    }
}
