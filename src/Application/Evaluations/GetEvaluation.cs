using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>One evaluation.</summary>
public sealed record GetEvaluation(Guid Id) : IQuery<EvaluationDto>;

internal sealed class GetEvaluationHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<GetEvaluation, Result<EvaluationDto>>
{
    public async Task<Result<EvaluationDto>> Handle(GetEvaluation request, CancellationToken cancellationToken) =>
        await db.Evaluations.Where(e => e.Id == request.Id).ProjectTo<EvaluationDto>(mapper.ConfigurationProvider).SingleOrDefaultAsync(cancellationToken)
            is { } evaluation ? evaluation : EvaluationErrors.NotFound;
}
