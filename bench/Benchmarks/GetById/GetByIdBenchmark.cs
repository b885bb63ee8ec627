using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ReliefApi.Benchmarks.GetById;

/// <summary>Requests a second of <c>GET /api/v1/projects/{id}</c> against a bare endpoint of the same process that reads the same row and writes the same JSON; then what each layer between them costs.</summary>
internal static class GetByIdBenchmark
{
    private static readonly (string Path, string What)[] Layers =
    [
        (LayeredHost.Hello, "no database"), (LayeredHost.Bare, "bare: raw select, same JSON"), (LayeredHost.Signed, "+ bearer token"), (LayeredHost.Scoped, "+ application role and row scope"),
        (LayeredHost.Handled, "+ use case: MediatR, validation, EF"), (LayeredHost.Whole, "+ middleware, routing, authorization, answer"),
    ];

    public static async Task RunAsync(Arguments arguments)
    {
        var (rounds, seconds) = (arguments.Number("rounds", 10), arguments.Number("seconds", 3));
        await using var database = await BenchDatabase.OpenAsync(arguments);
        var (division, ids) = await ChooseAsync(database);
        var list = Path.GetTempFileName();
        await File.WriteAllLinesAsync(list, ids);
        await using var host = await LayeredHost.StartAsync(database, division);
        using var client = StartClient(host, list, arguments.Number("connections", 16));

        if (arguments.Text("only") is { } only)
        {
            Console.WriteLine($"pid {Environment.ProcessId}");
            for (var round = 0; round < rounds; round++) Console.WriteLine($"{(await RoundAsync(client, only, seconds)).PerSecond:0} requests/s");
            return;
        }

        // Until the JIT has settled.
        foreach (var (path, _) in Layers.Reverse()) await RoundAsync(client, path, arguments.Number("warm-up", path == LayeredHost.Whole ? 15 : 5));

        var (whole, bare) = (new Series(), new Series());
        var (p99, bareP99) = (new Series(), new Series());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (path, rate, tail) in new[] { (LayeredHost.Bare, bare, bareP99), (LayeredHost.Whole, whole, p99) })
            {
                var (perSecond, _, slow) = await RoundAsync(client, path, seconds);
                rate.Add(perSecond);
                tail.Add(slow);
            }
        }
        Console.WriteLine($"GET by id ÷ bare = {Series.Ratio(whole, bare).Text()}; floor = raw select and JSON {bare.Text("0")} requests/s, p99 {bareP99.Text("0.0")} ms; whole {whole.Text("0")} requests/s, p99 {p99.Text("0.0")} ms");
        if (arguments.Has("no-layers")) return;

        var (rates, work) = (Layers.Select(_ => new Series()).ToList(), Layers.Select(_ => new Series()).ToList());
        for (var round = 0; round < Math.Max(3, rounds / 2); round++)
            for (var i = 0; i < Layers.Length; i++)
            {
                var before = Environment.CpuUsage.TotalTime;
                rates[i].Add((await RoundAsync(client, Layers[i].Path, seconds)).PerSecond);
                work[i].Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / (rates[i].Values[^1] * seconds));
            }
        // CPU is this process's own, without the client and PostgreSQL: less shaken by neighbours than throughput is.
        for (var i = 0; i < Layers.Length; i++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {Layers[i].What,-50} {rates[i].Text("0"),-36} requests/s, {rates[i].Median / rates[1].Median,5:0.00} of bare; CPU {work[i].Median,4:0} µs{(i == 0 ? "" : $" ({work[i].Median - work[i - 1].Median:+0;-0})")} a request"));
    }

    private static async Task<(string Division, IReadOnlyList<string> Ids)> ChooseAsync(BenchDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select division_code, id::text from relief.projects where division_code = (select min(division_code) from relief.projects) order by md5(id::text) limit 1000", connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> ids = [];
        var division = "";
        while (await reader.ReadAsync())
        {
            division = reader.GetString(0);
            ids.Add(reader.GetString(1));
        }
        return (division, ids);
    }

    private static Process StartClient(LayeredHost host, string ids, int connections) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!,
    [
        .. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(GetByIdBenchmark).Assembly.Location] : Array.Empty<string>(), "load",
        "--port", $"{host.Port}", "--ids", ids, "--token", host.Token, "--connections", $"{connections}",
    ])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        Environment = { ["DOTNET_gcServer"] = "0" },
    })!;

    private static async Task<(double PerSecond, double Median, double P99)> RoundAsync(Process client, string path, double seconds)
    {
        await client.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path} {seconds}"));
        var counted = (await client.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The load client ended.")).Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToList();
        return (counted[0], counted[1], counted[2]);
    }
}
