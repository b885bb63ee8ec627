using System.Text;
using System.Xml;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.ReportImports;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>
/// The words of a .docx: a line for each paragraph, a line for each table row with its cells parted by tabs. What is struck out, moved away
/// or only drawn a second time for old programs is left out; a text box follows the paragraph that it is anchored to.
/// </summary>
internal sealed class DocxText
{
    /// <summary>Word itself stops at 63 columns.</summary>
    private const int MostCells = 200;

    private readonly DocxNumberReader _numbering;
    private readonly StringBuilder _text = new();
    private readonly Stack<StringBuilder> _paragraphs = new(), _cells = new();
    private readonly Stack<List<string>> _rows = new();
    private readonly Stack<StringBuilder> _boxed = new();
    private int _skippedBelow = -1;
    private int _taken;
    private bool _inProperties, _inText;
    private string? _style, _list;
    private int? _level;

    private DocxText(DocxNumberReader numbering) => _numbering = numbering;

    public static string Read(byte[] file)
    {
        using var package = DocxPackage.Open(file);
        var reading = new DocxText(DocxNumberReader.Of(package));
        package.Walk(package.Main, reading.Visit);
        return reading._text.ToString();
    }

    private void Visit(XmlReader reader)
    {
        if (_skippedBelow >= 0)
        {
            if (reader.Depth > _skippedBelow || reader.NodeType == XmlNodeType.EndElement && reader.Depth == _skippedBelow && Leave()) return;
        }

        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var isEmpty = reader.IsEmptyElement;
                var name = reader.LocalName;
                Start(reader, name);
                if (isEmpty) End(name);
                break;
            case XmlNodeType.EndElement:
                End(reader.LocalName);
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when _inText:
                Append(reader.Value);
                break;
        }

        bool Leave()
        {
            _skippedBelow = -1;
            return true;
        }
    }

    private void Start(XmlReader reader, string name)
    {
        switch (name)
        {
            // Struck out or moved away; the second drawing of the same box; the code of a field, whose result follows as text.
            case "del" or "moveFrom" or "Fallback" or "instrText" or "delText" or "pPrChange" or "rPrChange" or "sectPr":
                if (!reader.IsEmptyElement) _skippedBelow = reader.Depth;
                break;
            case "p":
                _paragraphs.Push(new());
                (_style, _list, _level) = (null, null, null);
                break;
            case "pPr":
                _inProperties = true;
                break;
            case "pStyle" when _inProperties:
                _style = reader.GetAttribute("val", reader.NamespaceURI);
                break;
            case "numId" when _inProperties:
                _list = reader.GetAttribute("val", reader.NamespaceURI);
                break;
            case "ilvl" when _inProperties:
                _level = int.TryParse(reader.GetAttribute("val", reader.NamespaceURI), out var level) ? level : null;
                break;
            case "t":
                _inText = true;
                break;
            case "tab" when !_inProperties:
                Append("\t");
                break;
            case "br" or "cr":
                Append("\n");
                break;
            case "noBreakHyphen":
                Append("-");
                break;
            case "txbxContent":
                _boxed.Push(new());
                break;
            case "tr":
                _rows.Push([]);
                break;
            case "tc":
                _cells.Push(new());
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "t":
                _inText = false;
                break;
            case "pPr":
                _inProperties = false;
                if (_numbering.Next(_style, _list, _level) is { } number) Append(number);
                break;
            case "p" when _paragraphs.Count > 0:
                Close(_paragraphs.Pop().ToString());
                break;
            case "txbxContent" when _boxed.Count > 0:
                var boxed = _boxed.Pop();
                // Stands on its own lines behind what was written before it.
                if (boxed.Length > 0) Append("\n" + boxed.ToString().TrimEnd('\n') + "\n");
                break;
            case "tc" when _cells.Count > 0:
                var cell = _cells.Pop().ToString().Trim();
                if (_rows.Count > 0) _rows.Peek().Add(cell);
                if (_rows.Count > 0 && _rows.Peek().Count > MostCells) throw new DocumentRefusedException(DocumentErrors.TooLong);
                break;
            case "tr" when _rows.Count > 0:
                Close(string.Join('\t', _rows.Pop()));
                break;
        }
    }

    /// <summary>A finished paragraph or row goes to the innermost cell, text box or the page that it stands in.</summary>
    private void Close(string line)
    {
        if (_cells.Count > 0) _cells.Peek().Append(line.Replace('\n', ' ').Replace('\t', ' ')).Append(' ');
        else if (_boxed.Count > 0) _boxed.Peek().Append(line).Append('\n');
        else _text.Append(line).Append('\n');
        if (_text.Length > ReportFileReader.LongestText) throw new DocumentRefusedException(DocumentErrors.TooLong);
    }

    private void Append(string words)
    {
        if (_paragraphs.Count == 0) return;
        _paragraphs.Peek().Append(words);
        _taken += words.Length;
        if (_taken > 2 * ReportFileReader.LongestText) throw new DocumentRefusedException(DocumentErrors.TooLong);
    }
}
