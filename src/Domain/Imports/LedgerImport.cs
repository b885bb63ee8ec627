using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Imports;

/// <summary>What a file holds.</summary>
public enum ImportKind { ReliefCases, Payments, BudgetEntries, Indicators, ActualValues }

/// <summary>All rows or none, or each row that has no fault.</summary>
public enum ImportMode { Atomic, PerRow }

/// <summary>What an import is asked to do.</summary>
/// <param name="DryRun">Whether everything is tried and nothing stored.</param>
/// <param name="ProjectId">The project of every row, where the rows name none.</param>
/// <param name="FiscalYear">The year of every row, where the rows name none.</param>
public sealed record ImportRequest(ImportKind Kind, ImportMode Mode, bool DryRun, Guid? ProjectId, int? FiscalYear);

/// <summary>One imported file and what became of its rows. Its operation has the same id.</summary>
public sealed class LedgerImport : IBelongsToDivision
{
    private LedgerImport() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public ImportKind Kind { get; private set; }
    public ImportMode Mode { get; private set; }
    public bool DryRun { get; private set; }
    public Guid? ProjectId { get; private set; }
    public int? FiscalYear { get; private set; }
    public string MediaType { get; private set; } = "";
    public string Sha256 { get; private set; } = "";
    public long Size { get; private set; }
    public string ImportedBy { get; private set; } = "";
    public DateTimeOffset ReceivedAt { get; private set; }
    public int Rows { get; private set; }
    public int Created { get; private set; }
    public int Unchanged { get; private set; }
    public int Rejected { get; private set; }
    public int FaultTotal { get; private set; }
    /// <summary>The first faults, as JSON.</summary>
    public string? Faults { get; private set; }

    public ImportRequest Request => new(Kind, Mode, DryRun, ProjectId, FiscalYear);

    public static LedgerImport Receive(Guid id, string divisionCode, ImportRequest request, string mediaType, string sha256, long size, string by, DateTimeOffset at) => new()
    {
        Id = id,
        DivisionCode = divisionCode,
        Kind = request.Kind,
        Mode = request.Mode,
        DryRun = request.DryRun,
        ProjectId = request.ProjectId,
        FiscalYear = request.FiscalYear,
        MediaType = mediaType,
        Sha256 = sha256,
        Size = size,
        ImportedBy = by,
        ReceivedAt = at,
    };

    /// <summary>What became of the rows; the four add up.</summary>
    public void Report(int created, int unchanged, int rejected, int faultTotal, string faults) =>
        (Rows, Created, Unchanged, Rejected, FaultTotal, Faults) = (created + unchanged + rejected, created, unchanged, rejected, faultTotal, faults);
}

/// <summary>A piece of an imported file, sealed, kept until the file has been worked off.</summary>
public sealed class ImportChunk : IBelongsToDivision
{
    private ImportChunk() { }

    public Guid ImportId { get; private set; }
    public int Sequence { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public byte[] Content { get; private set; } = [];
    public DateTimeOffset StoredAt { get; private set; }
}

public static class ImportErrors
{
    public static readonly Error NotFound = Error.NotFound("ledger_import.not_found", "导入记录不存在。", "No such import.");
    public static readonly Error NotYourKind = Error.Forbidden("ledger_import.not_your_kind", "您的角色不得导入此类数据。", "Your role may not import this kind of data.");
    public static readonly Error Rejected = Error.Rule("ledger_import.rejected", "文件中有错误行，未导入任何数据。", "Rows of the file have faults: nothing was imported.");
    public static readonly Error ProjectUnknown = Error.Rule("row.project_unknown", "本区划没有该编码的项目。", "The division has no project with this code.");
    public static readonly Error ProjectMissing = Error.Rule("row.project_missing", "未注明项目。", "The row names no project.");
    public static readonly Error YearMissing = Error.Rule("row.year_missing", "未注明预算年度。", "The row names no fiscal year.");
    public static readonly Error YearOutOfRange = Error.Rule("row.year_out_of_range", "预算年度须在2000至2100之间。", "A fiscal year lies between 2000 and 2100.");
    public static readonly Error NoHeader = Error.Rule("file.no_header", "前20行中没有可识别的表头。", "None of the first 20 rows is a heading row that is known.");
    public static readonly Error ColumnMissing = Error.Rule("file.column_missing", "缺少必需的列。", "A required column is missing.");
    public static readonly Error UnitMissing = Error.Rule("file.unit_missing", "金额列未注明单位：（元）或（万元）。", "A column of amounts names no unit: （元） or （万元）.");
    public static readonly Error Empty = Error.Rule("file.empty", "文件为空。", "The file is empty.");
}

/// <summary>Why a file cannot be read at all.</summary>
public static class FileErrors
{
    public static readonly Error WrongType = Error.Rule("file.wrong_type", "文件内容与所声明的类型不符。", "The file is not what its type says.");
    public static readonly Error OldWorkbook = Error.Rule("file.old_or_protected_workbook", "这是旧版 .xls 或加密的工作簿，请另存为不加密的 .xlsx。", "This is an old .xls or a protected workbook: save it as .xlsx without a password.");
    public static readonly Error Broken = Error.Rule("file.broken", "文件已损坏。", "The file is broken.");
    public static readonly Error TooManyParts = Error.Rule("file.too_many_parts", "压缩包内的文件过多。", "The archive has too many parts.");
    public static readonly Error TooLarge = Error.Rule("file.unpacks_too_large", "文件解压后过大。", "The file unpacks to too much.");
    public static readonly Error UnsafeName = Error.Rule("file.unsafe_name", "压缩包内有不安全的文件名。", "The archive has a part with an unsafe name.");
    public static readonly Error Encrypted = Error.Rule("file.encrypted", "文件已加密，无法读取。", "The file is encrypted.");
    public static readonly Error Macros = Error.Rule("file.macros", "文件含有宏，请另存为不含宏的 .xlsx。", "The file holds macros: save it as .xlsx without them.");
    public static readonly Error ExternalContent = Error.Rule("file.external_content", "文件引用了外部内容，请断开链接后重新保存。", "The file refers to content outside of it: break the links and save it again.");
    public static readonly Error Dtd = Error.Rule("file.declares_entities", "文件含有文档类型声明，拒绝读取。", "The file declares a document type; it is not read.");
    public static readonly Error TooDeep = Error.Rule("file.nested_too_deep", "文件嵌套层次过深。", "The file is nested too deep.");
    public static readonly Error Encoding = Error.Rule("file.encoding", "文件既不是 UTF-8 也不是 GB18030 编码。", "The file is neither in UTF-8 nor in GB18030.");
    public static readonly Error LineTooLong = Error.Rule("file.line_too_long", "行或单元格过长，可能缺少引号。", "A line or cell is too long: a quote may be missing.");
    public static readonly Error TooManyTexts = Error.Rule("file.too_many_texts", "工作簿中的文字过多，请改存为 CSV。", "The workbook holds too many texts: save it as CSV.");
    public static readonly Error TooBig = Error.Rule("file.too_big", "文件过大。", "The file is too big.");
}
