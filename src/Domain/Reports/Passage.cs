using System.Text.Json.Serialization;

namespace ReliefApi.Domain.Reports;

/// <summary>A piece of a report that is read, edited and compared as one.</summary>
/// <param name="Id">Unique in the document and the same for the same place in every version of the report.</param>
/// <param name="Prefix">What is printed before it in the same line and is not part of it.</param>
public sealed record Passage(string Id, PassageKind Kind, string Prefix, IReadOnlyList<ReportRun> Runs)
{
    /// <summary>What is printed, without the prefix.</summary>
    public string Text => string.Concat(Runs.Select(run => run.Display));

    /// <summary>The words alone: numbers and gaps stand as their ids in braces, so that a changed figure is no change of the words.</summary>
    public string Marked => string.Concat(Runs.Select(run => run switch
    {
        NumberRun number => $"{{{number.Id}}}",
        PlaceholderRun gap => $"{{{gap.Id}}}",
        _ => run.Display,
    }));
}

/// <summary>Where a passage stands, and so what a person may do with it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PassageKind>))]
public enum PassageKind
{
    /// <summary>Titles, headings, captions, column heads and labels: the outline, not to be edited.</summary>
    Fixed,

    /// <summary>A paragraph of the text: may be edited, removed, and followed by new ones.</summary>
    Paragraph,

    /// <summary>A table cell, a cover field or a line of the signature: may be edited.</summary>
    Cell,
}

/// <summary>The passages of a report in printing order. Writers print one paragraph for each, in this order, and readers count on it.</summary>
public static class ReportPassages
{
    /// <summary>Every passage in printing order.</summary>
    public static IReadOnlyList<Passage> Of(ReportModel model)
    {
        var all = new List<Passage>();
        Map(model, passage =>
        {
            all.Add(passage);
            return passage.Runs;
        });
        return all;
    }

    /// <summary>The passages of a section, 1 to 7; 0 is the cover and 8 the annexes. Null when there is no such section.</summary>
    public static IReadOnlyList<Passage>? OfSection(ReportModel model, int number)
    {
        ArgumentNullException.ThrowIfNull(model);
        var part = number switch
        {
            0 => model with { Sections = [], Annexes = [] },
            > 0 when number <= model.Sections.Count => model with { Fields = [], Sections = [model.Sections[number - 1]], Annexes = [] },
            _ when number == model.Sections.Count + 1 => model with { Fields = [], Sections = [] },
            _ => null,
        };
        return part is null ? null : [.. Of(part).Skip(number == 0 ? 0 : TitleAndSubtitle)];
    }

    private const int TitleAndSubtitle = 2;

    /// <summary>The report with other words in its passages; null takes a paragraph away, <paramref name="after"/> gives those that follow one. Items are counted anew.</summary>
    public static ReportModel Map(ReportModel model, Func<Passage, IReadOnlyList<ReportRun>?> edit, Func<string, IEnumerable<ParagraphBlock>>? after = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(edit);
        Fixed("title", model.Title, edit);
        Fixed("subtitle", model.Subtitle, edit);
        var fields = model.Fields.Select((field, i) =>
        {
            Fixed($"cover/{Phrases.Digits(i)}/label", field.Label, edit);
            return field with { Value = edit(new($"cover/{Phrases.Digits(i)}", PassageKind.Cell, "", field.Value)) ?? [] };
        }).ToList();
        return model with { Fields = fields, Sections = Sections(model.Sections, "", edit, after), Annexes = Sections(model.Annexes, "  ", edit, after) };
    }

    private static List<ReportSection> Sections(
        IReadOnlyList<ReportSection> sections, string gap, Func<Passage, IReadOnlyList<ReportRun>?> edit, Func<string, IEnumerable<ParagraphBlock>>? after) => sections.Select(section =>
    {
        // The numbers of sections are counted by the word processor, that of an annex is printed.
        edit(new($"heading/{section.Number}", PassageKind.Fixed, gap.Length == 0 ? "" : section.Number + gap, [new TextRun(section.Heading)]));
        return section with { Blocks = Renumbered([.. section.Blocks.SelectMany(block => Block(block, edit, after))]) };
    }).ToList();

    private static IEnumerable<ReportBlock> Block(ReportBlock block, Func<Passage, IReadOnlyList<ReportRun>?> edit, Func<string, IEnumerable<ParagraphBlock>>? after)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                var runs = edit(new(paragraph.Id, paragraph.Style is ParagraphStyle.Subheading ? PassageKind.Fixed : PassageKind.Paragraph, "", paragraph.Runs));
                return [.. runs is null ? Array.Empty<ReportBlock>() : [paragraph with { Runs = runs }], .. after?.Invoke(paragraph.Id) ?? []];
            case TableBlock table:
                Fixed($"{table.Id}/caption", table.Caption, edit);
                return [table with { Header = Rows(table.Id + "/head", table.Header, PassageKind.Fixed, edit), Rows = Rows(table.Id, table.Rows, PassageKind.Cell, edit) }];
            case ChartBlock chart:
                Fixed($"{chart.Id}/caption", chart.Caption, edit);
                return [chart];
            case SignatureBlock signature:
                return [new SignatureBlock([.. signature.Lines.Select((line, i) =>
                    line with { Value = edit(new($"sign/{Phrases.Digits(i)}", PassageKind.Cell, line.Label + "：", line.Value)) ?? [] })])];
            default:
                throw new InvalidOperationException($"{block.GetType().Name} has no passages.");
        }
    }

    private static List<TableRow> Rows(string place, IReadOnlyList<TableRow> rows, PassageKind kind, Func<Passage, IReadOnlyList<ReportRun>?> edit) => rows.Select((row, r) => row with
    {
        Cells = [.. row.Cells.Select((cell, c) => cell with { Runs = edit(new($"{place}/{row.Key ?? Phrases.Digits(r)}/{Phrases.Digits(c - row.Cells.Count)}", kind, "", cell.Runs)) ?? [] })],
    }).ToList();

    private static void Fixed(string id, string text, Func<Passage, IReadOnlyList<ReportRun>?> edit) => edit(new(id, PassageKind.Fixed, "", [new TextRun(text)]));

    private static List<ReportBlock> Renumbered(List<ReportBlock> blocks)
    {
        var items = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            items = blocks[i] is ParagraphBlock { Style: ParagraphStyle.Subheading } ? 0 : items;
            if (blocks[i] is ParagraphBlock { Style: ParagraphStyle.Item } item)
            {
                blocks[i] = item with { Number = $"{Phrases.Digits(++items)}." };
            }
        }

        return blocks;
    }
}
