using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Application;
using ReliefApi.Application.Attainment;
using ReliefApi.Infrastructure;
using ReliefApi.Infrastructure.Jobs;

namespace ReliefApi.Benchmarks.Recompute;

/// <summary>The application's own recompute in this process, under its own role and row scope.</summary>
internal static class RecomputeHost
{
    private const string Province = "420000";

    private static ServiceProvider? _services;

    public static async Task RunAsync(BenchDatabase database, bool full, CancellationToken ct)
    {
        // One host for all runs, as in production: a run pays for its work, not for starting up.
        _services ??= Build(database);
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAttainmentRecomputer>().RecomputeAsync(new(Province, Full: full), null, ct);
    }

    private static ServiceProvider Build(BenchDatabase database)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System);
        services.AddApplication(null).AddInfrastructure(new InfrastructureOptions(database.App, database.Owner, new byte[32], JobOptions.Read(new ConfigurationBuilder().Build()), Migrate: false));
        return services.BuildServiceProvider();
    }
}
