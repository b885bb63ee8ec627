using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Imports;

/// <summary>One thing that is wrong with one row of an imported file, and what to do about it.</summary>
/// <param name="Row">Number of the row, as a spreadsheet counts; 0 for the file as a whole.</param>
/// <param name="Column">The heading as written; null for the whole row.</param>
/// <param name="Code">Stable code.</param>
public sealed record ImportFault(int Row, string? Column, string Code, string ReasonZh, string ReasonEn, string SuggestionZh, string SuggestionEn)
{
    public static ImportFault Of(int row, string? column, Error error, (string Zh, string En)? suggestion = null)
    {
        var (zh, en) = suggestion ?? ("请按原因更正后重新导入。", "Correct it and import again.");
        return new(row, column, error.Code, error.Zh, error.En, zh, en);
    }
}

/// <summary>The faults of a file: the first of them in full, all of them counted.</summary>
public sealed class ImportFaults
{
    /// <summary>How many are kept in full.</summary>
    public const int Kept = 100_000;

    private readonly List<ImportFault> _first = [];

    public IReadOnlyList<ImportFault> First => _first;
    public int Total { get; private set; }

    /// <summary>Rows that have a fault.</summary>
    public int Rows { get; private set; }

    private int _latestRow = -1;

    public void Add(ImportFault fault)
    {
        Total++;
        // Faults come row by row; those of one row follow each other.
        if (fault.Row != _latestRow) Rows++;
        _latestRow = fault.Row;
        if (_first.Count < Kept) _first.Add(fault);
    }
}

/// <summary>What can be wrong with a cell.</summary>
public static class CellErrors
{
    public static readonly Error Missing = Error.Rule("cell.missing", "必填项为空。", "A required cell is blank.");
    public static readonly Error TooLong = Error.Rule("cell.too_long", "内容过长。", "The text is too long.");
    public static readonly Error NotAnAmount = Error.Rule("cell.not_an_amount", "不是金额。", "Not an amount.");
    public static readonly Error BelowFen = Error.Rule("cell.below_fen", "金额精确到分，小数位过多。", "An amount is exact to the fen: there are too many decimals.");
    public static readonly Error TooLarge = Error.Rule("cell.too_large", "金额过大。", "The amount is too large to be meant.");
    public static readonly Error NotANumber = Error.Rule("cell.not_a_number", "不是数值。", "Not a number.");
    public static readonly Error NotADate = Error.Rule("cell.not_a_date", "不是日期。", "Not a date.");
    public static readonly Error UnknownValue = Error.Rule("cell.unknown_value", "不是允许的取值。", "Not one of the allowed values.");
    public static readonly Error Formula = Error.Rule("cell.formula", "单元格为公式，导入须为数值本身。", "The cell holds a formula; what is imported must stand in the cell itself.");
    public static readonly Error Broken = Error.Rule("cell.error_value", "单元格为错误值。", "The cell holds an error value.");
    public static readonly Error Repeated = Error.Rule("row.repeated", "与本文件中的另一行完全相同。", "The row repeats another one of the file.");

    public static readonly (string Zh, string En) WriteDate = ("请按 2020-3-5、2020/3/5、2020年3月5日 或 20200305 填写，年份须为四位。", "Write 2020-3-5, 2020/3/5, 2020年3月5日 or 20200305, with four digits of the year."),
        WriteAmount = ("请只填写数字，如 1,234.50；单位写在表头：（元）或（万元）。", "Write digits only, such as 1,234.50; the unit stands in the heading: （元） or （万元）."),
        WriteNumber = ("请只填写数字，如 95 或 98.5；百分数按百分数填写。", "Write digits only, such as 95 or 98.5; percentages as percent numbers."),
        FillIn = ("请填写该单元格。", "Fill in the cell."),
        PasteValue = ("请复制该列，以“选择性粘贴—数值”粘贴后重新保存。", "Copy the column, paste it as values, and save again."),
        Distinguish = ("若确有两笔，请以文号或原因加以区分；否则删除重复行。", "If there really are two, tell them apart by document number or reason; otherwise remove one.");
}
