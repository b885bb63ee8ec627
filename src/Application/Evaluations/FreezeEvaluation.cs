using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Drafts;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>
/// Freezes a reviewed evaluation (定稿): from here on nothing of it moves, in the database neither. Refused while its report has gaps or
/// undecided conflicts, while a finding stands against it, or when the records have changed since it was submitted.
/// </summary>
public sealed record FreezeEvaluation(Guid Id, int ExpectedRevision) : ICommand<EvaluationDetail>;

internal sealed class FreezeEvaluationHandler(IApplicationDbContext db, EvaluationDoor door, EvaluationScorer scorer, EvaluationFindings findings, DraftCompleteness drafts, IStaleness staleness, FlowLog log)
    : IRequestHandler<FreezeEvaluation, Result<EvaluationDetail>>
{
    public Task<Result<EvaluationDetail>> Handle(FreezeEvaluation request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, EvaluationFlow.Freeze, async evaluation =>
        {
            if (await staleness.IsStaleAsync(evaluation.ProjectId, cancellationToken)) return EvaluationErrors.NotRecomputed;
            if (await scorer.ComputeAsync(evaluation, cancellationToken) is not { } now || now.DiffersFrom(evaluation)) return EvaluationErrors.FiguresMoved;
            List<Error> blocked = [.. await drafts.FaultsAsync(evaluation.Id, cancellationToken), .. await findings.BlockingAsync(evaluation, cancellationToken)];
            return evaluation.Freeze(blocked, JsonSerializer.Serialize(await FiguresAsync(evaluation, cancellationToken)), log.Actor, log.Now);
        }, cancellationToken);

    /// <summary>The sums that a publication may show, as they stand when the evaluation is frozen.</summary>
    private async Task<FrozenFigures> FiguresAsync(Evaluation evaluation, CancellationToken ct)
    {
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == evaluation.ProjectId, ct);
        var balance = await db.BudgetBalances.AsNoTracking().SingleOrDefaultAsync(b => b.ProjectId == evaluation.ProjectId && b.FiscalYear == evaluation.FiscalYear, ct);
        var facts = await db.ProjectFacts.AsNoTracking().SingleOrDefaultAsync(f => f.ProjectId == evaluation.ProjectId && f.FiscalYear == evaluation.FiscalYear, ct);
        return new(project.Code, project.Name, balance?.FullYear ?? 0, balance?.Executed ?? 0, facts?.PersonsPaid ?? 0, facts?.CasesPaid ?? 0, facts?.Replied ?? 0, facts?.SatisfiedTotal ?? 0);
    }
}
