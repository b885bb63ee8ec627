using System.Globalization;

namespace ReliefApi.Domain.Reports;

/// <summary>
/// Turns the values of one section into bound numbers and placeholders. Ids are the section, what the number means and, from the second use on,
/// a counter; they stay below the 64 characters a Word tag may have.
/// </summary>
internal sealed class Figures(string place)
{
    private const decimal YuanPerWan = 10_000m;

    private readonly Dictionary<string, int> uses = new(StringComparer.Ordinal);

    /// <summary>Yuan, printed in 万元 with its unit; a placeholder if not obtained.</summary>
    public Prose Money(string key, decimal? yuan, string meaning, string source) =>
        yuan is { } amount ? $"{Wan(key, amount, source)}万元" : NotObtained(key, meaning);

    /// <summary>Yuan, printed in 万元 without the unit, for columns headed 万元.</summary>
    public Prose Wan(string key, decimal? yuan, string source) =>
        yuan is { } amount ? Number(key, WanText(amount / YuanPerWan), amount / YuanPerWan, "万元", source) : Prose.Text(Phrases.NotObtained);

    /// <summary>A quotient of money, rounded to 0.01 万元: unlike an amount it has no exact fen to keep.</summary>
    public Prose AverageMoney(string key, decimal yuan, string source) =>
        $"{Number(key, Fixed(yuan / YuanPerWan), yuan / YuanPerWan, "万元", source)}万元";

    public Prose Count(string key, int count, string unit, string source) =>
        $"{Number(key, count.ToString(CultureInfo.InvariantCulture), count, unit, source)}{unit}";

    /// <summary>Part of a whole in percent; there is no share of zero.</summary>
    public Prose Percent(string key, decimal? part, decimal? whole, string source)
    {
        if (whole == 0)
        {
            return $"—";
        }

        return part / whole * 100 is { } percent
            ? Number(key, Fixed(percent) + "%", percent, "%", source)
            : Prose.Text(Phrases.NotObtained);
    }

    /// <summary>Points scored, always with two decimals.</summary>
    public Prose Score(string key, decimal? score, string source) =>
        score is { } points ? Number(key, Fixed(points), points, "分", source) : Prose.Text("未计分");

    /// <summary>Points available, without trailing zeros.</summary>
    public Prose Weight(string key, decimal weight, string source) => Number(key, Trimmed(weight), weight, "分", source);

    /// <summary>A measured value with its unit, or the state reached in words.</summary>
    public Prose Actual(string key, IndicatorFacts row)
    {
        var unit = Phrases.Clause(row.Unit);
        return (row.Actual, unit) switch
        {
            (null, _) => Prose.Text(row.HasActual ? Phrases.Clause(row.ActualDisplay) : Phrases.NotObtained),
            ({ } value, "%") => Number(key, Fixed(value) + "%", value, unit, row.Source),
            ({ } value, "万元") => $"{Number(key, WanText(value), value, unit, row.Source)}{unit}",
            ({ } value, _) => $"{Number(key, Trimmed(Round(value)), value, unit, row.Source)}{unit}",
        };
    }

    /// <summary>A numerator or denominator as it is.</summary>
    public Prose Plain(string key, decimal value, string source) => Number(key, Trimmed(value), value, "", source);

    public Prose NotObtained(string key, string meaning) => Placeholder(key, $"{meaning}，系统未取得");

    public Prose Placeholder(string key, string instruction) => Prose.Of(new PlaceholderRun(NextId(key), PlainText.Clean(instruction)));

    /// <summary>A recorded text as a clause, or a placeholder asking for it.</summary>
    public Prose Recorded(string key, string? text, string instruction) =>
        Phrases.IsBlank(text) ? Placeholder(key, instruction) : Prose.Text(Phrases.Clause(text));

    private Prose Number(string key, string display, decimal raw, string unit, string source) =>
        Prose.Of(new NumberRun(NextId(key), display, raw, unit, PlainText.Clean(source)));

    private string NextId(string key)
    {
        uses[key] = uses.GetValueOrDefault(key) + 1;
        return uses[key] == 1 ? $"{place}.{key}" : $"{place}.{key}-{Phrases.Digits(uses[key])}";
    }

    // Two decimals when they say it all, else down to the fen (0.000001 万元).
    private static string WanText(decimal wan) =>
        wan == Math.Round(wan, 2) ? Fixed(wan) : Math.Round(wan, 6, MidpointRounding.AwayFromZero).ToString("F6", CultureInfo.InvariantCulture);

    private static string Fixed(decimal value) => Round(value).ToString("F2", CultureInfo.InvariantCulture);

    private static string Trimmed(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
