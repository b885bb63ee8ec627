using System.Text.Json.Serialization;

namespace ReliefApi.Domain.Reports;

/// <summary>A block of a section.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ParagraphBlock), "paragraph")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(SignatureBlock), "signature")]
public abstract record ReportBlock
{
    /// <summary>Every run of the block in reading order.</summary>
    public abstract IEnumerable<ReportRun> AllRuns();
}

/// <summary>A paragraph.</summary>
/// <param name="Style">Its rank in the text.</param>
/// <param name="Runs">Its runs.</param>
public sealed record ParagraphBlock(ParagraphStyle Style, IReadOnlyList<ReportRun> Runs) : ReportBlock
{
    public override IEnumerable<ReportRun> AllRuns() => Runs;
}

/// <summary>The rank of a paragraph.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParagraphStyle>))]
public enum ParagraphStyle
{
    /// <summary>Body text.</summary>
    Body,

    /// <summary>A second-level heading, （一）, （二）.</summary>
    Subheading,
}

/// <summary>A table. Rows hold no cell where a cell above spans into them.</summary>
/// <param name="Caption">The printed caption with its number.</param>
/// <param name="Columns">The columns, left to right.</param>
/// <param name="Header">Header rows, repeated on every page.</param>
/// <param name="Rows">Body rows.</param>
public sealed record TableBlock(
    string Caption,
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<TableRow> Header,
    IReadOnlyList<TableRow> Rows) : ReportBlock
{
    public override IEnumerable<ReportRun> AllRuns() =>
        Header.Concat(Rows).SelectMany(row => row.Cells).SelectMany(cell => cell.Runs);
}

/// <summary>A table column.</summary>
/// <param name="Width">Millimetres; the columns of a table fill the 156 mm between the margins.</param>
/// <param name="Alignment">How its body cells are set.</param>
public sealed record TableColumn(int Width, CellAlignment Alignment);

/// <summary>How a cell is set.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CellAlignment>))]
public enum CellAlignment
{
    Left,
    Center,
    Right,
}

/// <summary>A table row.</summary>
/// <param name="Cells">The cells that begin in this row.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells);

/// <summary>A table cell.</summary>
/// <param name="Runs">Its runs.</param>
/// <param name="ColumnSpan">How many columns it covers, at least 1.</param>
/// <param name="RowSpan">How many rows it covers, at least 1.</param>
public sealed record TableCell(IReadOnlyList<ReportRun> Runs, int ColumnSpan = 1, int RowSpan = 1);

/// <summary>Who answers for the report.</summary>
/// <param name="Lines">Unit, persons and date.</param>
public sealed record SignatureBlock(IReadOnlyList<ReportField> Lines) : ReportBlock
{
    public override IEnumerable<ReportRun> AllRuns() => Lines.SelectMany(line => line.Value);
}
