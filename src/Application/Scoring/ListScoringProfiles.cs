using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Scoring;

/// <summary>The latest version of every scoring profile, or all of one.</summary>
public sealed record ListScoringProfiles(string? ProfileCode) : IQuery<Catalogue<ScoringProfileDto>>;

/// <summary>The latest version of every category taxonomy, or all of one.</summary>
public sealed record ListTaxonomies(string? TaxonomyCode) : IQuery<Catalogue<TaxonomyDto>>;

internal sealed class ListRulesHandler(IApplicationDbContext db)
    : IRequestHandler<ListScoringProfiles, Result<Catalogue<ScoringProfileDto>>>, IRequestHandler<ListTaxonomies, Result<Catalogue<TaxonomyDto>>>
{
    public async Task<Result<Catalogue<ScoringProfileDto>>> Handle(ListScoringProfiles request, CancellationToken cancellationToken) =>
        new Catalogue<ScoringProfileDto> { Items = [.. Pick(await db.ScoringProfiles.AsNoTracking().ToListAsync(cancellationToken), request.ProfileCode).Select(ScoringProfileDto.Of)] };

    public async Task<Result<Catalogue<TaxonomyDto>>> Handle(ListTaxonomies request, CancellationToken cancellationToken) =>
        new Catalogue<TaxonomyDto> { Items = [.. Pick(await db.IndicatorTaxonomies.AsNoTracking().ToListAsync(cancellationToken), request.TaxonomyCode).Select(TaxonomyDto.Of)] };

    private static IEnumerable<T> Pick<T>(List<T> stored, string? code) where T : RuleVersion => code is null
        ? stored.GroupBy(p => p.Code).Select(versions => versions.MaxBy(p => p.Version)!).OrderBy(p => p.Code, StringComparer.Ordinal)
        : stored.Where(p => p.Code == code).OrderBy(p => p.Version);
}
