namespace ReliefApi.Domain.ReportTexts;

/// <summary>
/// Rows of a table that a converter left with one cell to a line. Empty cells are gone, so a row is a name, then as many values as look like
/// values; a text between two rows is a name when a value follows it and a remark otherwise.
/// </summary>
internal static class StackedRows
{
    public static int Read(IReadOnlyList<TextLine> lines, int from, List<IndicatorColumn?> columns, List<ReadIndicator> found)
    {
        var context = new RowContext();
        List<IndicatorColumn> valueColumns = [.. columns.Skip(columns.IndexOf(IndicatorColumn.Name) + 1).OfType<IndicatorColumn>().Where(c => c != IndicatorColumn.Reason)];
        if (valueColumns.Count == 0) return from;
        var i = from;
        while (i < lines.Count && CellAt(i) is var cell && !IndicatorTable.IsEnd(cell.Label) && cell.End - cell.Start <= 80)
        {
            if (context.TakesLabel(cell) && !(i + 1 < lines.Count && IsValue(CellAt(i + 1), valueColumns[0])))
            {
                i++;
                continue;
            }

            var next = i + 1;
            Dictionary<IndicatorColumn, Cell> values = [];
            for (var c = 0; c < valueColumns.Count && next < lines.Count; c++)
            {
                var value = CellAt(next);
                if (!IsValue(value, valueColumns[c]) && !(next + 1 < lines.Count && IsWordValue(value, valueColumns, c, CellAt(next + 1)))) continue;
                values.Add(valueColumns[c], value);
                next++;
            }

            if (values.Count > 0 && context.Indicator(cell, values, cell.Start, values.Values.Max(v => v.End)) is { } indicator) found.Add(indicator);
            else if (values.Count == 0 && !FollowedByRow(next)) break;
            i = next;
        }

        return i;

        Cell CellAt(int index) => new(lines[index].Source, lines[index].Start, lines[index].End);
        bool FollowedByRow(int index) => index < lines.Count && (IsLabel(CellAt(index)) || index + 1 < lines.Count && IsNumber(CellAt(index + 1)));
    }

    /// <summary>明显, 达成预期: words in a value column, told by the number behind them.</summary>
    private static bool IsWordValue(Cell value, List<IndicatorColumn> columns, int c, Cell behind) => !IsLabel(value) && columns[c] is IndicatorColumn.Target or IndicatorColumn.Actual
        && (c == 0 ? IsNumber(behind) || IsAchieved(behind) : value.End - value.Start <= 16 && c + 1 < columns.Count && IsValue(behind, columns[c + 1]));

    private static bool IsAchieved(Cell cell) => cell.Label.Length <= 8 && (cell.Label.Contains("完成", StringComparison.Ordinal) || cell.Label.Contains("达成", StringComparison.Ordinal) || cell.Label.Contains("达到", StringComparison.Ordinal));

    private static bool IsLabel(Cell cell) => CategoryWords.IsBlock(cell.Label) || CategoryWords.Of(cell.Label) is not null || IndicatorTable.IsEnd(cell.Label);

    private static bool IsNumber(Cell cell) => cell.End - cell.Start <= 16 && ValueReader.Read(cell.Text) is { Target: not null, Confidence: >= 0.6m };

    private static bool IsValue(Cell cell, IndicatorColumn column) => !IsLabel(cell) && column switch
    {
        IndicatorColumn.Weight or IndicatorColumn.Score => Numerals.Decimal(cell.Label.TrimEnd('分')) is >= 0 and <= 100,
        IndicatorColumn.Nature => ValueReader.OperatorOf(cell.Text) is not null || cell.Label is "定性" or "定量",
        IndicatorColumn.Unit => cell.End - cell.Start <= 6 && Numerals.Decimal(cell.Label) is null,
        _ => IsNumber(cell) || column == IndicatorColumn.Actual && IsAchieved(cell),
    };
}
