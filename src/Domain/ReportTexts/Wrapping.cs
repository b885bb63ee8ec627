using System.Text.RegularExpressions;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>Texts taken from fixed pages break their lines at the margin. Such breaks are told by their place: full lines, cut in mid-sentence.</summary>
internal static partial class Wrapping
{
    /// <summary>How far from the margin a line may end and still be full: a figure or a bracket is not cut.</summary>
    private const int Slack = 4;

    private const int LeastWidth = 20, MostWidth = 60, LeastFullLines = 8;

    /// <summary>The places of the breaks that end a line but no paragraph; empty when the text is not wrapped.</summary>
    public static HashSet<int> In(string text)
    {
        var lines = Lines(text);
        var lengths = lines.Where(l => l.End - l.Start >= LeastWidth).Select(l => l.End - l.Start).ToList();
        if (lengths.Count < LeastFullLines) return [];
        var width = lengths.Max();
        if (width > MostWidth || lengths.Count(l => l >= width - Slack) < Math.Max(LeastFullLines, lengths.Count / 2)) return [];
        HashSet<int> wraps = [];
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var (line, next) = (lines[i], lines[i + 1]);
            if (next.Start != line.End + 1 || line.End - line.Start < width - Slack || next.Start == next.End) continue;
            if (text[line.End - 1] is '。' or '；' or ';' or '：' or ':' or '！' or '？' || char.IsWhiteSpace(text[next.Start])) continue;
            if (text.AsSpan(line.Start, line.End - line.Start).Contains('\t') || Numbered().IsMatch(text.AsSpan(next.Start, next.End - next.Start))) continue;
            wraps.Add(line.End);
        }

        return wraps;
    }

    private static List<(int Start, int End)> Lines(string text)
    {
        List<(int, int)> lines = [];
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            lines.Add((start, end));
            start = end + 1;
        }

        return lines;
    }

    [GeneratedRegex(@"^[ \t]*(?:[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]?\d{1,2}[、）)．.](?!\d)|[①-⑳]|第.{1,3}部分)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
