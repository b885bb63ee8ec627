using System.Text.RegularExpressions;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>The table of the project's money (年初预算数, 全年预算数, 全年执行数), rows on one line or one cell to a line. Without a stated unit nothing is read.</summary>
internal static partial class FundsTable
{
    public static IReadOnlyList<ReadAmount> Read(IReadOnlyList<TextLine> lines)
    {
        List<ReadAmount> amounts = [];
        for (var i = 0; i < lines.Count; i++)
        {
            var header = Header(Cells.Of(lines[i]));
            var next = i + 1;
            var stacked = header is null;
            if (header is null) (header, next) = StackedHeader(lines, i);
            if (header is null || Unit(lines, i, next) is not { } unit) continue;
            i = (stacked ? StackedRows(lines, next, header, unit, amounts) : Rows(lines, next, header, unit, amounts)) - 1;
        }

        return amounts;
    }

    private static (bool IsColumn, AmountMeaning? Meaning) ColumnOf(string label) => Brackets().Replace(label, "") switch
    {
        "年初预算数" or "年初预算" or "预算数" or "年度预算数" => (true, AmountMeaning.Initial),
        "全年预算数" or "全年预算" or "调整后预算数" or "调整预算数" or "调整后预算" => (true, AmountMeaning.FullYear),
        "全年执行数" or "执行数" or "全年执行" or "实际支出数" or "实际支出" or "实际执行数" or "决算数" or "支出数" => (true, AmountMeaning.Executed),
        "到位数" or "资金到位" or "到位资金" or "实际到位" or "实际到位数" or "资金到位数" => (true, AmountMeaning.Arrived),
        "结余" or "结余数" or "结转结余" => (true, AmountMeaning.Remaining),
        "分值" or "执行率" or "得分" or "预算执行率" or "权重" => (true, null),
        _ => (false, null),
    };

    /// <summary>From the first column of money on.</summary>
    private static List<AmountMeaning?>? Header(IReadOnlyList<Cell> cells)
    {
        List<AmountMeaning?> columns = [.. cells.Select(c => ColumnOf(c.Label)).SkipWhile(c => c.Meaning is null).Select(c => c.Meaning)];
        return columns.Count(c => c is not null) >= 2 ? columns : null;
    }

    private static (List<AmountMeaning?>? Columns, int Next) StackedHeader(IReadOnlyList<TextLine> lines, int from)
    {
        List<AmountMeaning?> columns = [];
        var i = from;
        for (; i < lines.Count && ColumnOf(Squeezed(lines[i])) is { IsColumn: true } column && (columns.Count > 0 || column.Meaning is not null); i++) columns.Add(column.Meaning);
        return columns.Count(c => c is not null) >= 2 ? (columns, i) : (null, from + 1);
    }

    private static int Rows(IReadOnlyList<TextLine> lines, int from, List<AmountMeaning?> columns, string unit, List<ReadAmount> amounts)
    {
        var i = from;
        for (; i < lines.Count && Cells.Of(lines[i]) is { Count: >= 2 } cells; i++)
        {
            var label = cells.TakeWhile(c => !IsFigure(c)).Select(c => c.Label).LastOrDefault(l => l.Length > 0);
            if (label is null || !RowLabel().IsMatch(label)) break;
            // Blank cells among the figures count as columns; those before the first belong to merged labels, unless all columns are there.
            List<Cell> values = cells.Count >= columns.Count + 1 ? [.. cells.TakeLast(columns.Count)] : [.. cells.SkipWhile(c => !IsFigure(c))];
            for (var c = 0; c < Math.Min(values.Count, columns.Count); c++) Add(values[c], columns[c], label, unit, amounts);
        }

        return i;
    }

    private static int StackedRows(IReadOnlyList<TextLine> lines, int from, List<AmountMeaning?> columns, string unit, List<ReadAmount> amounts)
    {
        var i = from;
        while (i < lines.Count && RowLabel().IsMatch(Squeezed(lines[i])))
        {
            var label = Squeezed(lines[i]);
            List<Cell> values = [];
            for (i++; i < lines.Count && new Cell(lines[i].Source, lines[i].Start, lines[i].End) is var cell && (IsFigure(cell) || cell.Label is "-" or "—" or "/"); i++) values.Add(cell);
            // With a cell missing nobody can say which.
            if (values.Count == columns.Count) for (var c = 0; c < columns.Count; c++) Add(values[c], columns[c], label, unit, amounts);
        }

        return i;
    }

    private static void Add(Cell cell, AmountMeaning? column, string label, string unit, List<ReadAmount> amounts)
    {
        if (column is null || Numerals.Decimal(cell.Label) is not { } value || !MoneyReader.TryYuan(value, unit, out var yuan)) return;
        // Only the row of the total speaks for the project; 上年结转资金 has a meaning of its own.
        AmountMeaning? meaning = label.Contains("结转", StringComparison.Ordinal) ? column == AmountMeaning.FullYear ? AmountMeaning.CarryOver : null
            : label.Contains('总') || label.Contains("合计", StringComparison.Ordinal) ? column : null;
        var span = cell.Source.Span(cell.Start, cell.End);
        amounts.Add(new(yuan, meaning, null, cell.Source.Text.Substring(span.Start, span.Length), meaning is null ? 0.5m : 0.9m, span));
    }

    private static bool IsFigure(Cell cell) => Numerals.Decimal(cell.Label.TrimEnd('%')) is not null;

    private static string Squeezed(TextLine line) => line.Text.Replace(" ", "", StringComparison.Ordinal);

    private static string? Unit(IReadOnlyList<TextLine> lines, int from, int next)
    {
        for (var i = next - 1; i >= Math.Max(0, from - 6); i--)
            if (UnitWords().Match(lines[i].Text) is { Success: true } match)
                return match.Groups["unit"].Value;
        return null;
    }

    [GeneratedRegex(@"\([^)]{0,10}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?:其中:?)?(?:年度|项目)?(?:资金)?(?:总额|总计|合计|小计|预算总额)|资金总额$|财政拨款|财政资金|结转|其他资金|一般公共预算|政府性基金|单位自有|自筹", RegexOptions.CultureInvariant)]
    private static partial Regex RowLabel();

    [GeneratedRegex(@"[(:][ ]?(?:金额)?(?:单位:)?(?<unit>亿元|万元|千元|元)", RegexOptions.CultureInvariant)]
    private static partial Regex UnitWords();
}
