using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>Every later correction of an evaluation, in order.</summary>
public sealed record ListSupplements(Guid EvaluationId) : IQuery<Catalogue<SupplementDto>>;

internal sealed class ListSupplementsHandler(IApplicationDbContext db) : IRequestHandler<ListSupplements, Result<Catalogue<SupplementDto>>>
{
    public async Task<Result<Catalogue<SupplementDto>>> Handle(ListSupplements request, CancellationToken cancellationToken)
    {
        if (!await db.Evaluations.AnyAsync(e => e.Id == request.EvaluationId, cancellationToken)) return EvaluationErrors.NotFound;
        var added = await db.Supplements.AsNoTracking().Where(s => s.EvaluationId == request.EvaluationId).OrderBy(s => s.Id).ToListAsync(cancellationToken);
        return new Catalogue<SupplementDto> { Items = [.. added.Select(SupplementDto.Of)] };
    }
}
