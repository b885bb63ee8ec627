using System.Text.RegularExpressions;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>A cell of a table written as text. Positions count in the folded copy.</summary>
internal readonly record struct Cell(SourceText Source, int Start, int End)
{
    public string Text => Source.Folded[Start..End];

    /// <summary>Without the spaces that spread a label over its cell.</summary>
    public string Label => Text.Replace(" ", "", StringComparison.Ordinal);
    public bool IsEmpty => Start == End;
}

/// <summary>Tables as text: cells parted by tabs, bars or runs of spaces.</summary>
internal static partial class Cells
{
    public static bool IsRow(string line) => Separator().IsMatch(line);

    /// <summary>The cells of a line, empty ones between tabs or bars kept; one cell when it is no row.</summary>
    public static IReadOnlyList<Cell> Of(TextLine line)
    {
        List<Cell> cells = [];
        var (text, at) = (line.Source.Folded, line.Start);
        foreach (Match separator in Separator().Matches(line.Text))
        {
            Add(at, line.Start + separator.Index);
            at = line.Start + separator.Index + separator.Length;
        }

        Add(at, line.End);
        return cells;

        void Add(int start, int end)
        {
            while (start < end && text[start] is ' ' or '|') start++;
            while (end > start && text[end - 1] is ' ' or '|') end--;
            // A bar at the edge of a row parts nothing.
            if (start == end && (end == line.End || start == line.Start)) return;
            cells.Add(new(line.Source, start, end));
        }
    }

    [GeneratedRegex(@"[ ]*[\t|][ ]*|[ ]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
