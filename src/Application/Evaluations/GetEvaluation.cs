using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.History;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>One evaluation.</summary>
/// <param name="Id">The evaluation.</param>
/// <param name="AsOf">Business date: as it stood at the end of that day.</param>
/// <param name="KnownAt">Instant: as it stood then.</param>
public sealed record GetEvaluation(Guid Id, TimePoint? AsOf = null, TimePoint? KnownAt = null) : IQuery<EvaluationDto>, ITimeTravel;

internal sealed class GetEvaluationRules : AbstractValidator<GetEvaluation>
{
    public GetEvaluationRules(TimeProvider clock) => this.CheckMoment(clock);
}

internal sealed class GetEvaluationHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<GetEvaluation, Result<EvaluationDto>>
{
    public async Task<Result<EvaluationDto>> Handle(GetEvaluation request, CancellationToken cancellationToken) =>
        await db.Evaluations.At(Moment.Of(request)).Where(e => e.Id == request.Id).ProjectTo<EvaluationDto>(mapper.ConfigurationProvider).SingleOrDefaultAsync(cancellationToken)
            is { } evaluation ? evaluation : EvaluationErrors.NotFound;
}
