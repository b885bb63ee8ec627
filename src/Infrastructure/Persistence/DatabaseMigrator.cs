using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Infrastructure.Persistence;

/// <summary>Brings a database to this version: tables, policies, the job scheduler's schema and the built-in scoring profiles. Safe to run again and by several hosts at once.</summary>
internal static class DatabaseMigrator
{
    /// <param name="ownerConnectionString">The role that owns the tables.</param>
    /// <param name="login">The login that the application uses; it becomes a member of the application role.</param>
    /// <param name="ct">Stops between steps.</param>
    public static async Task MigrateAsync(string ownerConnectionString, string login, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false });
        await using var connection = await source.OpenConnectionAsync(ct);
        // One migrator at a time; the lock goes with the connection.
        await RunAsync(connection, "select pg_advisory_lock(7305891)", ct);
        await RunAsync(connection, SqlFile.Read("roles_v1.sql"), ct);
        var owner = new NpgsqlConnectionStringBuilder(ownerConnectionString).Username;
        if (login != owner) await RunAsync(connection, $"grant {DatabaseOptions.ApplicationRole} to {Quote(login)}", ct);

        await using var db = DesignTimeDbContextFactory.Create(new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false }.ConnectionString);
        var changed = (await db.Database.GetPendingMigrationsAsync(ct)).Any();
        await db.Database.MigrateAsync(ct);
        await SetAccessAsync(connection, changed, ct);
        PostgreSqlObjectsInstaller.Install(connection, "hangfire");
        await RunAsync(connection,
            $"""
            grant usage on schema hangfire to {DatabaseOptions.ApplicationRole};
            grant select, insert, update, delete on all tables in schema hangfire to {DatabaseOptions.ApplicationRole};
            grant usage on all sequences in schema hangfire to {DatabaseOptions.ApplicationRole};
            """, ct);
        await AddBuiltInRulesAsync(connection, ct);
    }

    /// <summary>What every installation starts with. A version that is stored stays as it is; only what it is the default for follows this program.</summary>
    private static async Task AddBuiltInRulesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var profile in ScoringProfiles.All)
            await AddAsync("scoring_profiles", profile.Code, profile.Version, JsonSerializer.Serialize(profile), ScoringProfiles.DefaultOf(profile));
        foreach (var taxonomy in IndicatorTaxonomies.All)
            await AddAsync("indicator_taxonomies", taxonomy.Code, taxonomy.Version, JsonSerializer.Serialize(taxonomy), taxonomy.Form);

        async Task AddAsync(string table, string code, int version, string definition, IndicatorForm? defaultFor)
        {
            await using var insert = new NpgsqlCommand($"insert into relief.{table} (code, version, definition, default_for) values ($1, $2, $3::jsonb, $4) on conflict (code, version) do update set default_for = excluded.default_for where {table}.default_for is distinct from excluded.default_for", connection)
            {
                Parameters = { new() { Value = code }, new() { Value = version }, new() { Value = definition }, new() { Value = (object?)defaultFor?.ToString() ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } },
            };
            await insert.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Policies and grants lock every table for a moment, so they are set only where tables or the rules themselves have changed since.</summary>
    private static async Task SetAccessAsync(NpgsqlConnection connection, bool changed, CancellationToken ct)
    {
        var rules = SqlFile.Read("access_v1.sql");
        var mark = "access " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules)));
        await using var command = new NpgsqlCommand("select obj_description('relief'::regnamespace, 'pg_namespace')", connection);
        if (!changed && await command.ExecuteScalarAsync(ct) is string set && set == mark) return;
        await RunAsync(connection, rules, ct);
        await RunAsync(connection, $"comment on schema relief is '{mark}'", ct);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Quote(string identifier) => '"' + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
