using System.IO.Compression;
using System.Security.Cryptography;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>The report as a Word document laid out after GB/T 9704.</summary>
internal sealed class DocxWriter : IReportWriter
{
    // The earliest moment a zip entry can hold; the packaging library would write the current time.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string OddFooter = "rId4", EvenFooter = "rId5";
    private const int FirstChart = 7;

    public string MediaType => "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public string FileExtension => ".docx";

    public void Write(ReportModel model, Stream output)
    {
        using var package = new MemoryStream();
        using (var document = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            Fill(document, model);
        }

        package.Position = 0;
        using var repacked = Repack(package);
        repacked.CopyTo(output);
    }

    // Every part gets its relationship id by hand: the library would draw random ones.
    private static void Fill(WordprocessingDocument document, ReportModel model)
    {
        var main = document.AddMainDocumentPart();
        document.ChangeIdOfPart(main, "rId1");
        var properties = document.AddCoreFilePropertiesPart();
        document.ChangeIdOfPart(properties, "rId2");
        using (var stream = properties.GetStream(FileMode.Create))
        {
            DocxSettings.WriteProperties(PlainText.Clean(model.Title), stream);
        }

        var version = document.AddCustomFilePropertiesPart();
        document.ChangeIdOfPart(version, "rId3");
        using (var stream = version.GetStream(FileMode.Create))
        {
            DocxSettings.WriteVersion(Convert.ToHexStringLower(SHA256.HashData(ReportJson.Write(model))), stream);
        }

        main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = DocxStyles.Create();
        main.AddNewPart<FontTablePart>("rId2").Fonts = DocxSettings.Fonts();
        main.AddNewPart<DocumentSettingsPart>("rId3").Settings = DocxSettings.Settings();
        main.AddNewPart<FooterPart>(OddFooter).Footer = DocxSettings.Footer(JustificationValues.Right);
        main.AddNewPart<FooterPart>(EvenFooter).Footer = DocxSettings.Footer(JustificationValues.Left);
        main.AddNewPart<NumberingDefinitionsPart>("rId6").Numbering = DocxNumbering.Create();
        var charts = 0;
        main.Document = new Document(new DocxBody(Chart).Create(model, DocxSettings.Page(OddFooter, EvenFooter), DocxSettings.SidewaysPage(OddFooter, EvenFooter)));

        string Chart(ChartBlock chart)
        {
            var id = $"rId{FirstChart + charts++}";
            using var stream = main.AddNewPart<ChartPart>(id).GetStream(FileMode.Create);
            DocxChart.Write(chart, stream);
            return id;
        }
    }

    private static MemoryStream Repack(Stream package)
    {
        var repacked = new MemoryStream();
        using (var source = new ZipArchive(package, ZipArchiveMode.Read))
        using (var target = new ZipArchive(repacked, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Ordinal order puts [Content_Types].xml first, where readers that sniff the format look for it.
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = EntryTime;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        repacked.Position = 0;
        return repacked;
    }
}
