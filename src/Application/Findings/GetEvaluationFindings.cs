using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Findings;

/// <summary>What the rules find in the records behind an evaluation and in its latest draft.</summary>
public sealed record GetEvaluationFindings(Guid EvaluationId) : IQuery<FindingsDto>;

internal sealed class GetEvaluationFindingsHandler(IApplicationDbContext db, FindingReader findings) : IRequestHandler<GetEvaluationFindings, Result<FindingsDto>>
{
    public async Task<Result<FindingsDto>> Handle(GetEvaluationFindings request, CancellationToken cancellationToken) =>
        await db.Evaluations.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.EvaluationId, cancellationToken) is { } evaluation
            ? FindingsDto.Of(await findings.OfEvaluationAsync(evaluation, cancellationToken), evaluation.Id)
            : EvaluationErrors.NotFound;
}
