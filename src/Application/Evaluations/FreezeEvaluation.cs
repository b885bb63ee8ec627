using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>Freezes a reviewed evaluation (定稿): from here on nothing of it moves, in the database neither.</summary>
public sealed record FreezeEvaluation(Guid Id, int ExpectedRevision) : ICommand<EvaluationDetail>;

internal sealed class FreezeEvaluationHandler(IApplicationDbContext db, EvaluationDoor door, FlowLog log) : IRequestHandler<FreezeEvaluation, Result<EvaluationDetail>>
{
    public Task<Result<EvaluationDetail>> Handle(FreezeEvaluation request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, flow => flow.Freeze, async evaluation =>
            evaluation.Freeze(JsonSerializer.Serialize(await FiguresAsync(evaluation, cancellationToken)), log.Now), cancellationToken);

    /// <summary>The sums that a publication may show, as they stand when the evaluation is frozen.</summary>
    private async Task<FrozenFigures> FiguresAsync(Evaluation evaluation, CancellationToken ct)
    {
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == evaluation.ProjectId, ct);
        var balance = await db.BudgetBalances.AsNoTracking().SingleOrDefaultAsync(b => b.ProjectId == evaluation.ProjectId && b.FiscalYear == evaluation.FiscalYear, ct);
        var facts = await db.ProjectFacts.AsNoTracking().SingleOrDefaultAsync(f => f.ProjectId == evaluation.ProjectId && f.FiscalYear == evaluation.FiscalYear, ct);
        return new(project.Code, project.Name, balance?.FullYear ?? 0, balance?.Executed ?? 0, facts?.PersonsPaid ?? 0, facts?.CasesPaid ?? 0, facts?.Replied ?? 0, facts?.SatisfiedTotal ?? 0);
    }
}
