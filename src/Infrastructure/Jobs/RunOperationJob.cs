using Hangfire;
using ReliefApi.Domain.Operations;

namespace ReliefApi.Infrastructure.Jobs;

/// <summary>Works on one operation for a while. Several run side by side, each in a slot that goes with its database connection; a second one in the same slot leaves at once.</summary>
internal sealed class RunOperationJob(OperationRunner runner)
{
    public const int Slots = 2;

    // No retries: the watchdog wakes what has not ended, and our rows know what is left.
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task RunAsync(Guid operationId, int slot, CancellationToken ct) => runner.RunAsync(operationId, slot, ct);
}
