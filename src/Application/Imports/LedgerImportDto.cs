using AutoMapper;
using ReliefApi.Domain.Imports;

namespace ReliefApi.Application.Imports;

/// <summary>One imported file and what became of its rows. Its operation has the same id.</summary>
public record LedgerImportSummary
{
    public required Guid Id { get; init; }
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string DivisionCode { get; init; }
    public required ImportKind Kind { get; init; }
    public required ImportMode Mode { get; init; }
    public required bool DryRun { get; init; }
    /// <summary>The project of rows that name none.</summary>
    public Guid? ProjectId { get; init; }
    /// <summary>The year of rows that name none.</summary>
    public int? FiscalYear { get; init; }
    public required SheetFile File { get; init; }
    /// <summary>The encoding of a CSV, by name; empty for a workbook.</summary>
    public required string Encoding { get; init; }
    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Sha256 { get; init; }
    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
    public required string ImportedBy { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    /// <summary>Null while it goes on.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
    /// <summary>Rows that hold something, the heading aside.</summary>
    public required int Rows { get; init; }
    /// <summary>Rows that were stored; where <c>applied</c> is false, rows that would be.</summary>
    public required int Created { get; init; }
    /// <summary>Rows that were there already, word for word.</summary>
    public required int Unchanged { get; init; }
    /// <summary>Rows with a fault. The three add up to the rows.</summary>
    public required int Rejected { get; init; }
    /// <summary>Faults in all; one row may have several.</summary>
    public required int FaultTotal { get; init; }
    /// <summary>Whether rows were stored: not after a dry run, and not when a faulty row held back all.</summary>
    public required bool Applied { get; init; }
}

/// <summary>One imported file with its first faults.</summary>
public sealed record LedgerImportDto : LedgerImportSummary
{
    /// <summary>Headings that named no known column; what stood below them was not read.</summary>
    public required IReadOnlyList<string> IgnoredColumns { get; init; }
    /// <summary>The first hundred faults; the others are in their list, whole as CSV or workbook.</summary>
    public required IReadOnlyList<ImportFaultDto> Faults { get; init; }
}

/// <summary>One fault of one row.</summary>
public sealed record ImportFaultDto
{
    /// <summary>Counts the faults of the file from 1.</summary>
    public required int Sequence { get; init; }
    /// <summary>Number of the row as a spreadsheet counts; 0 for the file as a whole.</summary>
    public required int SheetRow { get; init; }
    /// <summary>The heading as written; null for the whole row.</summary>
    public string? Heading { get; init; }
    /// <summary>Stable code.</summary>
    public required string Code { get; init; }
    public required string ReasonZh { get; init; }
    public required string ReasonEn { get; init; }
    /// <summary>What to do about it.</summary>
    public required string SuggestionZh { get; init; }
    public required string SuggestionEn { get; init; }
}

internal sealed class LedgerImportMapping : Profile
{
    public LedgerImportMapping()
    {
        CreateProjection<LedgerImport, LedgerImportSummary>();
        CreateProjection<ImportFaultRow, ImportFaultDto>();
    }
}
