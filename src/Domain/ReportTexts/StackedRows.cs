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
                if (!IsValue(value, valueColumns[c]) && !(c == 0 && next + 1 < lines.Count && IsNumber(CellAt(next + 1)) && !IsLabel(value))) continue;
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

    private static bool IsLabel(Cell cell) => CategoryWords.IsBlock(cell.Label) || CategoryWords.Of(cell.Label) is not null || IndicatorTable.IsEnd(cell.Label);

    private static bool IsNumber(Cell cell) => cell.End - cell.Start <= 16 && ValueReader.Read(cell.Text) is { Target: not null, Confidence: >= 0.6m };

    private static bool IsValue(Cell cell, IndicatorColumn column) => !IsLabel(cell) && column switch
    {
        IndicatorColumn.Weight or IndicatorColumn.Score => Numerals.Decimal(cell.Label.TrimEnd('分')) is >= 0 and <= 100,
        IndicatorColumn.Nature => ValueReader.OperatorOf(cell.Text) is not null || cell.Label is "定性" or "定量",
        IndicatorColumn.Unit => cell.End - cell.Start <= 6 && Numerals.Decimal(cell.Label) is null,
        _ => IsNumber(cell) || cell.Label is "完成" or "已完成" or "达成" or "达到预期" or "全部完成" or "达成预期指标" or "达成目标" or "显著" or "有效" or "明显" or "良好" or "部分达成" or "未完成" or "达到",
    };
}
