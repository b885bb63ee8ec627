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
public sealed record GetEvaluation(Guid Id, TimePoint? AsOf = null, TimePoint? KnownAt = null) : IQuery<EvaluationDetail>, ITimeTravel;

internal sealed class GetEvaluationRules : AbstractValidator<GetEvaluation>
{
    public GetEvaluationRules(TimeProvider clock) => this.CheckMoment(clock);
}

internal sealed class GetEvaluationHandler(IApplicationDbContext db, EvaluationDoor door) : IRequestHandler<GetEvaluation, Result<EvaluationDetail>>
{
    public async Task<Result<EvaluationDetail>> Handle(GetEvaluation request, CancellationToken cancellationToken)
    {
        var at = Moment.Of(request);
        return await db.Evaluations.At(at).AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.Id, cancellationToken) is { } evaluation
            ? await door.ShowAsync(evaluation, cancellationToken, at) : EvaluationErrors.NotFound;
    }
}
