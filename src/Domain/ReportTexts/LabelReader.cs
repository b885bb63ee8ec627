using System.Text.RegularExpressions;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>A label with what is written after it.</summary>
internal sealed record Labelled(int Line, TextLine At, int LabelStart, int ValueStart, int ValueEnd, int LastLine)
{
    public bool IsEmpty => ValueStart >= ValueEnd;

    public Read<string>? Words(decimal confidence) => IsEmpty ? null : At.Source.Read(ValueStart, ValueEnd, confidence);
}

/// <summary>
/// Finds what people write after a label: on its line behind a colon or a full stop, in the next cell of a table row, or, when the label is a
/// heading of its own, in the lines below up to the next numbered one.
/// </summary>
internal static class LabelReader
{
    /// <param name="label">Matches the label at the place it is tried; what follows it must part it from its value.</param>
    public static IEnumerable<Labelled> Find(IReadOnlyList<TextLine> lines, Regex label)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsContentsLine && lines.Count > 1 && line.Text.Contains("..", StringComparison.Ordinal)) continue;
            var cells = Cells.Of(line);
            for (var c = 0; c < cells.Count; c++)
            {
                var start = c == 0 ? Math.Max(cells[c].Start, line.Body) : cells[c].Start;
                if (start >= cells[c].End) continue;
                var match = label.Match(line.Source.Folded, start, cells[c].End - start);
                if (!match.Success) continue;
                if (Value(lines, i, cells, c, match.Index + match.Length) is { } found) yield return found with { LabelStart = start };
            }
        }
    }

    private static Labelled? Value(IReadOnlyList<TextLine> lines, int index, IReadOnlyList<Cell> cells, int c, int labelEnd)
    {
        var (line, text) = (lines[index], lines[index].Source.Folded);
        var at = labelEnd;
        while (at < cells[c].End && text[at] == ' ') at++;
        if (at < cells[c].End)
        {
            if (text[at] is not (':' or '。' or '.' or '-' or '—')) return null;
            while (at < cells[c].End && text[at] is ':' or '。' or '.' or ' ' or '-' or '—') at++;
            // The value is the rest of the line unless the line is a row of a table.
            var isRow = cells.Count > 1 && line.Text.AsSpan().IndexOfAny('\t', '|') >= 0;
            var end = isRow ? cells[c].End : EndOf(cells, c);
            if (at < end) return Trimmed(new(index, line, 0, at, end, index));
            if (c + 1 < cells.Count && !cells[c + 1].IsEmpty) return Trimmed(new(index, line, 0, cells[c + 1].Start, cells[c + 1].End, index));
        }
        else if (c + 1 < cells.Count)
        {
            return cells[c + 1].IsEmpty ? null : Trimmed(new(index, line, 0, cells[c + 1].Start, cells[c + 1].End, index));
        }

        return Below(lines, index, labelEnd);
    }

    /// <summary>Two labels may share a line, parted by spaces: 项目名称：甲  实施单位：乙.</summary>
    private static int EndOf(IReadOnlyList<Cell> cells, int c)
    {
        var last = c;
        while (last + 1 < cells.Count && cells[last + 1].Text.AsSpan().IndexOf(':') is < 1 or > 12) last++;
        return cells[last].End;
    }

    private static Labelled Below(IReadOnlyList<TextLine> lines, int index, int labelEnd)
    {
        var last = index;
        while (last + 1 < lines.Count && lines[last + 1] is var next && next.Style is null && !next.IsPageNumber
            && CategoryWords.Leading(next.BodyText) is null && CategoryWords.Of(next.BodyText) is null && next.BodyText.IndexOf(':', StringComparison.Ordinal) is < 1 or > 12 && !Cells.IsRow(next.Text)) last++;
        return last == index ? new(index, lines[index], 0, labelEnd, labelEnd, index) : Trimmed(new(index, lines[index], 0, lines[index + 1].Start, lines[last].End, last));
    }

    private static Labelled Trimmed(Labelled found)
    {
        var text = found.At.Source.Folded;
        var (start, end) = (found.ValueStart, found.ValueEnd);
        while (end > start && text[end - 1] is ' ' or '\t' or '|') end--;
        // A name or a short item closes without its mark; a text of several sentences keeps it.
        if (end > start && text[end - 1] is '。' or ';' && text.AsSpan(start, end - start - 1).IndexOfAny('。', ';') < 0) end--;
        return found with { ValueEnd = end };
    }
}
