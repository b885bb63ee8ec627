using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Drafts;

/// <summary>Whether the draft of an evaluation may be made final.</summary>
internal sealed class DraftCompleteness(IApplicationDbContext db)
{
    /// <summary>Every reason why not: no draft, gaps that only a person can fill, conflicts that nobody has decided. Empty when it may.</summary>
    public async Task<IReadOnlyList<Error>> FaultsAsync(Guid evaluationId, CancellationToken ct)
    {
        var latest = await db.DraftAsync(evaluationId, null, ct);
        return latest.Succeeded ? latest.Value.FaultsOfFreezing() : latest.Errors;
    }
}
