using DocumentFormat.OpenXml.Packaging;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Reports;

namespace ReliefApi.UnitTests.Reports;

/// <summary>Reading a report back as text.</summary>
internal static class Reading
{
    public static byte[] Bytes(this IReportWriter writer, ReportModel model)
    {
        using var stream = new MemoryStream();
        writer.Write(model, stream);
        return stream.ToArray();
    }

    public static string Text(this IEnumerable<ReportRun> runs) => string.Concat(runs.Select(run => run.Display));

    public static IEnumerable<string> Paragraphs(this ReportModel model) =>
        model.Sections.SelectMany(section => section.Blocks).OfType<ParagraphBlock>().Select(paragraph => paragraph.Number + paragraph.Runs.Text());

    public static string DocxText(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return document.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
