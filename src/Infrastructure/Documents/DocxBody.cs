using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>The body of one document: the model block by block, one paragraph for each passage, in the order of <see cref="ReportPassages"/>.</summary>
internal sealed class DocxBody(Func<ChartBlock, string> chart)
{
    // Word holds ids and names of bookmarks apart from those of content controls; both are unique in a document.
    private int controls;
    private int bookmarks;
    private int passages;
    private int numbers;
    private uint drawings;

    public Body Create(ReportModel model, SectionProperties page, SectionProperties annex)
    {
        var body = new Body();
        body.Append(Passage(DocxStyles.Title, [new TextRun(model.Title)]));
        body.Append(Passage(DocxStyles.Subtitle, [new TextRun(model.Subtitle)]));
        if (model.Fields.Count > 0)
        {
            body.Append(DocxTable.OfFields(model.Fields, Passage, Blank));
            body.Append(Blank(DocxStyles.TableText));
        }

        foreach (var section in model.Sections)
        {
            body.Append(Passage(DocxStyles.Heading, [new TextRun(section.Heading)]));
            body.Append(section.Blocks.SelectMany(Block));
        }

        if (model.Annexes.Count == 0)
        {
            body.Append(page);
            return body;
        }

        // A section ends where its properties stand: the pages on end here, those on their side with the body.
        body.Append(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.TableText }, page)));
        foreach (var section in model.Annexes)
        {
            body.Append(Prefixed(DocxStyles.AnnexHeading, $"{section.Number}  ", [new TextRun(section.Heading)]));
            body.Append(section.Blocks.SelectMany(Block));
        }

        body.Append(annex);
        return body;
    }

    private IEnumerable<OpenXmlElement> Block(ReportBlock block) => block switch
    {
        ParagraphBlock paragraph => [Passage(StyleOf(paragraph.Style), paragraph.Runs)],
        TableBlock table =>
        [
            Passage(DocxStyles.Caption, [new TextRun(table.Caption)]),
            DocxTable.Of(table, Passage, Blank),
            // Two tables that touch become one, and the text after a table needs air.
            Blank(DocxStyles.TableText),
        ],
        ChartBlock picture =>
        [
            new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Picture }), new Run(DocxChart.Drawing(picture, chart(picture), ++drawings))),
            Passage(DocxStyles.Caption, [new TextRun(picture.Caption)]),
        ],
        SignatureBlock signature =>
        [
            Blank(DocxStyles.Signature),
            .. signature.Lines.Select(line => Prefixed(DocxStyles.Signature, $"{line.Label}：", line.Value)),
        ],
        _ => throw new InvalidOperationException($"No layout for {block.GetType().Name}."),
    };

    private static string StyleOf(ParagraphStyle style) => style switch
    {
        ParagraphStyle.Subheading => DocxStyles.Subheading,
        ParagraphStyle.Item => DocxStyles.Item,
        _ => DocxStyles.Body,
    };

    private static Paragraph Blank(string style) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }));

    private Paragraph Passage(string style, IEnumerable<ReportRun> runs) => Prefixed(style, "", runs);

    // Bookmarks, because they are what every word processor keeps: content controls come back from some without their tags.
    private Paragraph Prefixed(string style, string prefix, IEnumerable<ReportRun> runs)
    {
        var paragraph = Blank(style);
        if (prefix.Length > 0)
        {
            paragraph.Append(Text(prefix));
        }

        paragraph.Append(Marked(DocxMarks.Passage(passages++), runs.SelectMany(Run)));
        return paragraph;
    }

    private IEnumerable<OpenXmlElement> Run(ReportRun run) => run switch
    {
        NumberRun number => Marked(DocxMarks.Number(numbers++), [Control(number.Id, Text(number.Display))]),
        PlaceholderRun gap => Marked(DocxMarks.Number(numbers++), [Control(gap.Id, Text(gap.Display, new RunProperties(new Highlight { Val = HighlightColorValues.Yellow })))]),
        _ => [Text(run.Display)],
    };

    private IEnumerable<OpenXmlElement> Marked(string name, IEnumerable<OpenXmlElement> content)
    {
        var id = (++bookmarks).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return [new BookmarkStart { Name = name, Id = id }, .. content, new BookmarkEnd { Id = id }];
    }

    // A content control carries the id of the figure or gap into Word, where a reader of the text can ask for it.
    private SdtRun Control(string id, Run content) => new(
        new SdtProperties(new Tag { Val = id }, new SdtId { Val = ++controls }),
        new SdtContentRun(content));

    private static Run Text(string text, RunProperties? properties = null)
    {
        var content = new Text(PlainText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve };
        return properties is null ? new Run(content) : new Run(properties, content);
    }
}

/// <summary>The names under which a document keeps its passages and its numbers: their positions in the version it was written from.</summary>
internal static class DocxMarks
{
    public const string PassagePrefix = "_p", NumberPrefix = "_n";

    public static string Passage(int index) => PassagePrefix + index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Number(int index) => NumberPrefix + index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
