using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.Drafts;

/// <summary>A version of an evaluation's draft; the latest unless one is named.</summary>
public sealed record GetDraft(Guid EvaluationId, int? Version = null) : IQuery<DraftContent>;

/// <summary>A draft's document model and the hash of its stored bytes.</summary>
public sealed record DraftContent(ReportModel Model, string Sha256);

internal sealed class GetDraftHandler(IApplicationDbContext db) : IRequestHandler<GetDraft, Result<DraftContent>>
{
    public async Task<Result<DraftContent>> Handle(GetDraft request, CancellationToken cancellationToken)
    {
        var draft = await db.DraftAsync(request.EvaluationId, request.Version, cancellationToken);
        return draft.Succeeded ? new DraftContent(draft.Value.Read(), draft.Value.Sha256) : Result<DraftContent>.Refused(draft.Errors);
    }
}

internal static class DraftVersions
{
    /// <summary>A version of the evaluation's draft, the latest unless one is named.</summary>
    public static async Task<Result<EvaluationDraft>> DraftAsync(this IApplicationDbContext db, Guid evaluationId, int? version, CancellationToken ct)
    {
        if (!await db.Evaluations.AnyAsync(e => e.Id == evaluationId, ct)) return EvaluationErrors.NotFound;
        var draft = await db.EvaluationDrafts.AsNoTracking().Where(d => d.EvaluationId == evaluationId && (version == null || d.Version == version))
            .OrderByDescending(d => d.Version).FirstOrDefaultAsync(ct);
        return draft is not null ? draft : version is null ? EvaluationErrors.NoDraft : EvaluationErrors.NoSuchVersion;
    }

    /// <summary>The latest version, held until the transaction ends: of two who write the next one, the second waits and then sees the first's.</summary>
    public static async Task<Result<EvaluationDraft>> LatestForUpdateAsync(this IApplicationDbContext db, Guid evaluationId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select from relief.evaluations where id = {evaluationId} for update", ct);
        return await db.DraftAsync(evaluationId, null, ct);
    }
}
