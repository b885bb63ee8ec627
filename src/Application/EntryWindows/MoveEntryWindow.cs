using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.EntryWindows;

/// <summary>Moves a window to other days.</summary>
public sealed record MoveEntryWindow(Guid Id, int ExpectedRevision, EntryWindowContent Body) : ICommand<EntryWindowDto>;

internal sealed class MoveEntryWindowHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<MoveEntryWindow, Result<EntryWindowDto>>
{
    public async Task<Result<EntryWindowDto>> Handle(MoveEntryWindow request, CancellationToken cancellationToken)
    {
        var window = await db.EntryWindows.SingleOrDefaultAsync(w => w.Id == request.Id, cancellationToken);
        if (window.FaultOf(request.ExpectedRevision, EntryWindowErrors.NotFound) is { } fault) return fault;
        var moved = window!.Move(request.Body.OpensOn, request.Body.ClosesOn);
        if (!moved.Succeeded) return Result<EntryWindowDto>.Refused(moved.Errors);
        await db.SaveChangesAsync(cancellationToken);
        return await db.EntryWindows.Where(w => w.Id == window.Id).ProjectTo<EntryWindowDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }
}
