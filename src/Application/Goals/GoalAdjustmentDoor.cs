using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.EntryWindows;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>The way in and out of an adjustment of goals.</summary>
internal sealed class GoalAdjustmentDoor(IApplicationDbContext db, FlowLog log, WindowReader windows)
{
    public async Task<Result<GoalAdjustmentDto>> MoveAsync(Guid id, int expectedRevision, FlowStep<AdjustmentStatus> step, Func<GoalAdjustment, Task<Result<StepTaken>>> act, CancellationToken ct)
    {
        var adjustment = await db.GoalAdjustments.SingleOrDefaultAsync(a => a.Id == id, ct);
        if (adjustment.FaultOf(expectedRevision, GoalErrors.AdjustmentNotFound) is { } fault) return fault;
        if (step.FaultIn(adjustment!.Status, GoalErrors.AdjustmentDecided) is { } state) return state;
        if (await windows.FaultOfAsync(adjustment.DivisionCode, adjustment.FiscalYear, step.Window, ct) is { } closed) return closed;
        var taken = await act(adjustment);
        if (!taken.Succeeded) return Result<GoalAdjustmentDto>.Refused(taken.Errors);
        log.Record(FlowSubject.GoalAdjustment, adjustment.Id, adjustment.DivisionCode, adjustment.Status, taken.Value);
        await db.SaveChangesAsync(ct);
        return await ShowAsync(adjustment, ct);
    }

    public async Task<GoalAdjustmentDto> ShowAsync(GoalAdjustment adjustment, CancellationToken ct)
    {
        var inForce = await windows.ReadAsync(adjustment.DivisionCode, adjustment.FiscalYear, ct);
        return GoalAdjustmentDto.Of(adjustment, [.. AdjustmentFlow.All.Select(step => ResourceAction.Of(step.Operation,
            step.FaultIn(adjustment.Status, GoalErrors.AdjustmentDecided) ?? inForce.FaultOf(step.Window) ?? adjustment.DeciderFault(log.Actor)))]);
    }
}
