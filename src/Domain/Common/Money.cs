using System.Globalization;

namespace ReliefApi.Domain.Common;

/// <summary>An amount in yuan, exact to the fen (two decimals). On the wire a decimal string: <c>"571500.00"</c>.</summary>
public readonly record struct Money(decimal Yuan) : IComparable<Money>
{
    /// <summary>numeric(18,2) holds sixteen digits before the point; one entry stays four powers below, so that sums fit.</summary>
    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>Reads a decimal string; more than two decimals, exponents and signs other than a leading minus are refused.</summary>
    public static bool TryParse(string? text, out Money money)
    {
        money = default;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
            || text!.StartsWith('+') || decimal.Round(yuan, 2) != yuan || Math.Abs(yuan) >= Largest)
            return false;
        money = new(yuan);
        return true;
    }

    public int CompareTo(Money other) => Yuan.CompareTo(other.Yuan);

    /// <summary>The wire form, always with two decimals.</summary>
    public override string ToString() => Yuan.ToString("0.00", CultureInfo.InvariantCulture);

    public static bool operator <(Money a, Money b) => a.Yuan < b.Yuan;
    public static bool operator >(Money a, Money b) => a.Yuan > b.Yuan;
    public static bool operator <=(Money a, Money b) => a.Yuan <= b.Yuan;
    public static bool operator >=(Money a, Money b) => a.Yuan >= b.Yuan;
}
