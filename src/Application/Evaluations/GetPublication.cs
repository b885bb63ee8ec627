using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>What was published of an evaluation.</summary>
public sealed record GetPublication(Guid Id) : IQuery<Publication>;

internal sealed class GetPublicationHandler(IApplicationDbContext db) : IRequestHandler<GetPublication, Result<Publication>>
{
    public async Task<Result<Publication>> Handle(GetPublication request, CancellationToken cancellationToken)
    {
        var evaluation = await db.Evaluations.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.Id, cancellationToken);
        if (evaluation is null) return EvaluationErrors.NotFound;
        return evaluation.Publication is { } published ? JsonSerializer.Deserialize<Publication>(published)! : EvaluationErrors.NotPublished;
    }
}
