using Npgsql;

namespace ReliefApi.IntegrationTests.Fixture;

/// <summary>A database of one test's own, dropped at its end.</summary>
public sealed class TestDatabase(string owner, string app, Func<Task> drop) : IAsyncDisposable
{
    /// <summary>Connects as the role that owns the database and may change its schema.</summary>
    public string Owner { get; } = owner;

    /// <summary>Connects as the role that the application uses.</summary>
    public string App { get; } = app;

    public async ValueTask DisposeAsync()
    {
        foreach (var connectionString in (string[])[Owner, App])
        {
            await using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
        }

        await drop();
    }
}
