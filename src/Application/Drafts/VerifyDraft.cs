using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Evaluations;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.ReportTemplates;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Reports;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Drafts;

/// <summary>What a version of a draft was made from; the latest unless one is named.</summary>
public sealed record GetDraftManifest(Guid EvaluationId, int? Version) : IQuery<DraftManifest>;

/// <summary>Composes a version again from the facts it keeps and compares byte by byte; then asks whether the records still give those facts.</summary>
public sealed record VerifyDraft(Guid EvaluationId, int? Version) : IQuery<DraftVerification>;

/// <summary>Whether a version is what it says it is.</summary>
public sealed record DraftVerification
{
    public required int Version { get; init; }
    /// <summary>The stored report and facts have the hashes that were taken when they were written.</summary>
    public required bool Intact { get; init; }
    /// <summary>Composed again from its facts in its words, it is the same to the byte.</summary>
    public required bool Reproduced { get; init; }
    /// <summary>People have changed it since; <c>reproduced</c> is then about the text beneath.</summary>
    public required bool Edited { get; init; }
    /// <summary>The records give the same facts today.</summary>
    public required bool RecordsUnchanged { get; init; }
    /// <summary>This program writes as the one that wrote it; otherwise it need not be reproduced.</summary>
    public required bool SameProgram { get; init; }
}

internal sealed class VerifyDraftHandler(IApplicationDbContext db, ScoreReader scores, ReportFactsReader facts, IEnumerable<IReportWriter> writers)
    : IRequestHandler<GetDraftManifest, Result<DraftManifest>>, IRequestHandler<VerifyDraft, Result<DraftVerification>>
{
    public async Task<Result<DraftManifest>> Handle(GetDraftManifest request, CancellationToken cancellationToken)
    {
        var found = await db.DraftAsync(request.EvaluationId, request.Version, cancellationToken);
        if (!found.Succeeded) return Result<DraftManifest>.Refused(found.Errors);
        var evaluation = await db.Evaluations.AsNoTracking().SingleAsync(e => e.Id == request.EvaluationId, cancellationToken);
        return DraftManifest.Of(found.Value, evaluation, DraftManifest.Render(found.Value.Read(), writers).Select(file => DocumentFile.Of(file.Key, file.Value)));
    }

    public async Task<Result<DraftVerification>> Handle(VerifyDraft request, CancellationToken cancellationToken)
    {
        var found = await db.DraftAsync(request.EvaluationId, request.Version, cancellationToken);
        if (!found.Succeeded) return Result<DraftVerification>.Refused(found.Errors);
        var draft = found.Value;
        var composed = ReportComposer.Compose(ReportFactsJson.Read(Encoding.UTF8.GetBytes(draft.Facts)), await db.TemplateOfAsync(draft.TemplateCode, draft.TemplateVersion, cancellationToken));
        return new DraftVerification
        {
            Version = draft.Version,
            Intact = EvaluationDraft.HashOf(draft.Model) == draft.Sha256 && EvaluationDraft.HashOf(draft.Facts) == draft.FactsSha256,
            Reproduced = Encoding.UTF8.GetString(ReportJson.Write(composed)) == draft.AsGenerated,
            Edited = draft.Generated is not null,
            RecordsUnchanged = EvaluationDraft.HashOf(await FactsNowAsync(request.EvaluationId, cancellationToken)) == draft.FactsSha256,
            SameProgram = draft.ProgramVersion == EvaluationDraft.Program,
        };
    }

    private async Task<string> FactsNowAsync(Guid evaluationId, CancellationToken ct)
    {
        var evaluation = await db.Evaluations.AsNoTracking().SingleAsync(e => e.Id == evaluationId, ct);
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == evaluation.ProjectId, ct);
        var material = await scores.ReadAsync(project.Id, evaluation.FiscalYear, null, ct);
        var sheet = material is null ? null : ScoringEngine.ScoreSheet(material.Input);
        return Encoding.UTF8.GetString(ReportFactsJson.Write(await facts.ReadAsync(project, evaluation, material, sheet, ct)));
    }
}
