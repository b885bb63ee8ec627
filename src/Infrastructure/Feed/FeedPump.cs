using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReliefApi.Infrastructure.Hosting;
using ReliefApi.Infrastructure.Jobs;

namespace ReliefApi.Infrastructure.Feed;

/// <summary>Numbers changes as they are committed. Every host that works off jobs may run it; they take turns.</summary>
internal sealed class FeedPump(DatabaseReadiness database, JobOptions options, FeedNumbering numbering, ILogger<FeedPump> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500), PeriodAfterFault = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.Ready.WaitAsync(stoppingToken);
        if (!options.Server) return;
        while (true)
        {
            var pause = Period;
            try
            {
                while (await numbering.NumberAsync(stoppingToken) > 0)
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("The feed is numbered later: {Fault}", e.GetBaseException().Message);
                pause = PeriodAfterFault;
            }
            await Task.Delay(pause, stoppingToken);
        }
    }
}
