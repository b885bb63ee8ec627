using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Scoring;

/// <summary>Chooses among stored rules for a division and year. They are few, so they are read whole.</summary>
internal static class RulesInForce
{
    /// <summary>The profile asked for, or the default of the form that is nearest to the division.</summary>
    public static async Task<Result<(string Code, int Version)>> ProfileForAsync(this IApplicationDbContext db, string? code, IndicatorForm form, string division, int year, CancellationToken ct)
    {
        var stored = await db.ScoringProfiles.AsNoTracking().Where(p => code == null ? p.DefaultFor == form : p.Code == code).ToListAsync(ct);
        if (stored.Count == 0) return GoalErrors.UnknownProfile.At("/profileCode");
        return stored.InForce(division, year) is { } chosen ? (chosen.Code, chosen.Version) : GoalErrors.ProfileNotInForce.At("/profileCode").Seen($"{division} · {year}");
    }

    /// <summary>The taxonomy that the form has in the division and year.</summary>
    public static async Task<IndicatorTaxonomy> TaxonomyForAsync(this IApplicationDbContext db, IndicatorForm form, string division, int year, CancellationToken ct) =>
        (await db.IndicatorTaxonomies.AsNoTracking().Where(t => t.DefaultFor == form).ToListAsync(ct)).InForce(division, year)!.Read();

    public static async Task<IndicatorTaxonomy> TaxonomyOfAsync(this IApplicationDbContext db, PerformanceGoal goal, CancellationToken ct) =>
        goal.TaxonomyCode is null ? IndicatorTaxonomies.All.Single(t => t.Form == goal.Form)
        : (await db.IndicatorTaxonomies.AsNoTracking().SingleAsync(t => t.Code == goal.TaxonomyCode && t.Version == goal.TaxonomyVersion, ct)).Read();
}
