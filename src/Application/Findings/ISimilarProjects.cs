using ReliefApi.Domain.Findings;

namespace ReliefApi.Application.Findings;

/// <summary>What other counties of the province reached, as medians only: no row, no name, and nothing at all where fewer than five can be compared.</summary>
public interface ISimilarProjects
{
    /// <returns>By measure; numerator over denominator, before any percent sign.</returns>
    Task<IReadOnlyDictionary<string, SimilarActuals>> ReadAsync(string divisionCode, int fiscalYear, IReadOnlyCollection<string> measures, CancellationToken ct);
}
