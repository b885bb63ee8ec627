using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ReliefApi.Application.Sheets;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>Writes the parts of a workbook one after the other: rows as they come, the list of sheets last.</summary>
#pragma warning disable CA1001 // An archive that is cut off must not be ended: half a workbook would look whole.
internal sealed class XlsxWriter : ISheetWriter
#pragma warning restore CA1001
{
    /// <summary>What a sheet may hold, less what may come between two flushes: the next row then begins the next sheet.</summary>
    private const int RowsOfSheet = 1_048_576 - RowsBetweenFlushes, RowsBetweenFlushes = 10_000;
    private const int Plain = 0, Heading = 1, Day = 2, Amount = 3;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    private readonly Stream _output;
    private readonly Tray _tray = new();
    private readonly ZipArchive _archive;
    private readonly IReadOnlyList<string> _headers;
    private readonly string[] _letters;
    private Stream _part;
    private XmlWriter _xml;
    private int _sheets, _rows, _column;
    private bool _inRow;
    private string _rowNumber = "";

    public XlsxWriter(Stream output, IReadOnlyList<string> headers)
    {
        (_output, _headers, _letters) = (output, headers, [.. headers.Select((_, i) => LettersOf(i))]);
        _archive = new ZipArchive(_tray, ZipArchiveMode.Create, leaveOpen: true);
        Part("[Content_Types].xml",
            $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
        Part("_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="book" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("xl/styles.xml",
            $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>""");
        BeginSheet();
    }

    public void Write(string text)
    {
        Begin("inlineStr", _rows == 0 ? Heading : Plain);
        _xml.WriteStartElement("is");
        _xml.WriteStartElement("t");
        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))) _xml.WriteAttributeString("xml", "space", null, "preserve");
        _xml.WriteString(SheetText.Escaped(text));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    public void Write(decimal number) => Value(null, Plain, number.ToString(CultureInfo.InvariantCulture));

    public void WriteMoney(decimal yuan) => Value(null, Amount, yuan.ToString(CultureInfo.InvariantCulture));

    /// <summary>Excel counts days from 1900 and takes 1900 for a leap year; an earlier day is text.</summary>
    public void Write(DateOnly day)
    {
        if (day < new DateOnly(1900, 3, 1)) Write(day.ToString("O", CultureInfo.InvariantCulture));
        else Value(null, Day, (day.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture));
    }

    public void Write(bool flag) => Value("b", Plain, flag ? "1" : "0");

    public void WriteBlank() => _column++;

    public void EndRow()
    {
        if (!_inRow) BeginRow();
        _xml.WriteEndElement();
        (_inRow, _column) = (false, 0);
        _rows++;
    }

    public async Task FlushAsync(CancellationToken ct)
    {
        if (_rows >= RowsOfSheet)
        {
            EndPart();
            BeginSheet();
        }
        await _tray.EmptyAsync(_output, ct);
    }

    public async Task CompleteAsync(CancellationToken ct)
    {
        EndPart();
        var sheets = Enumerable.Range(1, _sheets).ToList();
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(sheets.Select(n => $"""<sheet name="{n}" sheetId="{n}" r:id="rId{n}"/>"""))}</sheets></workbook>""");
        Part("xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{Package}/relationships">{string.Concat(sheets.Select(n => $"""<Relationship Id="rId{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>"""))}<Relationship Id="styles" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        _archive.Dispose();
        await _tray.EmptyAsync(_output, ct);
    }

    [MemberNotNull(nameof(_xml), nameof(_part))]
    private void BeginSheet()
    {
        BeginPart($"xl/worksheets/sheet{++_sheets}.xml");
        _rows = 0;
        _xml.WriteStartElement("worksheet", Main);
        // The heading stays in sight.
        _xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        _xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<cols><col min="1" max="{_headers.Count}" width="18" customWidth="1"/></cols>"""));
        _xml.WriteStartElement("sheetData");
        foreach (var header in _headers) Write(header);
        EndRow();
    }

    private void Begin(string? type, int style)
    {
        if (!_inRow) BeginRow();
        _xml.WriteStartElement("c");
        _xml.WriteAttributeString("r", _letters[_column++] + _rowNumber);
        if (style != Plain) _xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        if (type is not null) _xml.WriteAttributeString("t", type);
    }

    private void BeginRow()
    {
        _rowNumber = (_rows + 1).ToString(CultureInfo.InvariantCulture);
        _xml.WriteStartElement("row");
        _xml.WriteAttributeString("r", _rowNumber);
        _inRow = true;
    }

    private void Value(string? type, int style, string value)
    {
        Begin(type, style);
        _xml.WriteStartElement("v");
        _xml.WriteString(value);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void Part(string name, string content)
    {
        BeginPart(name);
        _xml.WriteRaw(content);
        EndPart();
    }

    [MemberNotNull(nameof(_xml), nameof(_part))]
    private void BeginPart(string name)
    {
        _part = _archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        // Control characters are escaped as workbooks escape them, not as XML would.
        _xml = XmlWriter.Create(_part, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        _xml.WriteStartDocument(standalone: true);
    }

    private void EndPart()
    {
        // Ends what is open.
        _xml.Dispose();
        _part.Dispose();
    }

    /// <summary>A, …, Z, AA, …</summary>
    private static string LettersOf(int column) => (column >= 26 ? LettersOf(column / 26 - 1) : "") + (char)('A' + column % 26);

    /// <summary>Takes what the archive writes until it is sent on: the archive writes synchronously, the answer must not. It cannot seek, so the archive never goes back.</summary>
    private sealed class Tray : Stream
    {
        private readonly MemoryStream _bytes = new();

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public async Task EmptyAsync(Stream output, CancellationToken ct)
        {
            await output.WriteAsync(_bytes.GetBuffer().AsMemory(0, (int)_bytes.Length), ct);
            _bytes.SetLength(0);
        }

        public override void Write(byte[] buffer, int offset, int count) => _bytes.Write(buffer, offset, count);
        public override void Write(ReadOnlySpan<byte> buffer) => _bytes.Write(buffer);
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
