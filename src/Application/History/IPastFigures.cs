using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.History;

/// <summary>What an indicator's actual was derived from, and what the engine made of it.</summary>
public sealed record IndicatorFigure(decimal? Numerator, decimal? Denominator, decimal? Value, decimal? Completion, decimal? Score, RowSignals Signals)
{
    public static readonly IndicatorFigure None = new(null, null, null, null, null, RowSignals.None);

    /// <summary>As the recompute left it beside the indicator.</summary>
    public static IndicatorFigure Of(Indicator i) => new(i.ActualNumerator, i.ActualDenominator, i.ActualValue, i.Completion, i.Score, (RowSignals)i.ScoreFlags);
}

/// <summary>Derives figures of one project as they followed from the records of another moment, by the facts and the engine of today's recompute.</summary>
public interface IPastFigures
{
    /// <returns>The figures of each indicator of the year; none while the project had no goals.</returns>
    Task<IReadOnlyDictionary<Guid, IndicatorFigure>> ReadAsync(Guid projectId, string divisionCode, int fiscalYear, Moment at, CancellationToken ct);
}
