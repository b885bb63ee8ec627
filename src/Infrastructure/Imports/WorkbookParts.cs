using System.Xml;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.ReportImports;
using ReliefApi.Infrastructure.Documents;

namespace ReliefApi.Infrastructure.Imports;

/// <summary>Where the parts of a workbook are.</summary>
/// <param name="Sheet">The part of the first visible sheet.</param>
/// <param name="Texts">The part of texts that sheets share, if there is one.</param>
/// <param name="OtherSheets">Names of further visible sheets, which are not read.</param>
internal sealed record WorkbookParts(string Sheet, string? Texts, IReadOnlyList<string> OtherSheets)
{
    private const int MostSheets = 1000;

    public static WorkbookParts Of(OfficePackage package)
    {
        var sheets = new List<(string Name, string Id)>();
        package.Walk(package.Main, xml =>
        {
            if (xml.NodeType != XmlNodeType.Element) return;
            if (xml.LocalName == "workbookPr" && xml.GetAttribute("date1904") is "1" or "true") throw new DocumentRefusedException(DocumentErrors.Date1904);
            if (xml.LocalName == "sheet" && xml.GetAttribute("state") is null or "visible" && sheets.Count < MostSheets)
                sheets.Add((xml.GetAttribute("name") ?? "", xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? ""));
        });
        var folder = package.Main[..(package.Main.LastIndexOf('/') + 1)];
        var relations = $"{folder}_rels/{package.Main[folder.Length..]}.rels";
        if (sheets.Count == 0 || !package.Has(relations)) throw new DocumentRefusedException(DocumentErrors.NotWorkbook);
        var (sheet, texts) = ((string?)null, (string?)null);
        package.Walk(relations, xml =>
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship") return;
            var target = xml.GetAttribute("Target") ?? "";
            target = target.StartsWith('/') ? target[1..] : folder + target;
            if (xml.GetAttribute("Id") == sheets[0].Id) sheet = target;
            if (xml.GetAttribute("Type")?.EndsWith("/sharedStrings", StringComparison.Ordinal) == true) texts = target;
        });
        if (sheet is null || !package.Has(sheet)) throw new DocumentRefusedException(DocumentErrors.NotWorkbook);
        return new(sheet, texts is not null && package.Has(texts) ? texts : null, [.. sheets.Skip(1).Select(s => s.Name)]);
    }
}
