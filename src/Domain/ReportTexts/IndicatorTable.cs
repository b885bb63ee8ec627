using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>What a column of an indicator table holds.</summary>
internal enum IndicatorColumn { Block, Category, Name, Nature, Target, Unit, Actual, Weight, Score, Reason }

/// <summary>Indicators in tables as text, rows on one line or one cell to a line. Merged cells are missing in most of them, so a row is read from its name on.</summary>
internal static class IndicatorTable
{
    public static IReadOnlyList<ReadIndicator> Read(IReadOnlyList<TextLine> lines)
    {
        List<ReadIndicator> found = [];
        for (var i = 0; i < lines.Count; i++)
        {
            if (Header(Cells.Of(lines[i])) is { } columns) i = ReadRows(lines, i + 1, columns, found) - 1;
            else if (StackedHeader(lines, i) is { } stacked) i = StackedRows.Read(lines, stacked.Next, stacked.Columns, found) - 1;
        }

        return found;
    }

    private static IndicatorColumn? ColumnOf(string label) => label switch
    {
        "一级指标" => IndicatorColumn.Block,
        "二级指标" => IndicatorColumn.Category,
        "三级指标" or "指标名称" or "指标内容" or "指标" or "三级指标名称" or "四级指标" or "绩效指标名称" => IndicatorColumn.Name,
        "指标性质" or "性质" or "指标方向" or "运算符号" or "符号" => IndicatorColumn.Nature,
        "指标值" or "年度指标值" or "目标值" or "年度目标值" or "绩效指标值" or "预期指标值" or "预期值" or "计划指标值" or "计划值" or "年初目标值" or "预期目标值" or "绩效目标值" or "全年指标值" or "标准值" or "计划目标值" or "预期目标" or "目标" or "年度指标值(A)" or "预算申报目标值" => IndicatorColumn.Target,
        "度量单位" or "计量单位" or "单位" or "指标单位" => IndicatorColumn.Unit,
        "实际完成值" or "完成值" or "实际值" or "全年实际值" or "实际完成情况" or "完成情况" or "全年完成值" or "实际完成指标值" or "实际完成" or "全年实际完成值" or "实际完成值(B)" or "自评完成值" or "年度完成值" or "指标完成情况" or "实现值" => IndicatorColumn.Actual,
        "分值" or "权重" or "标准分" or "标准分值" or "权重分" or "满分" or "指标分值" or "权重(%)" or "分值权重" or "分值(权重)" or "权重分值" => IndicatorColumn.Weight,
        "得分" or "自评得分" or "评价得分" or "实际得分" or "评分" or "自评分" or "指标得分" or "实得分" or "评价分" => IndicatorColumn.Score,
        _ when label.StartsWith("偏差原因", StringComparison.Ordinal) || label.StartsWith("未完成原因", StringComparison.Ordinal) || label is "备注" or "说明" or "评分标准" or "指标解释" or "扣分原因" or "原因分析" or "指标说明" or "未达标原因分析" => IndicatorColumn.Reason,
        _ => null,
    };

    /// <summary>The columns of a header row; null when it is none.</summary>
    private static List<IndicatorColumn?>? Header(IReadOnlyList<Cell> cells)
    {
        if (cells.Count < 3) return null;
        List<IndicatorColumn?> columns = [.. cells.Select(c => ColumnOf(c.Label))];
        return IsHeader(columns) ? columns : null;
    }

    private static bool IsHeader(List<IndicatorColumn?> columns) =>
        columns.Count(c => c is not null) >= 3 && (columns.Contains(IndicatorColumn.Name) || columns.Contains(IndicatorColumn.Category)) && columns.Exists(c => c is IndicatorColumn.Target or IndicatorColumn.Actual or IndicatorColumn.Weight or IndicatorColumn.Score);

    private static (int Next, List<IndicatorColumn?> Columns)? StackedHeader(IReadOnlyList<TextLine> lines, int from)
    {
        List<IndicatorColumn?> columns = [];
        var i = from;
        while (i < lines.Count && ColumnOf(lines[i].Text.Replace(" ", "", StringComparison.Ordinal)) is { } column)
        {
            columns.Add(column);
            i++;
        }

        return columns.Count >= 3 && IsHeader(columns) ? (i, columns) : null;
    }

    private static int ReadRows(IReadOnlyList<TextLine> lines, int from, List<IndicatorColumn?> columns, List<ReadIndicator> found)
    {
        var context = new RowContext();
        var i = from;
        for (; i < lines.Count; i++)
        {
            var cells = Cells.Of(lines[i]);
            if (cells.Count < 2 || IsEnd(cells[0].Label) || Header(cells) is not null) break;
            if (context.Row(cells, columns) is { } indicator) found.Add(indicator);
        }

        return i;
    }

    internal static bool IsEnd(string label) => label is "总分" or "合计" or "总计" or "总得分" or "自评得分" or "评价等级" or "总评" or "自评总分" || label.StartsWith("总分", StringComparison.Ordinal) || label.StartsWith("注:", StringComparison.Ordinal) || label.StartsWith("备注:", StringComparison.Ordinal);
}
