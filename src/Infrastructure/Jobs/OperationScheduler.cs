using Hangfire;
using Microsoft.Extensions.Logging;
using ReliefApi.Application.Abstractions;

namespace ReliefApi.Infrastructure.Jobs;

internal sealed class OperationScheduler(IBackgroundJobClient jobs, ILogger<OperationScheduler> logger) : IOperationScheduler
{
    public void Wake(Guid operationId)
    {
        try
        {
            for (var slot = 0; slot < RunOperationJob.Slots; slot++) jobs.Enqueue<RunOperationJob>(job => job.RunAsync(operationId, slot, CancellationToken.None));
        }
        catch (BackgroundJobClientException e)
        {
            // The operation is committed; the watchdog wakes it within its period.
            logger.LogWarning("Operation {Operation} is left to the watchdog: {Fault}", operationId, e.GetBaseException().Message);
        }
    }
}
