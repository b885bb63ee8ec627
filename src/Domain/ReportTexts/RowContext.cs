using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>Reads rows of an indicator table; merged labels hold for the rows below them.</summary>
internal sealed class RowContext
{
    private Cell? _block, _label;
    private IndicatorCategory? _category;

    /// <summary>Takes a cell that is a label of the first or second level.</summary>
    public bool TakesLabel(Cell cell)
    {
        if (CategoryWords.IsBlock(cell.Label))
        {
            (_block, _label, _category) = (cell, null, null);
            return true;
        }

        if (CategoryWords.Of(cell.Label) is not { } category) return false;
        (_category, _label) = (category, cell);
        return true;
    }

    public ReadIndicator? Row(IReadOnlyList<Cell> cells, List<IndicatorColumn?> columns)
    {
        var nameColumn = columns.IndexOf(IndicatorColumn.Name);
        var at = 0;
        // In a complete row the name may sound like a category: 满意度指标, 服务对象满意度指标, 群众满意度.
        while (at < cells.Count && !(at == nameColumn && cells.Count == columns.Count && !cells[at].IsEmpty) && (cells[at].IsEmpty || TakesLabel(cells[at]))) at++;

        // A label of the second level that is not one of the forms': 项目立项 under 决策.
        if (nameColumn > 0 && cells.Count - at == columns.Count - nameColumn + 1 && !cells[at].IsEmpty && ValueReader.Read(cells[at].Text).Target is null)
        {
            (_label, _category) = (cells[at], null);
            at++;
        }

        if (at >= cells.Count) return null;
        var name = cells[at];
        Dictionary<IndicatorColumn, Cell> values = [];
        var column = nameColumn < 0 ? columns.IndexOf(IndicatorColumn.Category) : nameColumn;
        for (var (i, c) = (at + 1, column + 1); i < cells.Count && c < columns.Count; i++, c++)
            if (columns[c] is { } kind && !cells[i].IsEmpty) values.TryAdd(kind, cells[i]);
        return Indicator(name, values, cells[0].Start, cells[^1].End);
    }

    public ReadIndicator? Indicator(Cell name, Dictionary<IndicatorColumn, Cell> values, int start, int end)
    {
        if (values.Count == 0) return null;
        var source = name.Source;
        var target = values.TryGetValue(IndicatorColumn.Target, out var targetCell) ? ValueReader.Read(targetCell.Text) : null;
        var actual = values.TryGetValue(IndicatorColumn.Actual, out var actualCell) ? ValueReader.Read(actualCell.Text) : null;
        var nature = values.TryGetValue(IndicatorColumn.Nature, out var natureCell) ? ValueReader.OperatorOf(natureCell.Text) : null;
        var unit = values.TryGetValue(IndicatorColumn.Unit, out var unitCell) ? source.Words(unitCell.Start, unitCell.End) : target?.Unit ?? (target?.Target is null ? null : actual?.Unit);
        // 定性, or words without a number, are judged; a sentence with a number in it is judged until a person says otherwise.
        var isNumber = target?.Target is not null && target.Confidence >= 0.6m && (natureCell.Source is null || natureCell.Label != "定性");
        var labelText = _label ?? _block;
        var confidence = (_category is null ? 0.6m : 0.95m) * (targetCell.Source is null ? 0.8m : 1m) * (isNumber ? target!.Confidence : 0.9m);
        var op = nature ?? target?.Operator;
        if (isNumber && op is not null && unit is not null) confidence = _category is null ? 0.6m : 0.95m;
        return new(_category?.Code, labelText is { } label ? source.Words(label.Start, label.End) : "", source.Words(name.Start, name.End), targetCell.Source is null ? "" : source.Words(targetCell.Start, targetCell.End),
            isNumber || targetCell.Source is null && actual?.Target is not null ? IndicatorKind.Quantitative : IndicatorKind.Qualitative, isNumber ? op : null, isNumber ? target!.Target : null, isNumber ? unit : null,
            actual is { Target: not null, Confidence: >= 0.6m } ? actual.Target : null, actualCell.Source is null ? null : source.Words(actualCell.Start, actualCell.End),
            Points(values, IndicatorColumn.Weight), Points(values, IndicatorColumn.Score), decimal.Round(confidence, 2), source.Span(start, end))
        { TargetUpper = isNumber ? target!.Upper : null };
    }

    private static decimal? Points(Dictionary<IndicatorColumn, Cell> values, IndicatorColumn column) =>
        values.TryGetValue(column, out var cell) && Numerals.Decimal(cell.Label.TrimEnd('分', '%')) is { } points and >= 0 and <= 100 ? points : null;
}
