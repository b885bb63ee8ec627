using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Operations;
using ReliefApi.Domain.Divisions;
using ReliefApi.Infrastructure.Attainment;
using ReliefApi.Infrastructure.Hosting;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Jobs;

/// <summary>Runs the job server once the tables are there, and watches over open operations itself: should the scheduler lose a job, the watch repeats it.</summary>
internal sealed class JobHost(DatabaseReadiness database, JobOptions options, JobStorage storage, JobActivator activator, IRecurringJobManager recurring,
    IServiceScopeFactory scopes, NpgsqlDataSource source, ILogger<JobHost> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15), PeriodAfterFault = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.Ready.WaitAsync(stoppingToken);
        if (!options.Server) return;
        using var server = await StartServerAsync(stoppingToken);
        while (true)
        {
            var pause = Period;
            try
            {
                await WatchAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("The watch over operations is repeated: {Fault}", e.GetBaseException().Message);
                pause = PeriodAfterFault;
            }
            await Task.Delay(pause, stoppingToken);
        }
    }

    private async Task<BackgroundJobServer> StartServerAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                Schedules.Register(recurring, options);
                return new BackgroundJobServer(new BackgroundJobServerOptions
                {
                    Activator = activator,
                    WorkerCount = Math.Max(4, 2 * Environment.ProcessorCount),
                    HeartbeatInterval = TimeSpan.FromSeconds(5),
                    ServerTimeout = TimeSpan.FromSeconds(20),
                    ServerCheckInterval = TimeSpan.FromSeconds(5),
                    SchedulePollingInterval = TimeSpan.FromSeconds(5),
                    ShutdownTimeout = TimeSpan.FromSeconds(10),
                    StopTimeout = TimeSpan.FromSeconds(5),
                }, storage);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("The job server waits for the database: {Fault}", e.GetBaseException().Message);
                await Task.Delay(TimeSpan.FromSeconds(2), ct);
            }
        }
    }

    private async Task WatchAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().BeJob("watch", DivisionCode.Nation);
        var open = await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new OpenOperations(), ct);
        foreach (var operation in open.Value) scope.ServiceProvider.GetRequiredService<IOperationScheduler>().Wake(operation);

        await using var command = source.CreateCommand(
            // language=SQL
            """
            select coalesce(extract(epoch from clock_timestamp() - (select min(marked_at) from relief.stale_marks)), 0)::float8,
                   (select count(*) from relief.stale_marks),
                   coalesce(extract(epoch from clock_timestamp() - (select min(created_at) from relief.operations where status in ('Queued', 'Running'))), 0)::float8
            """);
        RowScopeInterceptor.TellScope(command, RowScope.OfJob(DivisionCode.Nation));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        AttainmentTelemetry.Observe(reader.GetDouble(0), reader.GetInt64(1), reader.GetDouble(2));
    }
}
