using System.Globalization;
using System.IO.Compression;
using System.Xml;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>
/// Reads the text of a Word document forward only. The document library would build a tree of it, and a tree deep enough ends the process; here
/// nothing grows but the text, and that is limited.
/// </summary>
internal sealed class DocxReader : IReportReader
{
    private const int MostEntries = 2_000;
    private const long MostBytes = 32L * 1024 * 1024;
    private const int MostDepth = 256;
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    // What is not text of the document: properties, drawings, and what a tracked change took out.
    private static readonly HashSet<string> Skipped = ["pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "drawing", "pict", "object", "del", "moveFrom", "instrText", "AlternateContent"];

    public Result<ReturnedReport> Read(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostEntries)
            {
                return DocumentErrors.TooLarge;
            }

            if (zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return DocumentErrors.Macros;
            }

            if (zip.GetEntry("word/document.xml") is not { } main)
            {
                return DocumentErrors.NotDocx;
            }

            var version = zip.GetEntry("docProps/custom.xml") is { } custom ? Version(custom) : null;
            return new ReturnedReport(version, Passages(main));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return e is LimitException ? DocumentErrors.TooLarge : DocumentErrors.NotDocx;
        }
    }

    private static string? Version(ZipArchiveEntry entry)
    {
        using var xml = Open(entry);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "property" } && xml.GetAttribute("name") == DocxSettings.VersionProperty)
            {
                return xml.ReadInnerXml() is { Length: < 1000 } inner && inner.IndexOf('>', StringComparison.Ordinal) is > 0 and var start && inner.IndexOf('<', start) is > 0 and var end
                    ? inner[(start + 1)..end]
                    : null;
            }
        }

        return null;
    }

    private static List<ReturnedPassage> Passages(ZipArchiveEntry entry)
    {
        var passages = new List<ReturnedPassage>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var marks = new Dictionary<string, (int Index, int Pieces)>(StringComparer.Ordinal);
        var pieces = new List<ReturnedPiece>();
        int? index = null, empty = null, number = null;
        int cells = 0, cellDepth = 0;
        using var xml = Open(entry);
        for (var more = xml.Read(); more;)
        {
            if (xml.Depth > MostDepth)
            {
                throw new LimitException();
            }

            if (xml.NodeType is XmlNodeType.Element && Skipped.Contains(xml.LocalName))
            {
                // Skip moves past the element by itself.
                xml.Skip();
                more = !xml.EOF;
                continue;
            }

            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "tc"):
                    cells++;
                    cellDepth++;
                    break;
                case (XmlNodeType.EndElement, "tc"):
                    cellDepth--;
                    break;
                case (XmlNodeType.Element, "p"):
                    (index, empty, pieces) = (null, null, []);
                    marks.Clear();
                    if (xml.IsEmptyElement)
                    {
                        passages.Add(new(null, cellDepth > 0 ? cells : null, pieces));
                    }

                    break;
                case (XmlNodeType.EndElement, "p"):
                    // Of two marks in one paragraph, one was left behind when its own was taken out; it holds nothing.
                    passages.Add(new(index ?? (marks.Count > 0 ? marks.Values.Min(mark => mark.Index) : empty), cellDepth > 0 ? cells : null, pieces));
                    break;
                case (XmlNodeType.Element, "bookmarkStart"):
                    var name = xml.GetAttribute("name", Word) ?? "";
                    if (Mark(name, DocxMarks.PassagePrefix) is { } passage)
                    {
                        marks[xml.GetAttribute("id", Word) ?? ""] = (passage, pieces.Count);
                    }

                    if (Mark(name, DocxMarks.NumberPrefix) is { } begun)
                    {
                        number = begun;
                        numbers[xml.GetAttribute("id", Word) ?? ""] = begun;
                    }

                    break;
                case (XmlNodeType.Element, "bookmarkEnd"):
                    if (marks.Remove(xml.GetAttribute("id", Word) ?? "", out var mark))
                    {
                        (index, empty) = mark.Pieces == pieces.Count ? (index, (int?)(empty ?? mark.Index)) : ((int?)(index ?? mark.Index), empty);
                    }

                    number = numbers.TryGetValue(xml.GetAttribute("id", Word) ?? "", out var ended) && ended == number ? null : number;
                    break;
                case (XmlNodeType.Element, "t") when !xml.IsEmptyElement:
                    pieces.Add(new(number, xml.ReadElementContentAsString()));
                    more = !xml.EOF;
                    continue;
                case (XmlNodeType.Element, "tab" or "br" or "cr"):
                    pieces.Add(new(number, " "));
                    break;
            }

            more = xml.Read();
        }

        return passages;
    }

    private static int? Mark(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static XmlReader Open(ZipArchiveEntry entry) => XmlReader.Create(new LimitedStream(entry.Open(), MostBytes), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        MaxCharactersInDocument = MostBytes,
    });
}
