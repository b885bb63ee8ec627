using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReliefApi.Application.Abstractions;

namespace ReliefApi.Infrastructure.Jobs;

internal static class JobRegistration
{
    /// <summary>The scheduler on our own connections. Short lock and invisibility times, so that what a killed process held is free again within seconds.</summary>
    public static void AddJobs(this IServiceCollection services, JobOptions options)
    {
        services.AddSingleton(options);
        // Storage and activator are given, not taken from the library's statics: several hosts may live in one process.
        services.AddSingleton<JobStorage>(provider => new PostgreSqlStorage(new SharedSource(provider.GetRequiredService<NpgsqlDataSource>()), new PostgreSqlStorageOptions
        {
            SchemaName = "hangfire",
            PrepareSchemaIfNecessary = false,
            QueuePollInterval = TimeSpan.FromSeconds(1),
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = TimeSpan.FromSeconds(15),
            DistributedLockTimeout = TimeSpan.FromSeconds(15),
            EnableTransactionScopeEnlistment = true,
        }));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((_, configuration) => configuration.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        services.AddSingleton<IOperationScheduler, OperationScheduler>();
        services.AddSingleton<OperationRunner>();
        services.AddSingleton<YearEndPump>();
        services.AddSingleton<Imports.LedgerImporter>();
        foreach (var job in (Type[])[typeof(RunOperationJob), typeof(RecomputeAttainmentJob), typeof(StartYearEndJob), typeof(SweepIdempotencyJob), typeof(WakeOperationsJob)]) services.AddScoped(job);
        services.AddHostedService<JobHost>();
    }

    private sealed class SharedSource(NpgsqlDataSource source) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();
    }
}
