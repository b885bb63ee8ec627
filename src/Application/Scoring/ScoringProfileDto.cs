using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Scoring;

/// <summary>The latest version of a scoring profile.</summary>
public sealed record ScoringProfileDto : IHasRevision
{
    public required string Code { get; init; }
    /// <summary>The version; a stored version never changes. The entity tag.</summary>
    public required int Revision { get; init; }
    /// <summary>Weights, tiers, grades, rounding and thresholds.</summary>
    public required ScoringProfile Profile { get; init; }

    internal static ScoringProfileDto Of(StoredProfile stored) => new() { Code = stored.Code, Revision = stored.Version, Profile = stored.Read() };
}
