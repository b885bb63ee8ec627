using System.Globalization;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>Numbers as people write them.</summary>
internal static class Numerals
{
    private const string Digits = "零一二三四五六七八九", Formal = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>Digits with or without separators; null when it is no number that a decimal holds.</summary>
    public static decimal? Decimal(string text) =>
        decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>二〇二〇, 二零二零.</summary>
    public static int? Year(string text)
    {
        var year = 0;
        foreach (var c in text)
        {
            var digit = c is >= '0' and <= '9' ? c - '0' : c is '〇' or '○' or 'O' or 'Ｏ' ? 0 : Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0) return null;
            year = year * 10 + digit;
        }

        return year is >= 1990 and <= 2099 ? year : null;
    }

    /// <summary>三十一, 五十万, 一百二十三万四千; null when the places do not descend, because then it may be read in two ways.</summary>
    public static decimal? Han(string text)
    {
        decimal total = 0, section = 0, digit = 0;
        decimal lastPlace = 10_000, lastBig = decimal.MaxValue;
        foreach (var written in text)
        {
            var c = written switch { '拾' => '十', '佰' => '百', '仟' => '千', _ => written };
            if (Math.Max(Digits.IndexOf(c, StringComparison.Ordinal), Formal.IndexOf(c, StringComparison.Ordinal)) is >= 0 and var value)
            {
                if (digit != 0) return null;
                digit = value;
            }
            else if (c == '两')
            {
                if (digit != 0) return null;
                digit = 2;
            }
            else if (c is '十' or '百' or '千')
            {
                decimal place = c == '十' ? 10 : c == '百' ? 100 : 1000;
                if (place >= lastPlace || digit == 0 && !(c == '十' && section == 0)) return null;
                section += (digit == 0 ? 1 : digit) * place;
                (digit, lastPlace) = (0, place);
            }
            else if (c is '万' or '亿')
            {
                decimal big = c == '万' ? 10_000 : 100_000_000;
                if (big >= lastBig || section + digit == 0) return null;
                total += (section + digit) * big;
                (section, digit, lastPlace, lastBig) = (0, 0, 10_000, big);
            }
            else return null;
        }

        return total + section + digit;
    }

    public static int? HanOrDigits(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : Han(text) is { } han and < 1000 ? (int)han : null;
}
