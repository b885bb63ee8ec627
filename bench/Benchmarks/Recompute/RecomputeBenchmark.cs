using System.Diagnostics;
using Npgsql;
using ReliefApi.Application.Access;
using ReliefApi.Benchmarks.Provinces;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Benchmarks.Recompute;

/// <summary>Runs one recompute of the whole province: of every project, or of those that are marked stale.</summary>
internal delegate Task Recompute(BenchDatabase database, bool full, CancellationToken ct);

/// <summary>A full recompute that finds nothing changed against the floor of reading its rows once, and an incremental one after a change in one project of a hundred against the full one.</summary>
internal static class RecomputeBenchmark
{
    public static async Task RunAsync(Arguments arguments, Recompute? recompute)
    {
        var repetitions = arguments.Number("rounds", 5);
        await using var database = await BenchDatabase.OpenAsync(arguments);
        var floor = new RecomputeFloor(database.Superuser);
        if (arguments.Has("explain")) await floor.ExplainAsync();

        var (full, bottom, grouped, copied, ordered) = (new Series(), new Series(), new Series(), new Series(), new Series());
        await floor.GroupAsync();
        await floor.CopyAsync();
        // The first run writes every row; what follows finds nothing changed.
        if (recompute is not null) Console.WriteLine($"first recompute, writing every row: {await TimeAsync(recompute, database, full: true):0.0} s");
        using var memory = new MemoryWatch();
        for (var i = 0; i < repetitions; i++)
        {
            grouped.Add((await floor.GroupAsync()).TotalSeconds);
            copied.Add((await floor.CopyAsync()).TotalSeconds);
            bottom.Add(grouped.Values[^1] + copied.Values[^1]);
            ordered.Add((await floor.CopyAsync(ordered: true)).TotalSeconds);
            if (recompute is not null) full.Add(await TimeAsync(recompute, database, full: true));
        }
        var ground = $"grouped aggregate {grouped.Text()} s + COPY {copied.Text()} s (in order of project {ordered.Text()} s)";
        Console.WriteLine(recompute is null ? $"full recompute: not hooked up; floor = {ground}" : $"full recompute ÷ floor = {Series.Ratio(full, bottom).Text()}; floor = {ground}; {memory.Text}");
        if (recompute is null) return;

        var part = new Series();
        for (var i = 0; i < repetitions; i++)
        {
            await TouchAsync(database, i);
            part.Add(await TimeAsync(recompute, database, full: false));
        }
        Console.WriteLine($"incremental recompute of 1 % ÷ full = {Series.Ratio(part, full).Text("0.000")}; {part.Text()} s; {memory.Text}");
    }

    private static async Task<double> TimeAsync(Recompute recompute, BenchDatabase database, bool full)
    {
        var watch = Stopwatch.StartNew();
        await recompute(database, full, CancellationToken.None);
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>One case in each hundredth project changes as the application changes it, so that the triggers mark the project.</summary>
    private static async Task TouchAsync(BenchDatabase database, int round)
    {
        await using var source = DatabaseOptions.DataSource(database.App);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var touch = new NpgsqlCommand(
            // language=SQL
            """
            update relief.relief_cases c set paid_amount = paid_amount + 1, revision = revision + 1
            from (select p.id, (select min(k.id::text)::uuid from relief.relief_cases k where k.project_id = p.id and k.first_paid_on is not null) as case_id
                  from (select id, row_number() over (order by id) as n from relief.projects) p where p.n % 100 = @round) one
            where c.id = one.case_id
            """, connection, transaction)
        { Parameters = { new() { ParameterName = "round", Value = round } }, CommandTimeout = 0 };
        RowScopeInterceptor.TellScope(touch, RowScope.OfJob(Province.Code));
        await touch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
