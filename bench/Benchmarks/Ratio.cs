using System.Globalization;

namespace ReliefApi.Benchmarks;

/// <summary>Repeated measurements of one thing.</summary>
internal sealed class Series
{
    private readonly List<double> _values = [];

    public void Add(double value) => _values.Add(value);

    public IReadOnlyList<double> Values => _values;

    public double Median => _values.Order().ElementAt(_values.Count / 2);

    /// <summary>Round by round, so that what disturbs both sides of a round cancels out.</summary>
    public static Series Ratio(Series above, Series below)
    {
        var ratio = new Series();
        foreach (var (a, b) in above._values.Zip(below._values)) ratio.Add(a / b);
        return ratio;
    }

    public string Text(string format = "0.00") => string.Create(CultureInfo.InvariantCulture,
        $"{Median.ToString(format, CultureInfo.InvariantCulture)} (median of {_values.Count}; {_values.Min().ToString(format, CultureInfo.InvariantCulture)}–{_values.Max().ToString(format, CultureInfo.InvariantCulture)})");
}
