using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>The body of one document: the model block by block.</summary>
internal sealed class DocxBody
{
    private int controls;

    public Body Create(ReportModel model, SectionProperties page)
    {
        var body = new Body();
        body.Append(Paragraph(DocxStyles.Title, [new TextRun(model.Title)]));
        body.Append(Paragraph(DocxStyles.Subtitle, [new TextRun(model.Subtitle)]));
        body.Append(DocxTable.OfFields(model.Fields, Paragraph));
        body.Append(Paragraph(DocxStyles.Body, []));
        foreach (var section in model.Sections)
        {
            body.Append(Paragraph(DocxStyles.Heading, [new TextRun($"{section.Number}、{section.Heading}")]));
            foreach (var block in section.Blocks)
            {
                body.Append(Block(block));
            }
        }

        body.Append(page);
        return body;
    }

    private IEnumerable<OpenXmlElement> Block(ReportBlock block) => block switch
    {
        ParagraphBlock { Style: ParagraphStyle.Subheading } heading => [Paragraph(DocxStyles.Subheading, heading.Runs)],
        ParagraphBlock paragraph => [Paragraph(DocxStyles.Body, paragraph.Runs)],
        TableBlock table =>
        [
            Paragraph(DocxStyles.Caption, [new TextRun(table.Caption)]),
            DocxTable.Of(table, Paragraph),
            // Two tables that touch become one, and the text after a table needs air.
            Paragraph(DocxStyles.TableText, []),
        ],
        SignatureBlock signature =>
        [
            Paragraph(DocxStyles.Signature, []),
            .. signature.Lines.Select(line => Paragraph(DocxStyles.Signature, [new TextRun($"{line.Label}："), .. line.Value])),
        ],
        _ => throw new InvalidOperationException($"No layout for {block.GetType().Name}."),
    };

    private Paragraph Paragraph(string style, IEnumerable<ReportRun> runs)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(runs.Select(Run));
        return paragraph;
    }

    private OpenXmlElement Run(ReportRun run) => run switch
    {
        NumberRun number => Control(number.Id, Text(number.Display)),
        PlaceholderRun placeholder => Control(placeholder.Id, Text(placeholder.Display, new RunProperties(new Highlight { Val = HighlightColorValues.Yellow }))),
        _ => Text(run.Display),
    };

    // A content control carries the id of the figure or gap into Word, where a checker can find it after people have edited around it.
    private SdtRun Control(string id, Run content) => new(
        new SdtProperties(new Tag { Val = id }, new SdtId { Val = ++controls }),
        new SdtContentRun(content));

    private static Run Text(string text, RunProperties? properties = null)
    {
        var content = new Text(PlainText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve };
        return properties is null ? new Run(content) : new Run(properties, content);
    }
}
