using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Attainment;

/// <summary>Scoring profiles as stored.</summary>
public interface IScoringProfiles
{
    Task<ScoringProfile> GetAsync(string code, int version, CancellationToken ct);
}
