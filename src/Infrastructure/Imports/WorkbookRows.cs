using System.Globalization;
using System.Xml;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.ReportImports;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Imports;
using ReliefApi.Infrastructure.Documents;

namespace ReliefApi.Infrastructure.Imports;

/// <summary>
/// The first visible sheet of a workbook (ISO/IEC 29500), read forward as XML: what a cell holds and whether it is a formula, of whatever
/// size the sheet. Nothing is calculated, and only values that stand in the file are taken.
/// </summary>
internal sealed class WorkbookRows : ISheetRows
{
    private const int MostColumns = 512, LastRow = 1_048_576, LongestText = 65_536;

    private readonly OfficePackage _package;
    private readonly SharedTexts _texts;
    private readonly XmlReader _xml;
    private readonly LimitedStream _content;
    private readonly string?[] _cells = new string?[MostColumns];
    private readonly Error?[] _faults = new Error?[MostColumns];

    public WorkbookRows(Stream file)
    {
        _package = OfficePackage.Open(file, PackageKind.Workbook);
        try
        {
            var book = WorkbookParts.Of(_package);
            Ignored = book.OtherSheets;
            _texts = SharedTexts.Of(_package, book.Texts);
            _xml = _package.Open(book.Sheet, out _content);
        }
        catch
        {
            _package.Dispose();
            throw;
        }
    }

    public int Row { get; private set; }
    public int Count { get; private set; }
    public IReadOnlyList<string> Ignored { get; }

    public ReadOnlySpan<char> this[int place] => place < Count ? _cells[place] : default;

    public Error? FaultOf(int place) => place < Count ? _faults[place] : null;

    public bool Read()
    {
        Array.Clear(_cells, 0, Count);
        Array.Clear(_faults, 0, Count);
        Count = 0;
        while (Next())
        {
            if (_xml.NodeType != XmlNodeType.Element || _xml.LocalName != "row") continue;
            Row = int.TryParse(_xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > Row && row <= LastRow ? row : Row + 1;
            if (!_xml.IsEmptyElement) ReadCells();
            return true;
        }
        return false;
    }

    public void Dispose()
    {
        _xml.Dispose();
        _package.Dispose();
    }

    private bool Next()
    {
        var read = _xml.Read();
        _content.Renew();
        OfficePackage.CheckDepth(_xml);
        return read;
    }

    private void ReadCells()
    {
        var (depth, place) = (_xml.Depth, -1);
        while (Next() && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element || _xml.LocalName != "c" || _xml.Depth != depth + 1) continue;
            place = ColumnOf(_xml.GetAttribute("r")) ?? place + 1;
            var type = _xml.GetAttribute("t");
            if (_xml.IsEmptyElement) continue;
            var (text, fault) = ReadCell(type);
            if (place >= MostColumns || (text is null && fault is null)) continue;
            (_cells[place], _faults[place]) = (text, fault);
            Count = Math.Max(Count, place + 1);
        }
    }

    private (string? Text, Error? Fault) ReadCell(string? type)
    {
        var depth = _xml.Depth;
        string? text = null;
        var formula = false;
        while (Next() && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element) formula |= _xml.LocalName == "f" && _xml.Depth == depth + 1;
            // Runs of a rich text follow each other; phonetic guides (rPh) are not part of it.
            else if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && Holder is { } holder && (holder == "v" || holder == "t"))
            {
                text += _xml.Value;
                if (text.Length > LongestText) throw new DocumentRefusedException(DocumentErrors.RowTooLong);
            }

            if (_xml.NodeType == XmlNodeType.Element && !_xml.IsEmptyElement) Holder = _xml.LocalName;
            else if (_xml.NodeType is XmlNodeType.EndElement or XmlNodeType.Element) Holder = null;
        }
        Holder = null;
        if (formula) return (null, CellErrors.Formula);
        return type switch
        {
            "e" => (null, CellErrors.Broken),
            "s" => (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? _texts[at] : null, null),
            "inlineStr" or "str" => (text is null ? null : SheetText.Unescaped(text), null),
            "b" or "d" => (text, null),
            _ => (NumberOf(text), null),
        };
    }

    /// <summary>The element whose text is being read.</summary>
    private string? Holder { get; set; }

    /// <summary>Workbooks hold binary fractions; fifteen digits are what their program shows, and what people typed.</summary>
    private static string? NumberOf(string? text) =>
        text is not null && text.AsSpan().IndexOfAny('.', 'E', 'e') >= 0 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e20
            ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : text;

    /// <summary>AB12 is column 27.</summary>
    private static int? ColumnOf(string? address)
    {
        var column = 0;
        foreach (var c in address ?? "")
        {
            if (!char.IsAsciiLetter(c)) break;
            column = column * 26 + (c & 0x1F);
            if (column > 16_384) return MostColumns;
        }
        return column == 0 ? null : column - 1;
    }
}
