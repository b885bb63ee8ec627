namespace ReliefApi.Domain.Reports;

/// <summary>A section being written. Each paragraph has an id of its own that stays when the report is written again, so that people's edits find it.</summary>
internal sealed class SectionDraft(int number, ReportTemplate template)
{
    private readonly List<ReportBlock> blocks = [];
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private int subheadings;
    private int items;

    public Figures Figures { get; } = new($"s{Phrases.Digits(number)}");

    public Prose Say(string key, params ReadOnlySpan<Slot> slots) => template.Say(key, slots);

    public string Words(string key, params ReadOnlySpan<Slot> slots) => template.Words(key, slots);

    public void Subheading(string key)
    {
        items = 0;
        blocks.Add(new ParagraphBlock(IdOf(key), ParagraphStyle.Subheading, $"（{Phrases.Numeral(++subheadings)}）", Say(key).Runs));
    }

    public void Paragraph(string key, params ReadOnlySpan<Slot> slots) => Paragraph(key, Say(key, slots));

    public void Paragraph(string id, Prose text) => blocks.Add(new ParagraphBlock(IdOf(id), ParagraphStyle.Body, null, text.Runs));

    /// <summary>A paragraph numbered 1., 2., … under its subheading.</summary>
    public void Item(string key, params ReadOnlySpan<Slot> slots) => Item(key, Say(key, slots));

    public void Item(string id, Prose text) => blocks.Add(new ParagraphBlock(IdOf(id), ParagraphStyle.Item, $"{Phrases.Digits(++items)}.", text.Runs));

    public void Table(string id, string caption, IReadOnlyList<TableColumn> columns, TableRow header, IReadOnlyList<TableRow> rows) =>
        blocks.Add(new TableBlock(IdOf(id), caption, columns, [header], rows.Count > 0 ? rows : [new TableRow([new TableCell(Prose.Text("无记录").Runs, columns.Count)])]));

    public void Chart(string id, string caption, ChartKind kind, string unit, IReadOnlyList<ChartPoint> points) => blocks.Add(new ChartBlock(IdOf(id), caption, kind, unit, points));

    public void Sign(IReadOnlyList<ReportField> lines) => blocks.Add(new SignatureBlock(lines));

    public ReportSection Finish() => new(Phrases.Numeral(number), Words($"s{Phrases.Digits(number)}"), blocks);

    public ReportSection FinishAs(string numeral, string heading) => new(numeral, heading, blocks);

    public static TableRow Row(params Prose[] cells) => new([.. cells.Select(cell => new TableCell(cell.Runs))]);

    public static TableColumn Left(int width) => new(width, CellAlignment.Left);

    public static TableColumn Center(int width) => new(width, CellAlignment.Center);

    public static TableColumn Right(int width) => new(width, CellAlignment.Right);

    private string IdOf(string key)
    {
        ids[key] = ids.GetValueOrDefault(key) + 1;
        return ids[key] == 1 ? key : $"{key}~{Phrases.Digits(ids[key])}";
    }
}
