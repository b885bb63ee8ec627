using System.Text.RegularExpressions;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>The sentence that counts the year's projects: N of level 1 with their money, of these N of level 2, of these N reviewed.</summary>
internal static partial class PortfolioReader
{
    public static ReadPortfolio? Read(SourceText source)
    {
        var text = source.Folded;
        if (LevelOne().Match(text) is not { Success: true } one) return null;
        var end = text.IndexOf('\n', one.Index);
        if (end < 0) end = text.Length;
        var two = LevelTwo().Match(text, one.Index, end - one.Index);
        var reviewed = Reviewed().Match(text, one.Index, end - one.Index);
        var last = new[] { one, two, reviewed }.Where(m => m.Success).Max(m => m.Index + m.Length);
        return new(Count(source, one), Count(source, two), Count(source, reviewed), two.Success ? 1m : 0.8m, source.Span(one.Index, last));
    }

    private static ReadCount? Count(SourceText source, Match match)
    {
        if (!match.Success) return null;
        var amount = match.Groups["amount"];
        decimal? yuan = amount.Success && Numerals.Decimal(amount.Value) is { } value && MoneyReader.TryYuan(value, match.Groups["unit"].Value, out var read) ? read : null;
        return new(Numerals.HanOrDigits(match.Groups["count"].Value), yuan, source.Span(match.Index, match.Index + match.Length));
    }

    private const string Money = @"(?<amount>\d{1,15}(?:,\d{3})*(?:\.\d{1,6})?)[ ]?(?<unit>亿元|万元|元)";

    [GeneratedRegex(@"一级项目(?:共|有|为|共有)?[ ]?(?<count>\d{1,4}|[一二三四五六七八九十]{1,3})[ ]?个(?:[^。;(\n二]{0,20}?" + Money + ")?", RegexOptions.CultureInvariant)]
    private static partial Regex LevelOne();

    [GeneratedRegex(@"二级项目(?:共|有|为|共有)?[ ]?(?<count>\d{1,4}|[零〇一二三四五六七八九十]{1,3})[ ]?个(?:\([^)\n]{0,120}\))?(?:[^。;(\n]{0,20}?" + Money + ")?", RegexOptions.CultureInvariant)]
    private static partial Regex LevelTwo();

    [GeneratedRegex(@"评审(?:的)?(?:二级)?(?:项目)?[ ]?(?<count>\d{1,4}|[零〇一二三四五六七八九十]{1,3})[ ]?个(?:[^。;)\n]{0,20}?" + Money + ")?", RegexOptions.CultureInvariant)]
    private static partial Regex Reviewed();
}
