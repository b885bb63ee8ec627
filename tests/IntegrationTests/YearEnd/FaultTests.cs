using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReliefApi.Application;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Divisions;
using ReliefApi.Infrastructure;
using ReliefApi.Infrastructure.Jobs;

namespace ReliefApi.IntegrationTests.YearEnd;

/// <summary>A year-end run of the real program while it, or its PostgreSQL, is killed at random moments.</summary>
public sealed class FaultTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string County = "420101";
    private const int Year = 2019, Kills = 20, Projects = 400;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly string _directory = Directory.CreateTempSubdirectory("relief-faults-").FullName;
    private ApiProcess? _api;

    public async ValueTask InitializeAsync()
    {
        _api = new ApiProcess(_directory);
        try
        {
            _api.Start();
            await _api.UntilReadyAsync();
            await _api.SignInAsync("administrator", County);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _api!.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Twenty_random_kills_lose_double_and_tear_nothing()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await SeedAsync(Projects);
        var watch = Stopwatch.StartNew();
        var run = await StartRunAsync();
        var (apiKills, waits) = (0, new List<TimeSpan>());
        for (var kill = 1; kill <= Kills; kill++)
        {
            // Somewhere inside the next few drafts, and never in the same place.
            await FinishedBeyondAsync(await FinishedAsync() + random.Next(Projects / Kills - 8));
            await Task.Delay(random.Next(40));
            if (random.Next(2) == 0)
            {
                apiKills++;
                await _api!.KillAsync();
                _api.Start();
            }
            else _api!.KillPostgres();
            await _api!.UntilReadyAsync();
            var healed = Stopwatch.StartNew();
            await FinishedBeyondAsync(await FinishedAsync());
            waits.Add(healed.Elapsed);
        }
        var ended = await EndAsync(run);

        var sums = await SumsAsync();
        output.WriteLine($"seed {seed}: {apiKills} kills of the program and {Kills - apiKills} of PostgreSQL in {watch.Elapsed.TotalSeconds:0} s; "
            + $"longest wait {waits.Max().TotalSeconds:0.0} s, median {waits.Order().ElementAt(Kills / 2).TotalSeconds:0.0} s; {sums}; "
            + $"at most {await OneAsync("select max(n) from (select count(*) as n from relief.year_end_items group by date_trunc('second', finished_at)) seconds")} drafts in a second, "
            + $"locks left to the scheduler {await OneAsync("select count(*) from hangfire.lock where acquired < now() at time zone 'utc' - interval '15 seconds'")}");
        ended["status"]!.GetValue<string>().ShouldBe("succeeded");
        sums.ShouldBe(new Sums(Items: Projects, Done: Projects, Evaluations: Projects, Drafts: Projects, Doubled: 0, Torn: 0), $"seed {seed}");
        waits.Max().ShouldBeLessThanOrEqualTo(LongestWait, $"seed {seed}");
    }

    [Fact]
    public async Task A_deployment_during_a_run_ends_in_order_and_loses_nothing()
    {
        const int projects = 150;
        await SeedAsync(projects);
        var run = await StartRunAsync();
        for (var deployment = 0; deployment < 3; deployment++)
        {
            await FinishedBeyondAsync(await FinishedAsync() + 10);
            var (exitCode, took) = await _api!.StopAsync();
            output.WriteLine($"ended after {took.TotalSeconds:0.0} s with {exitCode}");
            exitCode.ShouldBe(0);
            took.ShouldBeLessThan(TimeSpan.FromSeconds(20));
            _api.ServerProcesses().ShouldBeEmpty();
            _api.Start();
            await _api.UntilReadyAsync();
        }
        (await EndAsync(run))["status"]!.GetValue<string>().ShouldBe("succeeded");
        (await SumsAsync()).ShouldBe(new Sums(projects, projects, projects, projects, 0, 0));
    }

    private sealed record Sums(long Items, long Done, long Evaluations, long Drafts, long Doubled, long Torn);

    private async Task<Sums> SumsAsync()
    {
        await using var source = NpgsqlDataSource.Create(_api!.Superuser);
        await using var command = source.CreateCommand(
            """
            select (select count(*) from relief.year_end_items), (select count(*) from relief.year_end_items where state = 'Done' and draft_sha256 is not null),
                   (select count(*) from relief.evaluations), (select count(*) from relief.evaluation_drafts),
                   (select count(*) from (select e.project_id from relief.evaluations e join relief.evaluation_drafts d on d.evaluation_id = e.id group by 1 having count(*) > 1) doubled),
                   (select count(*) from relief.year_end_items i left join relief.evaluation_drafts d on d.evaluation_id = i.evaluation_id and d.sha256 = i.draft_sha256
                    where d.id is null or encode(sha256(convert_to(d.model, 'UTF8')), 'hex') <> d.sha256)
            """);
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        return new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5));
    }

    private async Task<Guid> StartRunAsync()
    {
        var answer = await _api!.Client.PostAsJsonAsync("/api/v1/year-end-runs", new { divisionCode = County, fiscalYear = Year });
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<Guid>();
    }

    private async Task<JsonNode> EndAsync(Guid run)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            var operation = (await _api!.Client.GetFromJsonAsync<JsonNode>($"/api/v1/operations/{run}"))!;
            if (operation["finishedAt"] is not null) return operation;
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(90));
        }
    }

    private Task<long> FinishedAsync() => OneAsync("select count(*) from relief.year_end_items where state <> 'Pending'");

    private async Task<long> OneAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_api!.Superuser);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Returns when more items than these are finished, or all are.</summary>
    private async Task FinishedBeyondAsync(long count)
    {
        await using var source = NpgsqlDataSource.Create(_api!.Superuser);
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select count(*) filter (where state <> 'Pending') > @count or bool_and(state <> 'Pending') from relief.year_end_items", connection);
        command.Parameters.AddWithValue("count", count);
        for (var watch = Stopwatch.StartNew(); await command.ExecuteScalarAsync() is not true; await Task.Delay(10)) watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    private async Task SeedAsync(int projects)
    {
        var login = new NpgsqlConnectionStringBuilder(_api!.Superuser) { Username = "relief_login" }.ConnectionString;
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddApplication(null)
            .AddInfrastructure(new InfrastructureOptions(login, login, new byte[32], new JobOptions(false, "", "", County), Migrate: false)).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().BeJob("test", County);
        var db = scope.ServiceProvider.GetRequiredService<IApplicationDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var department = Department.Register(Guid.CreateVersion7(), County, "D01", "县信访局", DepartmentKind.Department, null);
        db.Divisions.Add(Division.Register(County, "测试县", null, new(2000, 1, 1), null, null));
        await db.SaveChangesAsync(default);
        db.Departments.Add(department);
        await db.SaveChangesAsync(default);
        await SeededProjects.AddAsync(db, County, department.Id, Year, projects);
        await transaction.CommitAsync();
    }
}
