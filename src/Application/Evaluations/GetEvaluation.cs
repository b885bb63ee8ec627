using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>One evaluation.</summary>
public sealed record GetEvaluation(Guid Id) : IQuery<EvaluationDetail>;

internal sealed class GetEvaluationHandler(IApplicationDbContext db, EvaluationDoor door) : IRequestHandler<GetEvaluation, Result<EvaluationDetail>>
{
    public async Task<Result<EvaluationDetail>> Handle(GetEvaluation request, CancellationToken cancellationToken) =>
        await db.Evaluations.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.Id, cancellationToken) is { } evaluation
            ? await door.ShowAsync(evaluation, cancellationToken) : EvaluationErrors.NotFound;
}
