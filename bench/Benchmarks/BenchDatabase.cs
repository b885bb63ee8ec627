using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReliefApi.Application;
using ReliefApi.Benchmarks.Provinces;
using ReliefApi.Infrastructure;
using ReliefApi.Infrastructure.Hosting;
using ReliefApi.Infrastructure.Jobs;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Benchmarks;

/// <summary>A private server with a province in it: made in a directory that goes with the run, or kept under <c>--keep DIR</c> and found there again.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly PrivatePostgres _server;
    private readonly string? _passing;

    private BenchDatabase(PrivatePostgres server, string? passing) => (_server, _passing) = (server, passing);

    /// <summary>The application's login.</summary>
    public string App => _server.AppConnectionString;

    public string Owner => _server.OwnerConnectionString;

    /// <summary>Sees and loads every row: floors are measured without row-level security.</summary>
    public string Superuser => new NpgsqlConnectionStringBuilder(_server.SuperuserConnectionString("relief")) { CommandTimeout = 0 }.ConnectionString;

    public static async Task<BenchDatabase> OpenAsync(Arguments arguments)
    {
        var kept = arguments.Text("keep");
        var directory = kept ?? Path.Combine(Path.GetTempPath(), $"relief-bench-{Guid.NewGuid():N}");
        var database = new BenchDatabase(await PrivatePostgres.StartAsync(directory, ephemeral: false, CancellationToken.None), kept is null ? directory : null);
        try
        {
            await database._server.EnsureDatabaseAsync(CancellationToken.None);
            await DatabaseMigrator.MigrateAsync(database.Owner, LoginRoles.App, CancellationToken.None);
            await database.EnsureProvinceAsync(ProvinceSize.Read(arguments), sized: arguments.Has("full") || arguments.Has("projects") || arguments.Has("cases"));
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The application without its HTTP part, under its own role and row scope.</summary>
    public ServiceProvider Services() => new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddApplication(null)
        .AddInfrastructure(new InfrastructureOptions(App, Owner, new byte[32], JobOptions.Read(new ConfigurationBuilder().Build()), Migrate: false)).BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        if (_passing is not null) Directory.Delete(_passing, recursive: true);
    }

    private async Task EnsureProvinceAsync(ProvinceSize wanted, bool sized)
    {
        await using var connection = new NpgsqlConnection(Superuser);
        await connection.OpenAsync();
        // The note is written last: a province cut short is not taken for a whole one.
        await using var find = new NpgsqlCommand("create schema if not exists bench; create table if not exists bench.province (size text primary key); select size from bench.province", connection);
        if (await find.ExecuteScalarAsync() is string found)
        {
            Console.WriteLine($"found {found}");
            if (sized && found != wanted.ToString()) throw new InvalidOperationException($"The directory holds {found}, not {wanted}: leave the size out or name another directory.");
            return;
        }
        await new Province(wanted, connection).MakeAsync();
        await using var note = new NpgsqlCommand("insert into bench.province values ($1)", connection) { Parameters = { new() { Value = wanted.ToString() } } };
        await note.ExecuteNonQueryAsync();
    }
}
