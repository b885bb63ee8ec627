using System.Xml;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.ReportImports;
using ReliefApi.Infrastructure.Documents;

namespace ReliefApi.Infrastructure.Imports;

/// <summary>The texts that the cells of a workbook refer to by number. They must all be at hand, so there is a limit to them.</summary>
internal sealed class SharedTexts
{
    /// <summary>Characters of all texts together, 64 MiB; a text itself counts for twenty.</summary>
    private const int Most = 32 << 20, EachCounts = 20, LongestText = 65_536;

    private readonly List<string> _texts = [];

    public string? this[int number] => number < _texts.Count ? _texts[number] : null;

    public static SharedTexts Of(OfficePackage package, string? part)
    {
        var texts = new SharedTexts();
        if (part is null) return texts;
        var (current, whole, inText, phonetic) = ((string?)null, 0L, false, 0);
        package.Walk(part, xml =>
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "si":
                    current = "";
                    if (xml.IsEmptyElement) Add();
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "si":
                    Add();
                    break;
                // Guides to pronunciation are not part of the text.
                case XmlNodeType.Element when xml.LocalName == "rPh" && !xml.IsEmptyElement:
                    phonetic++;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "rPh":
                    phonetic--;
                    break;
                case XmlNodeType.Element when xml.LocalName == "t":
                    inText = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "t":
                    inText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inText && phonetic == 0:
                    current += xml.Value;
                    if (current.Length > LongestText) throw new DocumentRefusedException(DocumentErrors.RowTooLong);
                    break;
            }
        });
        return texts;

        void Add()
        {
            texts._texts.Add(SheetText.Unescaped(current ?? ""));
            whole += (current?.Length ?? 0) + EachCounts;
            if (whole > Most) throw new DocumentRefusedException(DocumentErrors.TooManyTexts);
            current = null;
        }
    }
}
