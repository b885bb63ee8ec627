using Microsoft.EntityFrameworkCore;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace ReliefApi.Infrastructure.Persistence;

internal static class DatabaseOptions
{
    public const string ApplicationRole = "relief_app";

    /// <summary>
    /// The application's connections. A small pool: on few cores a large one only adds waiting inside the server. The role is part of
    /// the session's start, so resetting a pooled connection cannot shed it.
    /// </summary>
    public static NpgsqlDataSource DataSource(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        if (!settings.ContainsKey("Maximum Pool Size")) settings.MaxPoolSize = Math.Max(12, 4 * Environment.ProcessorCount);
        if (!settings.ContainsKey("Max Auto Prepare")) settings.MaxAutoPrepare = 200;
        if (!settings.ContainsKey("Timeout")) settings.Timeout = 5;
        settings.Options = $"{settings.Options} -c role={ApplicationRole} -c lock_timeout=10s -c log_parameter_max_length_on_error=0".Trim();
        settings.IncludeErrorDetail = false;
        return builder.Build();
    }

    public static void Npgsql(NpgsqlDbContextOptionsBuilder options) => options.MigrationsHistoryTable("__ef_migrations_history", ReliefDbContext.Schema);

    public static DbContextOptionsBuilder<ReliefDbContext> Configure(DbContextOptionsBuilder<ReliefDbContext> builder, Action<DbContextOptionsBuilder> provider)
    {
        Configure((DbContextOptionsBuilder)builder, provider);
        return builder;
    }

    public static void Configure(DbContextOptionsBuilder builder, Action<DbContextOptionsBuilder> provider)
    {
        provider(builder);
        builder.UseSnakeCaseNamingConvention();
    }
}
