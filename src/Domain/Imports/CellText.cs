using System.Globalization;

namespace ReliefApi.Domain.Imports;

/// <summary>Reads what people type into cells: numbers with separators and units, dates in any usual spelling, all of it in full width as well.</summary>
public static class CellText
{
    private const decimal TenThousand = 10_000m;
    private static readonly DateOnly DayZero = new(1899, 12, 30), FirstSerial = new(1950, 1, 1), LastSerial = new(2100, 12, 31);

    /// <summary>The text without blanks around it, and without the apostrophe that keeps a spreadsheet from calculating it.</summary>
    public static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> cell)
    {
        while (cell.Length > 0 && IsBlank(cell[0])) cell = cell[1..];
        while (cell.Length > 0 && IsBlank(cell[^1])) cell = cell[..^1];
        return cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..] ? cell[1..] : cell;
    }

    /// <summary>A number as typed: <c>1,234.50</c>, <c>１２３４．５</c>, <c>¥1,234</c>, <c>(5.00)</c> for a negative one, <c>57.15万元</c>, <c>95%</c>.</summary>
    /// <param name="cell">What stands in the cell.</param>
    /// <param name="number">The number as it stands, before its unit.</param>
    /// <param name="unit">元, 万元 or %, where the cell names its unit; else null.</param>
    public static bool TryNumber(ReadOnlySpan<char> cell, out decimal number, out string? unit)
    {
        unit = null;
        cell = Trimmed(cell);
        if (decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)) return true;

        Span<char> buffer = stackalloc char[64];
        if (cell.Length is 0 or > 64) return false;
        for (var i = 0; i < cell.Length; i++) buffer[i] = Half(cell[i]);
        ReadOnlySpan<char> text = buffer[..cell.Length];
        foreach (var (suffix, name) in Units)
            if (text.EndsWith(suffix, StringComparison.Ordinal))
            {
                unit = name;
                text = Trimmed(text[..^suffix.Length]);
                break;
            }
        if (text is ['(', .. var inner, ')'] && inner.IndexOfAny('-', '+') < 0) return TryDigits(inner, out number) && Negated(ref number);
        if (text is ['-', '¥', .. var owed]) return TryDigits(owed, out number) && Negated(ref number);
        return TryDigits(text is ['¥', .. var amount] ? amount : text, out number);
    }

    /// <summary>An amount in yuan, exact to the fen; the cell's own unit goes before that of its column.</summary>
    /// <param name="cell">What stands in the cell.</param>
    /// <param name="scale">What the column counts in, yuan.</param>
    /// <param name="yuan">The amount.</param>
    public static AmountFault ReadAmount(ReadOnlySpan<char> cell, decimal scale, out decimal yuan)
    {
        if (!TryNumber(cell, out yuan, out var unit) || unit == "%") return AmountFault.NotANumber;
        if (Math.Abs(yuan) >= Largest) return AmountFault.TooLarge;
        yuan *= unit switch { "元" => 1, "万元" => TenThousand, _ => scale };
        if (Math.Abs(yuan) >= Largest) return AmountFault.TooLarge;
        return decimal.Round(yuan, 2) == yuan ? AmountFault.None : AmountFault.BelowFen;
    }

    /// <summary>A day as typed: <c>2020-3-5</c>, <c>2020/03/05</c>, <c>2020.3.5</c>, <c>2020年3月5日</c>, <c>20200305</c>, or a spreadsheet's day number; a time behind it is dropped.</summary>
    public static bool TryDate(ReadOnlySpan<char> cell, out DateOnly day)
    {
        day = default;
        cell = Trimmed(cell);
        if (cell.Length is 0 or > 40) return false;
        Span<char> buffer = stackalloc char[40];
        for (var i = 0; i < cell.Length; i++) buffer[i] = Half(cell[i]);
        var text = WithoutTime(buffer[..cell.Length]);

        if (text.IndexOfAnyExceptInRange('0', '9') < 0) return text.Length switch
        {
            8 => TryDay(text[..4], text[4..6], text[6..], out day),
            5 => TrySerial(int.Parse(text, CultureInfo.InvariantCulture), out day),
            _ => false,
        };
        var separator = text.IndexOfAny("-/.年");
        if (separator != 4) return false;
        var rest = text[5..];
        var between = text[4] == '年' ? '月' : text[4];
        var second = rest.IndexOf(between);
        if (second < 1) return false;
        var last = rest[(second + 1)..];
        if (between == '月') last = last is [.. var number, '日' or '号'] ? number : default;
        return TryDay(text[..4], rest[..second], last, out day);
    }

    private const decimal Largest = 1_000_000_000_000m;

    private static readonly (string Suffix, string Name)[] Units = [("万元", "万元"), ("万", "万元"), ("元", "元"), ("%", "%")];

    private static bool Negated(ref decimal number)
    {
        number = -number;
        return true;
    }

    /// <summary>Digits with at most one point and, where there are separators, separators in every place of a thousand.</summary>
    private static bool TryDigits(ReadOnlySpan<char> text, out decimal number)
    {
        number = default;
        var sign = text is ['-' or '+', ..] ? 1 : 0;
        if (text[sign..] is not [>= '0' and <= '9' or '.', ..]) return false;
        Span<char> plain = stackalloc char[64];
        var (length, point) = (0, text.IndexOf('.'));
        var whole = point < 0 ? text.Length : point;
        var separated = text.IndexOf(',') >= 0;
        for (var i = 0; i < text.Length; i++)
        {
            // Counted from the point: every fourth place is a separator, or none is.
            var isPlaceOfSeparator = separated && i > sign && i < whole && (whole - i) % 4 == 0;
            if (text[i] == ',' != isPlaceOfSeparator) return false;
            if (text[i] != ',') plain[length++] = text[i];
        }
        return decimal.TryParse(plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAny(' ', 'T');
        if (at > 0 && text[(at + 1)..].Contains(':')) return text[..at];
        // A day number with a time of day is a fraction.
        return text is [_, _, _, _, _, '.', .. var part] && part.IndexOfAnyExceptInRange('0', '9') < 0 && text[..5].IndexOfAnyExceptInRange('0', '9') < 0 ? text[..5] : text;
    }

    private static bool TryDay(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> dayOfMonth, out DateOnly day)
    {
        day = default;
        if (!TryPart(year, 4, out var y) || !TryPart(month, 2, out var m) || !TryPart(dayOfMonth, 2, out var d)) return false;
        if (y < 1900 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m)) return false;
        day = new(y, m, d);
        return true;
    }

    private static bool TryPart(ReadOnlySpan<char> text, int longest, out int value)
    {
        value = 0;
        return text.Length >= 1 && text.Length <= longest && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private static bool TrySerial(int number, out DateOnly day)
    {
        day = DayZero.AddDays(number);
        return day >= FirstSerial && day <= LastSerial;
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';

    /// <summary>Half width, and the many signs that stand for a minus or a yuan as one.</summary>
    private static char Half(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' => ' ',
        '−' or '–' => '-',
        '￥' => '¥',
        _ => c,
    };
}

/// <summary>Why a cell is no amount.</summary>
public enum AmountFault { None, NotANumber, BelowFen, TooLarge }
