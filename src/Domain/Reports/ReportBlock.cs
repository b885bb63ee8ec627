using System.Text.Json.Serialization;

namespace ReliefApi.Domain.Reports;

/// <summary>A block of a section.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ParagraphBlock), "paragraph")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(ChartBlock), "chart")]
[JsonDerivedType(typeof(SignatureBlock), "signature")]
public abstract record ReportBlock
{
    /// <summary>Every run of the block in reading order.</summary>
    public abstract IEnumerable<ReportRun> AllRuns();
}

/// <summary>A paragraph.</summary>
/// <param name="Id">Unique in the document and the same for the same paragraph in every version of the report.</param>
/// <param name="Style">Its rank in the text.</param>
/// <param name="Number">Its number as printed, such as （一） or 1.; null without one. Word counts for itself and comes to the same.</param>
/// <param name="Runs">Its runs.</param>
public sealed record ParagraphBlock(string Id, ParagraphStyle Style, string? Number, IReadOnlyList<ReportRun> Runs) : ReportBlock
{
    public override IEnumerable<ReportRun> AllRuns() => Runs;
}

/// <summary>The rank of a paragraph.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParagraphStyle>))]
public enum ParagraphStyle
{
    /// <summary>Body text.</summary>
    Body,

    /// <summary>Body text numbered under its subheading.</summary>
    Item,

    /// <summary>A second-level heading, （一）, （二）.</summary>
    Subheading,
}

/// <summary>A table. Rows hold no cell where a cell above spans into them.</summary>
/// <param name="Id">Unique in the document.</param>
/// <param name="Caption">The printed caption with its number.</param>
/// <param name="Columns">The columns, left to right.</param>
/// <param name="Header">Header rows, repeated on every page.</param>
/// <param name="Rows">Body rows.</param>
public sealed record TableBlock(
    string Id,
    string Caption,
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<TableRow> Header,
    IReadOnlyList<TableRow> Rows) : ReportBlock
{
    public override IEnumerable<ReportRun> AllRuns() =>
        Header.Concat(Rows).SelectMany(row => row.Cells).SelectMany(cell => cell.Runs);
}

/// <summary>A table column.</summary>
/// <param name="Width">Millimetres; the columns of a table fill the 156 mm between the margins, in an annex 225.</param>
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
/// <param name="Key">What the row is about, where it stays the same row when others come and go; null to count from the top.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells, string? Key = null);

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

/// <summary>A picture of numbers.</summary>
/// <param name="Id">Unique in the document.</param>
/// <param name="Caption">The printed caption with its number.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Unit">The unit of every value.</param>
/// <param name="Points">The values, in reading order.</param>
public sealed record ChartBlock(string Id, string Caption, ChartKind Kind, string Unit, IReadOnlyList<ChartPoint> Points) : ReportBlock
{
    /// <summary>The picture repeats numbers that stand elsewhere; it has no text of its own.</summary>
    public override IEnumerable<ReportRun> AllRuns() => [];
}

/// <summary>How a picture is drawn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChartKind>))]
public enum ChartKind
{
    /// <summary>One horizontal bar for each point.</summary>
    Bars,

    /// <summary>One column for each point, left to right in time.</summary>
    Columns,
}

/// <summary>One value of a picture.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">Null where there is none: drawn as a gap, not as zero.</param>
public sealed record ChartPoint(
    string Label,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] decimal? Value);
