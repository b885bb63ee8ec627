namespace ReliefApi.Domain.Reports;

/// <summary>A section being written.</summary>
internal sealed class SectionDraft(int number, string heading)
{
    private readonly List<ReportBlock> blocks = [];
    private int subheadings;
    private int items;

    public Figures Figures { get; } = new($"s{Phrases.Digits(number)}");

    public void Subheading(string text)
    {
        items = 0;
        blocks.Add(new ParagraphBlock(ParagraphStyle.Subheading, Prose.Text($"（{Phrases.Numeral(++subheadings)}）{text}").Runs));
    }

    public void Paragraph(Prose text)
    {
        if (!text.IsEmpty)
        {
            blocks.Add(new ParagraphBlock(ParagraphStyle.Body, text.Runs));
        }
    }

    /// <summary>A paragraph numbered 1., 2., … under its subheading.</summary>
    public void Item(Prose text) => Paragraph($"{Phrases.Digits(++items)}.{text}");

    public void Table(string caption, IReadOnlyList<TableColumn> columns, TableRow header, IReadOnlyList<TableRow> rows) =>
        blocks.Add(new TableBlock(caption, columns, [header], rows.Count > 0 ? rows : [new TableRow([new TableCell(Prose.Text("无记录").Runs, columns.Count)])]));

    public void Sign(IReadOnlyList<ReportField> lines) => blocks.Add(new SignatureBlock(lines));

    public ReportSection Finish() => new(Phrases.Numeral(number), heading, blocks);

    public static TableRow Row(params Prose[] cells) => new([.. cells.Select(cell => new TableCell(cell.Runs))]);

    public static TableColumn Left(int width) => new(width, CellAlignment.Left);

    public static TableColumn Center(int width) => new(width, CellAlignment.Center);

    public static TableColumn Right(int width) => new(width, CellAlignment.Right);
}
