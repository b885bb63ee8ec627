using System.Net.Sockets;
using Npgsql;
using ReliefApi.Infrastructure.Hosting;
using ReliefApi.Infrastructure.Persistence;
using ReliefApi.IntegrationTests.Fixture;
using Testcontainers.PostgreSql;

namespace ReliefApi.IntegrationTests.Fixture;

/// <summary>
/// One PostgreSQL server per test run, in a container where Docker answers and from installed binaries elsewhere, with the same two
/// login roles in both. <c>RELIEF_TEST_PG=local</c> forces the installed binaries.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Template = "relief_template";
    private const string Password = "only-for-tests";

    private readonly Func<string, Task> prepareTemplate;
    private IAsyncDisposable? server;
    private string superuser = "";
    private int databases;

    public PostgresFixture() : this(static owner => DatabaseMigrator.MigrateAsync(owner, LoginRoles.App, CancellationToken.None))
    {
    }

    /// <param name="prepareTemplate">Runs once, with the owner's connection string to the database that all others are cloned from.</param>
    internal PostgresFixture(Func<string, Task> prepareTemplate) => this.prepareTemplate = prepareTemplate;

    public async ValueTask InitializeAsync()
    {
        var inContainer = Environment.GetEnvironmentVariable("RELIEF_TEST_PG") != "local" && await DockerAnswersAsync();
        superuser = inContainer ? await StartContainerAsync() : await StartPrivateAsync();

        await LoginRoles.EnsureAsync(superuser, CancellationToken.None);
        foreach (var role in (string[])[LoginRoles.Owner, LoginRoles.App])
            await Sql.RunAsync(superuser, $"ALTER ROLE {role} PASSWORD '{Password}'");
        await Sql.RunAsync(superuser, $"CREATE DATABASE {Template} OWNER {LoginRoles.Owner} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'");
        // A pooled connection would stay open, and a template with an open connection cannot be cloned.
        await prepareTemplate(ConnectionString(LoginRoles.Owner, Template) + ";Pooling=false");
    }

    /// <summary>Clones the prepared template; the prefix is for people who look at the server.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync(string prefix)
    {
        var name = $"{prefix}_{Interlocked.Increment(ref databases)}";
        await Sql.RunAsync(superuser, $"CREATE DATABASE \"{name}\" TEMPLATE {Template} OWNER {LoginRoles.Owner}");
        return new TestDatabase(
            ConnectionString(LoginRoles.Owner, name),
            ConnectionString(LoginRoles.App, name),
            () => Sql.RunAsync(superuser, $"DROP DATABASE \"{name}\" WITH (FORCE)"));
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
    }

    private async Task<string> StartPrivateAsync()
    {
        var directory = Path.Combine(Path.GetTempPath(), $"relief-test-{Guid.NewGuid():N}");
        var postgres = await PrivatePostgres.StartAsync(directory, ephemeral: true, CancellationToken.None);
        server = postgres;
        return postgres.SuperuserConnectionString("postgres");
    }

    private async Task<string> StartContainerAsync()
    {
        var container = new PostgreSqlBuilder("postgres:15").WithCommand("-c", "max_connections=200").Build();
        server = container;
        try
        {
            await container.StartAsync();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException("Docker answers but cannot run postgres:15; RELIEF_TEST_PG=local does without it.", e);
        }

        return container.GetConnectionString();
    }

    // Asked here, because Testcontainers takes longer to fail and its message supposes that the reader has Docker.
    private static async Task<bool> DockerAnswersAsync()
    {
        var host = Environment.GetEnvironmentVariable("DOCKER_HOST") ?? "unix:///var/run/docker.sock";
        if (!host.StartsWith("unix://", StringComparison.Ordinal))
            return false;

        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(host["unix://".Length..]), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
        })
        {
            Timeout = TimeSpan.FromSeconds(3)
        };
        try
        {
            using var response = await http.GetAsync(new Uri("http://docker/_ping"));
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private string ConnectionString(string role, string database) =>
        new NpgsqlConnectionStringBuilder(superuser) { Username = role, Password = Password, Database = database }.ConnectionString;
}
