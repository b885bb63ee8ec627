using System.Globalization;
using System.Text;
using System.Xml;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.ReportImports;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>
/// The numbers that a word processor draws before a paragraph and does not write into it. Office reports number their sections so, and without
/// the numbers the outline cannot be read.
/// </summary>
internal sealed class DocxNumberReader
{
    private const int Levels = 9, MostLists = 2_000;

    private sealed record Level(string Format, string Text, int Start);

    private readonly Dictionary<string, Level[]> _abstract = [];
    private readonly Dictionary<string, string> _lists = [];
    private readonly Dictionary<string, (string List, int Level)> _styles = [];
    private readonly Dictionary<string, int[]> _counters = [];

    public static DocxNumberReader Of(DocxPackage package)
    {
        var numbering = new DocxNumberReader();
        var folder = package.Main[..(package.Main.LastIndexOf('/') + 1)];
        if (package.Has(folder + "numbering.xml")) package.Walk(folder + "numbering.xml", numbering.ReadLists());
        if (package.Has(folder + "styles.xml")) package.Walk(folder + "styles.xml", numbering.ReadStyles());
        return numbering;
    }

    /// <summary>The number of the next paragraph of this list, with its text; null without one.</summary>
    public string? Next(string? style, string? list, int? level)
    {
        // "0" takes a paragraph out of the list of its style.
        if (list == "0") return null;
        if (list is null && style is not null && _styles.TryGetValue(style, out var styled)) (list, level) = (styled.List, level ?? styled.Level);
        if (list is null || !_lists.TryGetValue(list, out var key) || !_abstract.TryGetValue(key, out var levels)) return null;
        var at = Math.Clamp(level ?? 0, 0, Levels - 1);
        if (!_counters.TryGetValue(key, out var counters)) _counters[key] = counters = [.. levels.Select(l => l.Start - 1)];
        counters[at]++;
        for (var below = at + 1; below < Levels; below++) counters[below] = levels[below].Start - 1;
        if (levels[at].Format is "bullet" or "none") return null;
        var text = new StringBuilder(levels[at].Text);
        for (var i = 0; i <= at; i++) text.Replace($"%{i + 1}", Written(Math.Max(counters[i], levels[i].Start), levels[i].Format));
        return text.ToString();
    }

    private Action<XmlReader> ReadLists()
    {
        string? definition = null, list = null;
        var level = 0;
        return reader =>
        {
            if (reader.NodeType != XmlNodeType.Element) return;
            var value = reader.GetAttribute("val", reader.NamespaceURI) ?? "";
            switch (reader.LocalName)
            {
                case "abstractNum":
                    if (_abstract.Count >= MostLists) throw new DocumentRefusedException(DocumentErrors.TooManyParts);
                    definition = reader.GetAttribute("abstractNumId", reader.NamespaceURI) ?? "";
                    _abstract[definition] = [.. Enumerable.Repeat(new Level("none", "", 1), Levels)];
                    break;
                case "lvl" when definition is not null:
                    level = int.TryParse(reader.GetAttribute("ilvl", reader.NamespaceURI), out var at) ? Math.Clamp(at, 0, Levels - 1) : 0;
                    break;
                case "start" when definition is not null && list is null:
                    _abstract[definition][level] = _abstract[definition][level] with { Start = int.TryParse(value, out var start) ? Math.Clamp(start, 0, 1000) : 1 };
                    break;
                case "numFmt" when definition is not null && list is null:
                    _abstract[definition][level] = _abstract[definition][level] with { Format = value };
                    break;
                case "lvlText" when definition is not null && list is null:
                    _abstract[definition][level] = _abstract[definition][level] with { Text = value.Length <= 40 ? value : "" };
                    break;
                case "num":
                    list = reader.GetAttribute("numId", reader.NamespaceURI) ?? "";
                    break;
                case "abstractNumId" when list is not null:
                    _lists[list] = value;
                    break;
            }
        };
    }

    private Action<XmlReader> ReadStyles()
    {
        string? style = null;
        var level = 0;
        return reader =>
        {
            if (reader.NodeType != XmlNodeType.Element) return;
            var value = reader.GetAttribute("val", reader.NamespaceURI) ?? "";
            switch (reader.LocalName)
            {
                case "style":
                    (style, level) = (reader.GetAttribute("styleId", reader.NamespaceURI), 0);
                    break;
                case "ilvl":
                    level = int.TryParse(value, out var at) ? at : 0;
                    if (style is not null && _styles.TryGetValue(style, out var known)) _styles[style] = (known.List, level);
                    break;
                case "numId" when style is not null:
                    _styles[style] = (value, level);
                    break;
            }
        };
    }

    private static string Written(int number, string format) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "ideographDigital" or "chineseLegalSimplified" => Han(number),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        "upperLetter" when number is >= 1 and <= 26 => ((char)('A' + number - 1)).ToString(),
        "lowerLetter" when number is >= 1 and <= 26 => ((char)('a' + number - 1)).ToString(),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Han(int number)
    {
        const string digits = "零一二三四五六七八九";
        return number switch
        {
            < 0 or > 99 => number.ToString(CultureInfo.InvariantCulture),
            < 10 => digits[number].ToString(),
            _ => $"{(number < 20 ? "" : digits[number / 10])}十{(number % 10 == 0 ? "" : digits[number % 10])}",
        };
    }
}
