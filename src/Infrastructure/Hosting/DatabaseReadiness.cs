using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ReliefApi.Infrastructure.Hosting;

/// <summary>Brings the database to this version beside the running host: a database that is away at start neither stops the host nor closes its port.</summary>
internal sealed class DatabaseReadiness : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly InfrastructureOptions _options;
    private readonly NpgsqlDataSource _source;
    private readonly ILogger<DatabaseReadiness> _logger;

    public DatabaseReadiness(InfrastructureOptions options, NpgsqlDataSource source, ILogger<DatabaseReadiness> logger)
    {
        (_options, _source, _logger) = (options, source, logger);
        // Where another host migrates, nothing is waited for: requests are served as soon as the port is open.
        if (!options.Migrate) _ready.SetResult();
    }

    /// <summary>Completes once the tables are there.</summary>
    public Task Ready => _ready.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!Ready.IsCompleted)
        {
            try
            {
                await _options.MigrateDatabaseAsync(stoppingToken);
                _ready.TrySetResult();
                return;
            }
            catch (Exception e) when (DatabaseFaults.IsAway(e) || e.GetBaseException() is TimeoutException)
            {
                _logger.LogWarning("The database does not answer yet: {Fault}", e.GetBaseException().Message);
                await Task.Delay(Pause, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                _ready.TrySetException(e);
                throw;
            }
        }
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!Ready.IsCompletedSuccessfully) return HealthCheckResult.Unhealthy("The database is not at this version yet.");
        try
        {
            await using var command = _source.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }
}
