using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Attainment;
using ReliefApi.Application.Evaluations;
using ReliefApi.Application.Operations;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Infrastructure.Jobs;

/// <summary>Each night everything is counted anew: terms that ended today change figures although no row changed.</summary>
internal sealed class RecomputeAttainmentJob(IMediator mediator, CallContext call, IOperationScheduler scheduler)
{
    public async Task RunAsync(string division, CancellationToken ct)
    {
        call.BeJob(nameof(RecomputeAttainmentJob), division);
        scheduler.Wake((await mediator.Send(new StartRecompute { DivisionCode = division, Full = true }, ct)).Value.Id);
    }
}

/// <summary>Starts the run of the year before; a run that exists is left as it is.</summary>
internal sealed class StartYearEndJob(IMediator mediator, CallContext call, IOperationScheduler scheduler, TimeProvider clock)
{
    public async Task RunAsync(string division, CancellationToken ct)
    {
        call.BeJob(nameof(StartYearEndJob), division);
        scheduler.Wake((await mediator.Send(new StartYearEnd { DivisionCode = division, FiscalYear = clock.Today().Year - 1 }, ct)).Value.Id);
    }
}

internal sealed class SweepIdempotencyJob(IMediator mediator, CallContext call)
{
    public async Task RunAsync(CancellationToken ct)
    {
        call.BeJob(nameof(SweepIdempotencyJob), DivisionCode.Nation);
        await mediator.Send(new SweepIdempotency(), ct);
    }
}

/// <summary>Wakes every operation that has not ended.</summary>
internal sealed class WakeOperationsJob(IMediator mediator, CallContext call, IOperationScheduler scheduler)
{
    public async Task RunAsync(CancellationToken ct)
    {
        call.BeJob(nameof(WakeOperationsJob), DivisionCode.Nation);
        foreach (var operation in (await mediator.Send(new OpenOperations(), ct)).Value) scheduler.Wake(operation);
    }
}
