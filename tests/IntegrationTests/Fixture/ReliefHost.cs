using System.Net.Http.Headers;
using Hangfire;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Api.Security;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;

[assembly: AssemblyFixture(typeof(ReliefHost))]

namespace ReliefApi.IntegrationTests.Fixture;

/// <summary>
/// The real program on a real port over a database of its own. One host serves the whole run: each test works in a county of its own
/// (<see cref="TestCounty"/>), as counties do. A test that needs another clock or setting starts a host of its own.
/// </summary>
public sealed class ReliefHost : IAsyncLifetime
{
    internal static readonly string Secret = Convert.ToBase64String(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray());
    private readonly bool _ownsPostgres;
    private readonly WatchedTraffic _traffic;
    private bool _isTwin;
    private Factory? _factory;
    private TestDatabase? _database;
    private int _counties;

    /// <summary>The run's host, with the run's server.</summary>
    public ReliefHost()
    {
        (Postgres, _ownsPostgres) = (new PostgresFixture(), true);
        _traffic = new WatchedTraffic(this);
    }

    private ReliefHost(PostgresFixture postgres, WatchedTraffic traffic) => (Postgres, _traffic) = (postgres, traffic);

    /// <summary>Another host over a database of its own on the same server, with settings of its own.</summary>
    public Task<ReliefHost> AnotherAsync(params (string Name, string Value)[] settings) => AnotherAsync(_ => { }, settings);

    /// <summary>The same with services of its own.</summary>
    public async Task<ReliefHost> AnotherAsync(Action<IServiceCollection> replace, params (string Name, string Value)[] settings)
    {
        var another = new ReliefHost(Postgres, _traffic) { Replace = replace };
        foreach (var (name, value) in settings) another.Settings[name] = value;
        await another.InitializeAsync();
        return another;
    }

    /// <summary>A host started later over the same database, with the same clock: what this one would be after a restart.</summary>
    public async Task<ReliefHost> TwinAsync()
    {
        var twin = new ReliefHost(Postgres, _traffic) { _database = Database, _isTwin = true, Clock = Clock };
        await twin.InitializeAsync();
        return twin;
    }

    public PostgresFixture Postgres { get; }
    public ManualClock Clock { get; private init; } = new(new DateTimeOffset(2020, 12, 31, 4, 0, 0, TimeSpan.Zero));
    public TestDatabase Database => _database!;
    public IServiceProvider Services => _factory!.Services;
    public Uri Address => _factory!.ClientOptions.BaseAddress;

    /// <summary>Whether every test runs, so that what none of them reaches is a fault.</summary>
    private static bool IsWholeRun => Environment.GetEnvironmentVariable("RELIEF_WHOLE_RUN") == "1" && System.Reflection.Assembly.GetEntryAssembly() == typeof(ReliefHost).Assembly;

    private Dictionary<string, string> Settings { get; } = [];
    private Action<IServiceCollection> Replace { get; init; } = _ => { };

    public async ValueTask InitializeAsync()
    {
        if (_ownsPostgres) await Postgres.InitializeAsync();
        _database ??= await Postgres.CreateDatabaseAsync("relief_test");
        _factory = new Factory(this);
        _factory.UseKestrel(0);
        _factory.StartServer();
        // The library logs through a static that the latest host sets to its own logger, which goes with that host.
        GlobalConfiguration.Configuration.UseNoOpLogProvider();
    }

    public async ValueTask DisposeAsync()
    {
        var (counts, unseen) = _ownsPostgres && IsWholeRun ? await _traffic.SumAsync() : ("", []);
        if (_ownsPostgres) await _traffic.StopAsync();
        if (_factory is not null) await _factory.DisposeAsync();
        if (_database is not null && !_isTwin) await _database.DisposeAsync();
        if (_ownsPostgres) await Postgres.DisposeAsync();
        if (counts.Length > 0) Console.WriteLine(counts);
        unseen.ShouldBeEmpty("operations that the tests do not reach");
    }

    /// <summary>A client without credentials.</summary>
    public HttpClient Anonymous() => new(_traffic.For(this)) { BaseAddress = Address };

    /// <summary>A client that carries a token for this role and division.</summary>
    public HttpClient As(Role role, string division, string? subject = null)
    {
        var client = Anonymous();
        var token = Services.GetRequiredService<Tokens>().Issue(subject ?? $"{role}@{division}", role, division, TimeSpan.FromHours(1), DateTimeOffset.UtcNow);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>The code of a county that no other test uses: prefectures 01 to 89 of province 42, 80 counties each.</summary>
    internal string NextCounty()
    {
        var n = Interlocked.Increment(ref _counties) - 1;
        return $"42{1 + n / 80:00}{1 + n % 80:00}";
    }

    private sealed class Factory(ReliefHost host) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            Dictionary<string, string> settings = new()
            {
                ["ConnectionStrings:Relief"] = host.Database.App,
                ["Secrets:SigningKey"] = Secret,
                ["Secrets:MasterKey"] = Secret,
                ["Database:Migrate"] = "false",
                ["Jobs:Server"] = "false",
                ["RateLimits:People"] = "0",
                ["RateLimits:Machines"] = "0",
                ["RateLimits:Feeds"] = "0",
                ["RateLimits:Exports"] = "0",
                ["Streams:LongestSeconds"] = "60",
                ["Logging:LogLevel:Default"] = "Warning",
            };
            foreach (var (name, value) in settings.Concat(host.Settings)) builder.UseSetting(name, value);
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(host.Clock);
                host.Replace(services);
            });
        }
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
