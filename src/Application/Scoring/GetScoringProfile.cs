using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Scoring;

/// <summary>One version of a scoring profile; the latest unless one is named.</summary>
public sealed record GetScoringProfile(string Code, int? Version) : IQuery<ScoringProfileDto>;

/// <summary>One version of a category taxonomy; the latest unless one is named.</summary>
public sealed record GetTaxonomy(string Code, int? Version) : IQuery<TaxonomyDto>;

internal sealed class GetRuleHandler(IApplicationDbContext db) : IRequestHandler<GetScoringProfile, Result<ScoringProfileDto>>, IRequestHandler<GetTaxonomy, Result<TaxonomyDto>>
{
    public async Task<Result<ScoringProfileDto>> Handle(GetScoringProfile request, CancellationToken cancellationToken) =>
        await db.ScoringProfiles.AsNoTracking().Where(p => p.Code == request.Code && (request.Version == null || p.Version == request.Version))
            .OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancellationToken)
            is { } stored ? ScoringProfileDto.Of(stored) : GoalErrors.UnknownProfile with { Kind = ErrorKind.NotFound };

    public async Task<Result<TaxonomyDto>> Handle(GetTaxonomy request, CancellationToken cancellationToken) =>
        await db.IndicatorTaxonomies.AsNoTracking().Where(t => t.Code == request.Code && (request.Version == null || t.Version == request.Version))
            .OrderByDescending(t => t.Version).FirstOrDefaultAsync(cancellationToken)
            is { } stored ? TaxonomyDto.Of(stored) : RuleErrors.TaxonomyNotFound;
}
