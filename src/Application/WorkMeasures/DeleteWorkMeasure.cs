using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Application.WorkMeasures;

/// <summary>Takes away a record of work that was entered by mistake.</summary>
public sealed record DeleteWorkMeasure(Guid Id, int ExpectedRevision) : ICommand<Done>;

internal sealed class DeleteWorkMeasureHandler(IApplicationDbContext db) : IRequestHandler<DeleteWorkMeasure, Result<Done>>
{
    public async Task<Result<Done>> Handle(DeleteWorkMeasure request, CancellationToken cancellationToken)
    {
        var measure = await db.WorkMeasures.SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken);
        if (measure.FaultOf(request.ExpectedRevision, WorkMeasureErrors.NotFound) is { } fault) return fault;
        db.WorkMeasures.Remove(measure!);
        await db.SaveChangesAsync(cancellationToken);
        return new Done();
    }
}
