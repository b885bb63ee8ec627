using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Imports;

/// <summary>What a file holds.</summary>
public enum ImportKind { BudgetEntries }

/// <summary>All rows or none, or each row that has no fault.</summary>
public enum ImportMode { Atomic, PerRow }

/// <summary>What kind of file it is.</summary>
public enum SheetFile { Csv, Workbook }

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
    public SheetFile File { get; private set; }
    /// <summary>Name of the encoding of a CSV; empty for a workbook.</summary>
    public string Encoding { get; private set; } = "";
    public string Sha256 { get; private set; } = "";
    public long Size { get; private set; }
    public string ImportedBy { get; private set; } = "";
    public DateTimeOffset ReceivedAt { get; private set; }
    public int Rows { get; private set; }
    public int Created { get; private set; }
    public int Unchanged { get; private set; }
    public int Rejected { get; private set; }
    public int FaultTotal { get; private set; }
    /// <summary>Whether the rows were stored: not after a dry run, and not when one faulty row holds back all.</summary>
    public bool Applied { get; private set; }
    /// <summary>Headings that named no known column, one a line.</summary>
    public string? IgnoredColumns { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    public ImportRequest Request => new(Kind, Mode, DryRun, ProjectId, FiscalYear);

    public static LedgerImport Receive(Guid id, string divisionCode, ImportRequest request, SheetFile file, string encoding, string sha256, long size, string by, DateTimeOffset at) => new()
    {
        Id = id,
        DivisionCode = divisionCode,
        Kind = request.Kind,
        Mode = request.Mode,
        DryRun = request.DryRun,
        ProjectId = request.ProjectId,
        FiscalYear = request.FiscalYear,
        File = file,
        Encoding = encoding,
        Sha256 = sha256,
        Size = size,
        ImportedBy = by,
        ReceivedAt = at,
    };

    /// <summary>What became of the rows: the three add up to them.</summary>
    public void Finish(int created, int unchanged, int rejected, int faults, bool applied, string? ignoredColumns, DateTimeOffset at) =>
        (Rows, Created, Unchanged, Rejected, FaultTotal, Applied, IgnoredColumns, FinishedAt) = (created + unchanged + rejected, created, unchanged, rejected, faults, applied, ignoredColumns, at);
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

/// <summary>One fault of an imported file, kept for whoever corrects it.</summary>
public sealed class ImportFaultRow : IBelongsToDivision
{
    private ImportFaultRow() { }

    public Guid ImportId { get; private set; }
    public int Sequence { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public int SheetRow { get; private set; }
    public string? Heading { get; private set; }
    public string Code { get; private set; } = "";
    public string ReasonZh { get; private set; } = "";
    public string ReasonEn { get; private set; } = "";
    public string SuggestionZh { get; private set; } = "";
    public string SuggestionEn { get; private set; } = "";

    public static ImportFaultRow Of(Guid importId, int sequence, string divisionCode, ImportFault fault) => new()
    {
        ImportId = importId,
        Sequence = sequence,
        DivisionCode = divisionCode,
        SheetRow = fault.Row,
        Heading = fault.Column,
        Code = fault.Code,
        ReasonZh = fault.ReasonZh,
        ReasonEn = fault.ReasonEn,
        SuggestionZh = fault.SuggestionZh,
        SuggestionEn = fault.SuggestionEn,
    };
}

public static class ImportErrors
{
    public static readonly Error NotFound = Error.NotFound("ledger_import.not_found", "导入记录不存在。", "No such import.");
    public static readonly Error Rejected = Error.Rule("ledger_import.rejected", "文件中有错误行，未导入任何数据。", "Rows of the file have faults: nothing was imported.");
    public static readonly Error ProjectUnknown = Error.Rule("row.project_unknown", "本区划没有该编码的项目。", "The division has no project with this code.");
    public static readonly Error ProjectMissing = Error.Rule("row.project_missing", "未注明项目。", "The row names no project.");
    public static readonly Error YearMissing = Error.Rule("row.year_missing", "未注明预算年度。", "The row names no fiscal year.");
    public static readonly Error YearOutOfRange = Error.Rule("row.year_out_of_range", "预算年度须在2000至2100之间。", "A fiscal year lies between 2000 and 2100.");
    public static readonly Error NoHeader = Error.Rule("file.no_header", "前20行中没有可识别的表头。", "None of the first 20 rows is a heading row that is known.");
    public static readonly Error ColumnMissing = Error.Rule("file.column_missing", "缺少必需的列。", "A required column is missing.");
    public static readonly Error UnitMissing = Error.Rule("file.unit_missing", "金额列未注明单位：（元）或（万元）。", "A column of amounts names no unit, yuan or ten thousand yuan, in brackets behind its heading.");
}
