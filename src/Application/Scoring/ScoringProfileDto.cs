using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Scoring;

/// <summary>Where and when a version of a rule may be chosen, and who added it.</summary>
public abstract record RuleVersionDto : IHasRevision
{
    public required string Code { get; init; }
    /// <summary>The version; a stored version never changes. The entity tag.</summary>
    public required int Revision { get; init; }
    /// <summary>Root of the subtree in which it may be chosen; 000000 for the whole country.</summary>
    public required string AppliesTo { get; init; }
    public required int ValidFromYear { get; init; }
    public int? ValidToYear { get; init; }
    /// <summary>The form for which it is taken where none is named.</summary>
    public IndicatorForm? DefaultFor { get; init; }
    /// <summary>Why it was added; null for what every installation starts with.</summary>
    public string? Reason { get; init; }
    public string? CreatedBy { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>One version of a scoring profile.</summary>
public sealed record ScoringProfileDto : RuleVersionDto
{
    /// <summary>Weights, tiers, grades, rounding and thresholds.</summary>
    public required ScoringProfile Profile { get; init; }

    internal static ScoringProfileDto Of(StoredProfile s) => new()
    {
        Code = s.Code,
        Revision = s.Version,
        AppliesTo = s.AppliesTo,
        ValidFromYear = s.ValidFromYear,
        ValidToYear = s.ValidToYear,
        DefaultFor = s.DefaultFor,
        Reason = s.Reason,
        CreatedBy = s.CreatedBy,
        CreatedAt = s.CreatedAt,
        Profile = s.Read(),
    };
}

/// <summary>One version of a category taxonomy.</summary>
public sealed record TaxonomyDto : RuleVersionDto
{
    /// <summary>The categories of the form in printing order.</summary>
    public required IndicatorTaxonomy Taxonomy { get; init; }

    internal static TaxonomyDto Of(StoredTaxonomy s) => new()
    {
        Code = s.Code,
        Revision = s.Version,
        AppliesTo = s.AppliesTo,
        ValidFromYear = s.ValidFromYear,
        ValidToYear = s.ValidToYear,
        DefaultFor = s.DefaultFor,
        Reason = s.Reason,
        CreatedBy = s.CreatedBy,
        CreatedAt = s.CreatedAt,
        Taxonomy = s.Read(),
    };
}
