using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Operations;

namespace ReliefApi.Application.Operations;

/// <summary>Operations that have not ended, the oldest first.</summary>
public sealed record OpenOperations : IQuery<IReadOnlyList<Guid>>;

internal sealed class OpenOperationsHandler(IApplicationDbContext db) : IRequestHandler<OpenOperations, Result<IReadOnlyList<Guid>>>
{
    public async Task<Result<IReadOnlyList<Guid>>> Handle(OpenOperations request, CancellationToken cancellationToken) =>
        await db.Operations.Where(o => o.Status == OperationStatus.Queued || o.Status == OperationStatus.Running).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(cancellationToken);
}
