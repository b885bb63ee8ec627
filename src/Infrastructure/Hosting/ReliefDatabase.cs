using Microsoft.Extensions.Configuration;

namespace ReliefApi.Infrastructure.Hosting;

/// <summary>The database that the configuration names; where it names none, a private server under the data directory.</summary>
public sealed class ReliefDatabase : IAsyncDisposable
{
    private readonly PrivatePostgres? _server;

    private ReliefDatabase(PrivatePostgres? server, string connectionString, string ownerConnectionString) =>
        (_server, ConnectionString, OwnerConnectionString) = (server, connectionString, ownerConnectionString);

    /// <summary>The application's login.</summary>
    public string ConnectionString { get; }

    /// <summary>The role that owns the tables.</summary>
    public string OwnerConnectionString { get; }

    public bool IsPrivate => _server is not null;

    /// <param name="configuration"><c>ConnectionStrings:Relief</c> and, where migrations run under another role, <c>ConnectionStrings:ReliefOwner</c>.</param>
    /// <param name="dataDirectory">Where a private server keeps its data.</param>
    /// <param name="ct">Ends the wait for a private server.</param>
    /// <exception cref="PostgresUnavailableException">The message says what to do.</exception>
    public static async Task<ReliefDatabase> OpenAsync(IConfiguration configuration, string dataDirectory, CancellationToken ct)
    {
        if (configuration.GetConnectionString("Relief") is { Length: > 0 } given)
            return new(null, given, configuration.GetConnectionString("ReliefOwner") is { Length: > 0 } owner ? owner : given);
        var server = await PrivatePostgres.StartAsync(Path.Combine(dataDirectory, "postgres"), ephemeral: false, ct);
        await server.EnsureDatabaseAsync(ct);
        return new(server, server.AppConnectionString, server.OwnerConnectionString);
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
