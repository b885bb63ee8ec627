using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Operations;

namespace ReliefApi.Application.Operations;

/// <summary>Stops an operation before its next item; what is finished stays.</summary>
public sealed record CancelOperation(Guid Id) : ICommand<OperationDto>;

internal sealed class CancelOperationHandler(IApplicationDbContext db, TimeProvider clock) : IRequestHandler<CancelOperation, Result<OperationDto>>
{
    public async Task<Result<OperationDto>> Handle(CancelOperation request, CancellationToken cancellationToken)
    {
        var operation = await db.Operations.SingleOrDefaultAsync(o => o.Id == request.Id, cancellationToken);
        if (operation is null) return OperationErrors.NotFound;
        var cancelled = operation.Cancel(clock.GetUtcNow());
        if (!cancelled.Succeeded) return Result<OperationDto>.Refused(cancelled.Errors);
        await db.SaveChangesAsync(cancellationToken);
        // A file that will not be imported is not kept.
        await db.ImportChunks.Where(c => c.ImportId == operation.Id).ExecuteDeleteAsync(cancellationToken);
        return OperationDto.Of(operation, operation.Done, operation.Failed);
    }
}
