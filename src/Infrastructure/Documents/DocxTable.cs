using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ReliefApi.Domain.Reports;
using ModelCell = ReliefApi.Domain.Reports.TableCell;
using ModelRow = ReliefApi.Domain.Reports.TableRow;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>Tables over the whole line: thin borders, the header repeated on every page, no row broken across two.</summary>
internal static class DocxTable
{
    private static readonly TableColumn[] FieldColumns =
        [new(26, CellAlignment.Center), new(52, CellAlignment.Left), new(26, CellAlignment.Center), new(52, CellAlignment.Left)];

    public static Table Of(TableBlock table, Func<string, IEnumerable<ReportRun>, Paragraph> paragraph, Func<string, Paragraph> blank)
    {
        var grid = Frame(table.Columns);
        grid.Append(Rows(table.Header, table.Columns, DocxStyles.TableHead, paragraph, blank));
        grid.Append(Rows(table.Rows, table.Columns, DocxStyles.TableText, paragraph, blank));
        return grid;
    }

    public static Table OfFields(IReadOnlyList<ReportField> fields, Func<string, IEnumerable<ReportRun>, Paragraph> paragraph, Func<string, Paragraph> blank)
    {
        var rows = fields.Chunk(2).Select(pair =>
            new ModelRow([.. pair.SelectMany(field => new ModelCell[] { new([new TextRun(field.Label)]), new(field.Value) })]));
        var grid = Frame(FieldColumns);
        grid.Append(Rows([.. rows], FieldColumns, DocxStyles.TableText, paragraph, blank));
        return grid;
    }

    private static Table Frame(IReadOnlyList<TableColumn> columns)
    {
        var grid = new TableGrid();
        grid.Append(columns.Select(column => new GridColumn { Width = Twips(column.Width) }));
        return new Table(
            new TableProperties(
                new TableWidth { Width = Twips(columns.Sum(column => column.Width)), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(
                    Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 57, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 57, Type = TableWidthValues.Dxa })),
            grid);
    }

    private static IEnumerable<TableRow> Rows(
        IReadOnlyList<ModelRow> rows, IReadOnlyList<TableColumn> columns, string style, Func<string, IEnumerable<ReportRun>, Paragraph> paragraph, Func<string, Paragraph> blank)
    {
        foreach (var placed in TablePlacement.Place(rows, columns.Count))
        {
            var properties = new TableRowProperties(new CantSplit());
            if (style == DocxStyles.TableHead)
            {
                properties.Append(new TableHeader());
            }

            var row = new TableRow(properties);
            row.Append(placed.Select(cell => Cell(cell, columns, Content(cell, columns[cell.Column], style, paragraph, blank))));
            yield return row;
        }
    }

    private static Paragraph Content(PlacedCell placed, TableColumn column, string style, Func<string, IEnumerable<ReportRun>, Paragraph> paragraph, Func<string, Paragraph> blank)
    {
        var content = placed.Cell is { } cell ? paragraph(style, cell.Runs) : blank(style);
        if (style == DocxStyles.TableText && column.Alignment is not CellAlignment.Left)
        {
            content.ParagraphProperties!.Append(new Justification
            {
                Val = column.Alignment is CellAlignment.Center ? JustificationValues.Center : JustificationValues.Right,
            });
        }

        return content;
    }

    private static TableCell Cell(PlacedCell placed, IReadOnlyList<TableColumn> columns, Paragraph content)
    {
        var width = columns.Skip(placed.Column).Take(placed.Span).Sum(column => column.Width);
        var properties = new TableCellProperties(new TableCellWidth { Width = Twips(width), Type = TableWidthUnitValues.Dxa });
        if (placed.Span > 1)
        {
            properties.Append(new GridSpan { Val = placed.Span });
        }

        if (placed.Cell is not { } cell)
        {
            properties.Append(new VerticalMerge());
        }
        else if (cell.RowSpan > 1)
        {
            properties.Append(new VerticalMerge { Val = MergedCellValues.Restart });
        }

        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new TableCell(properties, content);
    }

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "000000" };

    private static string Twips(int millimetres) => (millimetres * 14_400 / 254).ToString(CultureInfo.InvariantCulture);
}
