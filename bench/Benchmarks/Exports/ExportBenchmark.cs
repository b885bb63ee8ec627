using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Npgsql;
using ReliefApi.Benchmarks.GetById;
using ReliefApi.Benchmarks.Recompute;

namespace ReliefApi.Benchmarks.Exports;

/// <summary>A whole ledger over HTTP in each format against a plain <c>COPY … TO STDOUT</c> of the same rows; both sides throw away what they read.</summary>
internal static class ExportBenchmark
{
    private static readonly (string MediaType, string Name)[] Formats =
        [("application/x-ndjson", "NDJSON"), ("text/csv", "CSV"), ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX")];

    public static async Task RunAsync(Arguments arguments)
    {
        var (rounds, rows) = (arguments.Number("rounds", 3), arguments.Number("rows", 1_000_000));
        await using var database = await BenchDatabase.OpenAsync(arguments);
        var (project, division) = await FillAsync(database, rows);
        await using var host = await LayeredHost.StartAsync(database, division);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.Port}"), Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.Token);

        await CopyAsync(database, project);
        foreach (var (mediaType, name) in Formats) await ExportAsync(client, project, mediaType, arguments.Text("save") is { } directory ? Path.Combine(directory, "export." + name) : null);
        var (floor, times) = (new Series(), Formats.Select(_ => new Series()).ToList());
        using var memory = new MemoryWatch();
        for (var round = 0; round < rounds; round++)
        {
            floor.Add(await CopyAsync(database, project));
            for (var i = 0; i < Formats.Length; i++) times[i].Add(await ExportAsync(client, project, Formats[i].MediaType, null));
        }
        for (var i = 0; i < Formats.Length; i++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Formats[i].Name,-6} ÷ COPY TO STDOUT = {Series.Ratio(times[i], floor).Text()}; {rows / times[i].Median:0} rows/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"floor {floor.Text()} s for {rows:N0} rows; {memory.Text}, the reading client included"));
    }

    /// <summary>One project's ledger of the size wanted, loaded with triggers aside.</summary>
    private static async Task<(string Project, string Division)> FillAsync(BenchDatabase database, int rows)
    {
        await using var connection = new NpgsqlConnection(database.Superuser);
        await connection.OpenAsync();
        await RunAsync("set session_replication_role = replica; delete from relief.budget_entries where recorded_by = 'bench'");
        await RunAsync(
            // language=SQL
            $"""
            insert into relief.budget_entries (id, division_code, project_id, fiscal_year, kind, amount, occurred_on, document_number, reason, recorded_by, recorded_at)
            select (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid, p.division_code, p.id, 2020, 'Disbursement', n % 90000 + 0.5, date '2020-01-01' + n % 366,
                   '财预' || n % 1000 || '号', '救助资金支付', 'bench', now()
            from generate_series(1, {rows}) n, (select id, division_code from relief.projects order by division_code, id limit 1) p
            """);
        await RunAsync("set session_replication_role = origin");
        await RunAsync("vacuum analyze relief.budget_entries");
        await using var find = new NpgsqlCommand("select id::text, division_code from relief.projects order by division_code, id limit 1", connection);
        await using var reader = await find.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetString(0), reader.GetString(1));

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<double> CopyAsync(BenchDatabase database, string project)
    {
        await using var connection = new NpgsqlConnection(database.Superuser);
        await connection.OpenAsync();
        var buffer = new char[1 << 16];
        var watch = Stopwatch.StartNew();
        using (var reader = await connection.BeginTextExportAsync(
            $"copy (select id, division_code, project_id, fiscal_year, kind, amount, occurred_on, document_number, reason, payment_id, corrects_id, recorded_by, recorded_at from relief.budget_entries where project_id = '{project}') to stdout"))
            while (await reader.ReadAsync(buffer) > 0) { }
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> ExportAsync(HttpClient client, string project, string mediaType, string? file)
    {
        var buffer = new byte[1 << 16];
        var watch = Stopwatch.StartNew();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/projects/{project}/budget-entries", UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(mediaType));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync();
        await using var kept = file is null ? Stream.Null : File.Create(file);
        for (int read; (read = await stream.ReadAsync(buffer)) > 0;) await kept.WriteAsync(buffer.AsMemory(0, read));
        return watch.Elapsed.TotalSeconds;
    }
}
