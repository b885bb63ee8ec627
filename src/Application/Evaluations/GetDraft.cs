using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.Evaluations;

/// <summary>The latest draft of an evaluation's report.</summary>
public sealed record GetDraft(Guid EvaluationId) : IQuery<DraftContent>;

/// <summary>A draft's document model and the hash of its stored bytes.</summary>
public sealed record DraftContent(ReportModel Model, string Sha256);

internal sealed class GetDraftHandler(IApplicationDbContext db) : IRequestHandler<GetDraft, Result<DraftContent>>
{
    public async Task<Result<DraftContent>> Handle(GetDraft request, CancellationToken cancellationToken)
    {
        if (!await db.Evaluations.AnyAsync(e => e.Id == request.EvaluationId, cancellationToken)) return EvaluationErrors.NotFound;
        var draft = await db.EvaluationDrafts.AsNoTracking().Where(d => d.EvaluationId == request.EvaluationId).OrderByDescending(d => d.Id).FirstOrDefaultAsync(cancellationToken);
        if (draft is null) return EvaluationErrors.NoDraft;
        return new DraftContent(ReportJson.Read(Encoding.UTF8.GetBytes(draft.Model)), draft.Sha256);
    }
}
