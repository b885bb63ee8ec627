using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Application.Attainment;
using ReliefApi.Benchmarks.Provinces;

namespace ReliefApi.Benchmarks.Recompute;

/// <summary>The application's own recompute in this process, under its own role and row scope.</summary>
internal static class RecomputeHost
{
    private static ServiceProvider? _services;

    public static async Task RunAsync(BenchDatabase database, bool full, CancellationToken ct)
    {
        // One host for all runs, as in production: a run pays for its work, not for starting up.
        _services ??= database.Services();
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAttainmentRecomputer>().RecomputeAsync(new(Province.Code, Full: full), null, ct);
    }
}
