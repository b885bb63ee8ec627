using AutoMapper;
using AutoMapper.QueryableExtensions;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.EntryWindows;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.Rectification;

/// <summary>The way in and out of a rectification item.</summary>
internal sealed class RectificationDoor(IApplicationDbContext db, IMapper mapper, FlowLog log, WindowReader windows)
{
    public async Task<Result<RectificationItemDto>> MoveAsync(Guid id, int expectedRevision, FlowStep<RectificationStatus> step, Func<RectificationItem, Task<Result<StepTaken>>> act, CancellationToken ct)
    {
        var item = await db.RectificationItems.SingleOrDefaultAsync(i => i.Id == id, ct);
        if (item.FaultOf(expectedRevision, RectificationErrors.NotFound) is { } fault) return fault;
        if (step.FaultIn(item!.Status, RectificationErrors.NotNow) is { } state) return state;
        if (await windows.FaultOfAsync(item.DivisionCode, item.FiscalYear, step.Window, ct) is { } closed) return closed;
        var taken = await act(item);
        if (!taken.Succeeded) return Result<RectificationItemDto>.Refused(taken.Errors);
        log.Record(FlowSubject.RectificationItem, item.Id, item.DivisionCode, item.Status, taken.Value);
        await db.SaveChangesAsync(ct);
        return await ShowAsync(id, ct);
    }

    public async Task<Result<RectificationItemDto>> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await db.RectificationItems.Where(i => i.Id == id).ProjectTo<RectificationItemDto>(mapper.ConfigurationProvider).SingleOrDefaultAsync(ct) is not { } item) return RectificationErrors.NotFound;
        var inForce = await windows.ReadAsync(item.DivisionCode, item.FiscalYear, ct);
        item.Actions = [.. RectificationFlow.All.Select(step => ResourceAction.Of(step.Operation, step.FaultIn(item.Status, RectificationErrors.NotNow) ?? inForce.FaultOf(step.Window)
            ?? (step == RectificationFlow.Close ? RectificationItem.CloserFault(log.Actor, item.ReportedBy) : null)))];
        return item;
    }
}
