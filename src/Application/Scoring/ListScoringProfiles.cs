using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Scoring;

/// <summary>The latest version of every scoring profile.</summary>
public sealed record ListScoringProfiles : IQuery<Catalogue<ScoringProfileDto>>;

internal sealed class ListScoringProfilesHandler(IApplicationDbContext db) : IRequestHandler<ListScoringProfiles, Result<Catalogue<ScoringProfileDto>>>
{
    public async Task<Result<Catalogue<ScoringProfileDto>>> Handle(ListScoringProfiles request, CancellationToken cancellationToken)
    {
        var stored = await db.ScoringProfiles.AsNoTracking().ToListAsync(cancellationToken);
        var latest = stored.GroupBy(p => p.Code).Select(versions => versions.MaxBy(p => p.Version)!).OrderBy(p => p.Code, StringComparer.Ordinal);
        return new Catalogue<ScoringProfileDto> { Items = [.. latest.Select(ScoringProfileDto.Of)] };
    }
}
