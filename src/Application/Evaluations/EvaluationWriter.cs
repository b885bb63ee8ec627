using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Reports;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Evaluations;

/// <summary>Opens, scores and drafts the evaluation of one project, inside the transaction that finishes its item: all of it, or nothing.</summary>
public interface IEvaluationWriter
{
    /// <returns>The evaluation and the hash of its latest draft. One that its unit has handed in is left as it is.</returns>
    Task<(Guid EvaluationId, string? DraftSha256)> WriteAsync(Guid projectId, int fiscalYear, Guid operationId, CancellationToken ct);
}

internal sealed class EvaluationWriter(IApplicationDbContext db, ScoreReader scores, ReportFactsReader facts, TimeProvider clock) : IEvaluationWriter
{
    public async Task<(Guid EvaluationId, string? DraftSha256)> WriteAsync(Guid projectId, int fiscalYear, Guid operationId, CancellationToken ct)
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

        if (!evaluation.FollowsRows)
            return (evaluation.Id, await db.EvaluationDrafts.Where(d => d.EvaluationId == evaluation.Id).OrderByDescending(d => d.Id).Select(d => d.Sha256).FirstOrDefaultAsync(ct));

        var material = await scores.ReadAsync(projectId, fiscalYear, ct);
        var sheet = material is null ? null : ScoringEngine.ScoreSheet(material.Input);
        if (material is null) evaluation.TakeScore(null, null, null, null, "{}");
        else evaluation.Take(ComputedSheet.Of(material));
        var model = Encoding.UTF8.GetString(ReportJson.Write(ReportComposer.Compose(await facts.ReadAsync(project, evaluation, material, sheet, ct))));
        var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model)));
        db.EvaluationDrafts.Add(EvaluationDraft.Write(Guid.CreateVersion7(), evaluation, operationId, model, sha, now));
        await db.SaveChangesAsync(ct);
        return (evaluation.Id, sha);
    }
}
