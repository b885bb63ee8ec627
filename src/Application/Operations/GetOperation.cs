using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Operations;

namespace ReliefApi.Application.Operations;

/// <summary>One operation; a running year-end run is counted from its items.</summary>
public sealed record GetOperation(Guid Id) : IQuery<OperationDto>;

internal sealed class GetOperationHandler(IApplicationDbContext db) : IRequestHandler<GetOperation, Result<OperationDto>>
{
    public async Task<Result<OperationDto>> Handle(GetOperation request, CancellationToken cancellationToken)
    {
        var operation = await db.Operations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == request.Id, cancellationToken);
        if (operation is null) return OperationErrors.NotFound;
        if (operation.Kind != OperationKind.YearEnd || operation.Status != OperationStatus.Running) return OperationDto.Of(operation, operation.Done, operation.Failed);
        var states = await db.YearEndItems.Where(i => i.OperationId == request.Id && i.State != YearEndItemState.Pending)
            .GroupBy(i => i.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return OperationDto.Of(operation, states.GetValueOrDefault(YearEndItemState.Done), states.GetValueOrDefault(YearEndItemState.Failed));
    }
}
