using ReliefApi.Domain.Disclosure;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Aggregates;

/// <summary>Null if the measure may be shown of one project or division, else why not.</summary>
/// <param name="measure">What is to be shown.</param>
/// <param name="key">Id of the project, or code of the division.</param>
/// <param name="valueOf">What it counts of a fact.</param>
public delegate Suppression? Judgement(Measure measure, string key, Func<string, decimal> valueOf);

/// <summary>What may be shown to the caller of one year's figures.</summary>
public interface IDisclosure
{
    /// <summary>Reads figures in the transaction whose rows the judgement was made from.</summary>
    Task<T> ReadAsync<T>(int fiscalYear, Func<Judgement, Task<T>> read, CancellationToken ct);
}
