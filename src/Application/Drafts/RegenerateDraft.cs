using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Evaluations;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Drafts;

/// <summary>Writes the draft again from the records as they are now. What people wrote stays; where the data says otherwise, it is shown as a conflict.</summary>
public sealed record RegenerateDraft(Guid EvaluationId) : ICommand<DraftDto>;

internal sealed class RegenerateDraftHandler(IApplicationDbContext db, IEvaluationWriter writer) : IRequestHandler<RegenerateDraft, Result<DraftDto>>
{
    public async Task<Result<DraftDto>> Handle(RegenerateDraft request, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select from relief.evaluations where id = {request.EvaluationId} for update", cancellationToken);
        // The writer writes self-evaluations; other kinds are not drafted from the registers.
        var evaluation = await db.Evaluations.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.EvaluationId && e.Kind == EvaluationKind.SelfEvaluation, cancellationToken);
        if (evaluation is null) return EvaluationErrors.NotFound;
        await writer.WriteAsync(evaluation.ProjectId, evaluation.FiscalYear, null, cancellationToken);
        return DraftDto.Of((await db.DraftAsync(request.EvaluationId, null, cancellationToken)).Value);
    }
}
