using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Aggregates;

/// <summary>Adds up the maintained facts, set-wise, within the caller's row scope.</summary>
public interface IAggregateReader
{
    Task<AggregatesDto> ReadAsync(GetAggregates query, IReadOnlyList<Measure> measures, CancellationToken ct);
}
