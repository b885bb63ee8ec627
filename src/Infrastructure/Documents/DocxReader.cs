using System.Globalization;
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
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    // What is not text of the document: properties, drawings, and what a tracked change took out.
    private static readonly HashSet<string> Skipped = ["pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "drawing", "pict", "object", "del", "moveFrom", "instrText", "AlternateContent"];

    public Result<ReturnedReport> Read(byte[] file)
    {
        try
        {
            using var package = DocxPackage.Open(file);
            var version = package.Has("docProps/custom.xml") ? package.Read("docProps/custom.xml", Version) : null;
            return new ReturnedReport(version, package.Read(package.Main, Passages));
        }
        catch (DocumentRefusedException refused)
        {
            return refused.Error;
        }
    }

    private static string? Version(XmlReader xml)
    {
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

    private static List<ReturnedPassage> Passages(XmlReader xml)
    {
        var passages = new List<ReturnedPassage>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var marks = new Dictionary<string, (int Index, int Pieces)>(StringComparer.Ordinal);
        var pieces = new List<ReturnedPiece>();
        int? index = null, empty = null, number = null;
        int cells = 0, cellDepth = 0;
        for (var more = xml.Read(); more;)
        {
            DocxPackage.CheckDepth(xml);

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
}
