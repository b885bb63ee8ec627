using System.Globalization;
using System.Text.RegularExpressions;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>Text in cells, where a spreadsheet would take it for something else.</summary>
internal static partial class SheetText
{
    /// <summary>The longest text that a cell of a workbook may hold.</summary>
    private const int Longest = 32_767;

    /// <summary>Text that a spreadsheet would calculate when it opens a CSV; the full-width signs are taken for signs as well.</summary>
    public static bool LooksLikeFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..];

    /// <summary>As a workbook holds it (ST_Xstring): what XML cannot hold as _xHHHH_, and text that only looks like that with its underline escaped.</summary>
    public static string Escaped(string text)
    {
        if (text.Length > Longest) text = text[..Longest];
        if (!Escapes().IsMatch(text)) return text;
        return Escapes().Replace(text, m => m.Length > 1 ? "_x005F" + m.Value : string.Create(CultureInfo.InvariantCulture, $"_x{(int)m.Value[0]:X4}_"));
    }

    /// <summary>The text that <see cref="Escaped"/> stands for.</summary>
    public static string Unescaped(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, m => ((char)int.Parse(m.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()) : text;

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_|[\\u0000-\\u0008\\u000B\\u000C\\u000D\\u000E-\\u001F\\uFFFE\\uFFFF]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]")]
    private static partial Regex Escapes();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
