using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.Drafts;

/// <summary>A version of a draft, passage by passage; the latest unless one is named.</summary>
public sealed record GetDraftVersion(Guid EvaluationId, int? Version) : IQuery<DraftDto>;

/// <summary>How a version of a draft differs from an earlier or later one.</summary>
public sealed record CompareDrafts(Guid EvaluationId, int Version, int With) : IQuery<ReportChanges>;

internal sealed class ReadDraftVersionsHandler(IApplicationDbContext db) : IRequestHandler<GetDraftVersion, Result<DraftDto>>, IRequestHandler<CompareDrafts, Result<ReportChanges>>
{
    public async Task<Result<DraftDto>> Handle(GetDraftVersion request, CancellationToken cancellationToken)
    {
        var draft = await db.DraftAsync(request.EvaluationId, request.Version, cancellationToken);
        return draft.Succeeded ? DraftDto.Of(draft.Value) : Result<DraftDto>.Refused(draft.Errors);
    }

    public async Task<Result<ReportChanges>> Handle(CompareDrafts request, CancellationToken cancellationToken)
    {
        var one = await db.DraftAsync(request.EvaluationId, request.With, cancellationToken);
        if (!one.Succeeded) return Result<ReportChanges>.Refused(one.Errors);
        var other = await db.DraftAsync(request.EvaluationId, request.Version, cancellationToken);
        return other.Succeeded ? ReportChanges.Between(one.Value.Read(), other.Value.Read()) : Result<ReportChanges>.Refused(other.Errors);
    }
}
