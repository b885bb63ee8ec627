using System.Text;
using System.Text.RegularExpressions;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>
/// A text and, beside it, a copy to match against: half-width, one kind of space, without what converters leave behind. Readers work on
/// the copy and hand out places in the text.
/// </summary>
internal sealed partial class SourceText
{
    private readonly int[] _at;

    private SourceText(string text, string folded, int[] at) => (Text, Folded, _at) = (text, folded, at);

    /// <summary>As given, lines ended by \n.</summary>
    public string Text { get; }
    public string Folded { get; }

    public static SourceText Of(string given)
    {
        var text = given.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var folded = new StringBuilder(text.Length);
        var at = new List<int>(text.Length + 1);
        var residue = Residue().Matches(text);
        var wraps = Wrapping.In(text);
        var next = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (next < residue.Count && i == residue[next].Index)
            {
                i += residue[next++].Length - 1;
                continue;
            }

            if (Fold(text[i]) is not { } c || c == '\n' && wraps.Contains(i)) continue;
            folded.Append(c);
            at.Add(i);
        }

        at.Add(text.Length);
        return new(text, folded.ToString(), [.. at]);
    }

    /// <summary>The place in the text of a range of the copy.</summary>
    public TextSpan Span(int start, int end) => start >= end ? new(_at[start], 0) : new(_at[start], _at[end - 1] + 1 - _at[start]);

    /// <summary>The same, out to the ends of its line but for blanks.</summary>
    public TextSpan LineSpan(int start, int end)
    {
        var (from, to) = (_at[start], _at[end]);
        while (from > 0 && !IsLineEnd(Text[from - 1])) from--;
        while (to < Text.Length && !IsLineEnd(Text[to])) to++;
        while (from < to && char.IsWhiteSpace(Text[from])) from++;
        while (to > from && char.IsWhiteSpace(Text[to - 1])) to--;
        return new(from, to - from);
    }

    private static bool IsLineEnd(char c) => Fold(c) == '\n';

    /// <summary>The words of a range of the copy as written, without residue.</summary>
    public string Words(int start, int end) => string.Create(end - start, (Text, _at, start), static (words, from) =>
    {
        for (var i = 0; i < words.Length; i++) words[i] = from.Text[from._at[from.start + i]];
    });

    public Read<string> Read(int start, int end, decimal confidence) => new(Words(start, end), confidence, Span(start, end));

    private static char? Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u00A0' or '\u3000' or '\u202F' or (>= '\u2000' and <= '\u200A') => ' ',
        '\f' or '\v' or '\u0085' or '\u2028' or '\u2029' => '\n',
        // The mark that ends a cell in binary Word files.
        '\u0007' => '\t',
        '\u00AD' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') => null,
        '≧' or '⩾' or '﹥' => c == '﹥' ? '>' : '≥',
        '≦' or '⩽' or '﹤' => c == '﹤' ? '<' : '≤',
        '﹪' => '%',
        '│' or '┃' or '¦' => '|',
        '\n' or '\t' => c,
        _ => char.IsControl(c) ? null : c,
    };

    /// <summary>Bookmarks, fields and pictures as text converters write them. Only plain names and addresses: words that stand between broken marks are the report's.</summary>
    [GeneratedRegex(@"\[(?:bookmark|image|picture|footnote|endnote|comment|shape)s?:[ A-Za-z0-9_./\\-]{0,100}\]|\b(?:HYPERLINK|INCLUDEPICTURE)[ \t]+(?:\\\w[ \t]+)?""[!#-~]{0,500}""(?:[ \t]+\\\w(?:[ \t]+""[!#-~]{0,500}"")?)*|\bPAGEREF[ \t]+_?\w{1,60}(?:[ \t]+\\\w)*|\bTOC[ \t]+\\o[ \t]+""[\d-]{1,9}""(?:[ \t]+\\\w)*|\\\*[ \t]*MERGEFORMAT", RegexOptions.CultureInvariant)]
    private static partial Regex Residue();
}
