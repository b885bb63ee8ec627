using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.Infrastructure.Hosting;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Http;

/// <summary>The host reaches its server through a link to the socket's directory: without the link, the server is away.</summary>
public sealed class DatabaseAwayTests(ReliefHost host) : IAsyncLifetime
{
    private static readonly TimeSpan Healing = TimeSpan.FromSeconds(5);
    private readonly string _directory = Directory.CreateTempSubdirectory("relief-away-").FullName;
    private PrivatePostgres? _server;

    private string Link => Path.Combine(_directory, "link");

    public async ValueTask InitializeAsync()
    {
        _server = await PrivatePostgres.StartAsync(Path.Combine(_directory, "postgres"), ephemeral: true, CancellationToken.None);
        await _server.EnsureDatabaseAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_host_whose_database_is_down_at_start_says_so_and_serves_once_it_is_up()
    {
        await using var waiting = await StartAsync();
        await ShouldBeAwayAsync(waiting);

        Connect();
        await ShouldServeWithinAsync(waiting, TimeSpan.FromSeconds(20)); // the tables are made first
        await using var next = await StartAsync();
        await ShouldServeWithinAsync(next, Healing);
    }

    [Fact]
    public async Task A_host_whose_migrated_database_is_down_at_start_serves_within_five_seconds_of_its_return()
    {
        Connect();
        await using (var first = await StartAsync()) await ShouldServeWithinAsync(first, TimeSpan.FromSeconds(20));
        await DisconnectAsync();
        await using var waiting = await StartAsync();
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await ShouldBeAwayAsync(waiting);

        Connect();
        await ShouldServeWithinAsync(waiting, Healing);
    }

    [Fact]
    public async Task A_host_whose_database_goes_away_says_so_and_serves_within_five_seconds_of_its_return()
    {
        Connect();
        await using var running = await StartAsync();
        await ShouldServeWithinAsync(running, TimeSpan.FromSeconds(20));
        for (var outage = 0; outage < 3; outage++)
        {
            await DisconnectAsync();
            await ShouldBeAwayAsync(running);
            Connect();
            await ShouldServeWithinAsync(running, Healing);
        }
    }

    private Task<ReliefHost> StartAsync() => host.AnotherAsync(
        ("ConnectionStrings:Relief", ThroughLink(_server!.AppConnectionString)), ("ConnectionStrings:ReliefOwner", ThroughLink(_server.OwnerConnectionString)),
        ("Database:Migrate", "true"), ("Jobs:Server", "true"));

    private string SocketDirectory => new Npgsql.NpgsqlConnectionStringBuilder(_server!.AppConnectionString).Host!;

    private string ThroughLink(string connectionString) => connectionString.Replace(SocketDirectory, Link, StringComparison.Ordinal);

    private void Connect() => Directory.CreateSymbolicLink(Link, SocketDirectory);

    private async Task DisconnectAsync()
    {
        Directory.Delete(Link);
        await Sql.RunAsync(_server!.SuperuserConnectionString("postgres"), "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'relief'");
    }

    private static async Task ShouldBeAwayAsync(ReliefHost waiting)
    {
        using var client = waiting.As(Role.Administrator, "420000");
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        foreach (var answer in new[]
                 {
                     await client.GetAsync("/api/v1/projects"),
                     await client.PostAsJsonAsync("/api/v1/year-end-runs", new { divisionCode = "420000", fiscalYear = 2019 }),
                 })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
            (await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!.GetValue<string>().ShouldBe("service.unavailable");
        }
    }

    private static async Task ShouldServeWithinAsync(ReliefHost waiting, TimeSpan limit)
    {
        using var client = waiting.As(Role.Administrator, "420000");
        var watch = Stopwatch.StartNew();
        while ((await client.GetAsync("/health/ready")).StatusCode != HttpStatusCode.OK)
        {
            watch.Elapsed.ShouldBeLessThan(limit);
            await Task.Delay(50);
        }
        (await client.GetAsync("/api/v1/projects")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsJsonAsync("/api/v1/attainment:recompute", new { divisionCode = "420000" })).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        watch.Elapsed.ShouldBeLessThan(limit);
        TestContext.Current.TestOutputHelper?.WriteLine($"Serves after {watch.Elapsed.TotalSeconds:0.0} s.");
    }
}
