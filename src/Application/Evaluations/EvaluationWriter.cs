using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.ReportTemplates;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Evaluations;

/// <summary>Opens, scores and drafts the evaluation of one project, inside the transaction that finishes its item: all of it, or nothing.</summary>
public interface IEvaluationWriter
{
    /// <param name="operationId">The year-end run; null when a person asks.</param>
    Task<(Guid EvaluationId, string DraftSha256)> WriteAsync(Guid projectId, int fiscalYear, Guid? operationId, CancellationToken ct);
}

internal sealed class EvaluationWriter(IApplicationDbContext db, ScoreReader scores, ReportFactsReader facts, ICallContext call, TimeProvider clock) : IEvaluationWriter
{
    public async Task<(Guid EvaluationId, string DraftSha256)> WriteAsync(Guid projectId, int fiscalYear, Guid? operationId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == projectId, ct);
        var evaluation = await db.Evaluations.SingleOrDefaultAsync(e => e.ProjectId == projectId && e.FiscalYear == fiscalYear && e.Kind == EvaluationKind.SelfEvaluation, ct);
        if (evaluation is null)
        {
            var yearEnd = new DateOnly(fiscalYear, 12, 31);
            evaluation = Evaluation.Open(Guid.CreateVersion7(), project.DivisionCode, projectId, fiscalYear, EvaluationKind.SelfEvaluation, clock.Today() < yearEnd ? clock.Today() : yearEnd, now);
            db.Evaluations.Add(evaluation);
        }

        var material = await scores.ReadAsync(projectId, fiscalYear, null, ct);
        var sheet = material is null ? null : ScoringEngine.ScoreSheet(material.Input);
        evaluation.TakeScore(sheet?.ProfileCode, sheet?.ProfileVersion, sheet?.Total, sheet?.Grade?.Code,
            material is null ? "{}" : JsonSerializer.Serialize(ScoreExplainer.ExplainSheet(material.Input)));
        var last = await db.EvaluationDrafts.AsNoTracking().Where(d => d.EvaluationId == evaluation.Id).OrderByDescending(d => d.Version).FirstOrDefaultAsync(ct);
        var draft = EvaluationDraft.Generate(Guid.CreateVersion7(), evaluation, last, await facts.ReadAsync(project, evaluation, material, sheet, ct),
            await db.TemplateForAsync(project, fiscalYear, ct), operationId, call.Actor, now);
        db.EvaluationDrafts.Add(draft);
        await db.SaveChangesAsync(ct);
        return (evaluation.Id, draft.Sha256);
    }
}
