using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Findings;

namespace ReliefApi.Application.Findings;

/// <summary>One waiver, with its revocation if it was taken back.</summary>
public sealed record GetFindingWaiver(Guid Id) : IQuery<FindingWaiverDto>;

internal sealed class GetFindingWaiverHandler(IApplicationDbContext db) : IRequestHandler<GetFindingWaiver, Result<FindingWaiverDto>>
{
    public async Task<Result<FindingWaiverDto>> Handle(GetFindingWaiver request, CancellationToken cancellationToken)
    {
        var rows = await db.FindingWaivers.AsNoTracking().Where(w => w.Id == request.Id || w.RevokesId == request.Id).ToListAsync(cancellationToken);
        return rows.Find(w => w.Id == request.Id) is { RevokesId: null } waiver ? FindingWaiverDto.Of(waiver, rows.Find(w => w.RevokesId == request.Id)) : FindingErrors.WaiverNotFound;
    }
}
