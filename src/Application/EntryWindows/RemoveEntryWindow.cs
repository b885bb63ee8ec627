using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.EntryWindows;

/// <summary>Takes a window away: what the division above records applies again, or the step is always open.</summary>
public sealed record RemoveEntryWindow(Guid Id, int ExpectedRevision) : ICommand<Done>;

internal sealed class RemoveEntryWindowHandler(IApplicationDbContext db) : IRequestHandler<RemoveEntryWindow, Result<Done>>
{
    public async Task<Result<Done>> Handle(RemoveEntryWindow request, CancellationToken cancellationToken)
    {
        var window = await db.EntryWindows.SingleOrDefaultAsync(w => w.Id == request.Id, cancellationToken);
        if (window.FaultOf(request.ExpectedRevision, EntryWindowErrors.NotFound) is { } fault) return fault;
        db.EntryWindows.Remove(window!);
        await db.SaveChangesAsync(cancellationToken);
        return new Done();
    }
}
