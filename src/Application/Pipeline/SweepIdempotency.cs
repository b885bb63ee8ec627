using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Pipeline;

/// <summary>Removes kept answers that are past their time.</summary>
public sealed record SweepIdempotency : ICommand<Done>;

internal sealed class SweepIdempotencyHandler(IApplicationDbContext db, TimeProvider clock) : IRequestHandler<SweepIdempotency, Result<Done>>
{
    public async Task<Result<Done>> Handle(SweepIdempotency request, CancellationToken cancellationToken)
    {
        var expired = clock.GetUtcNow() - IdempotencyRecord.Kept;
        await db.IdempotencyRecords.Where(r => r.CreatedAt < expired).ExecuteDeleteAsync(cancellationToken);
        return new Done();
    }
}
