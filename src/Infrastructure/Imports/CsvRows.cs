using System.Text;
using CsvHelper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.ReportImports;
using ReliefApi.Domain.Common;
using ReliefApi.Infrastructure.Documents;

namespace ReliefApi.Infrastructure.Imports;

/// <summary>Comma-, semicolon- or tab-separated values. A row beyond <see cref="LargestRow"/> is refused, so an open quote cannot take the rest of the file into memory.</summary>
internal sealed class CsvRows : ISheetRows
{
    private const int LargestRow = 1 << 20;

    private readonly CsvReader _reader;
    private char[] _chars = new char[4096];
    private int _used;

    public CsvRows(Stream file, string encoding) => _reader = CsvReader.Create(file, new CsvReaderOptions
    {
        HasHeader = false,
        // Empty lines count as rows in a spreadsheet.
        SkipEmptyLines = false,
        MaxRecordSize = LargestRow,
        BufferSize = LargestRow,
        IncludeValuesInExceptions = false,
        Encoding = encoding == "gb18030" ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) : null,
    });

    public int Row => (int)_reader.RowNumber;
    public int Count => _reader.FieldCount;
    public IReadOnlyList<string> Ignored => [];

    public bool Read()
    {
        _used = 0;
        try
        {
            return _reader.Read();
        }
        catch (DecoderFallbackException)
        {
            throw new DocumentRefusedException(DocumentErrors.EncodingUnknown);
        }
        catch (CsvFormatException)
        {
            throw new DocumentRefusedException(DocumentErrors.RowTooLong);
        }
    }

    public ReadOnlySpan<char> this[int place]
    {
        get
        {
            if (place >= _reader.FieldCount) return default;
            var bytes = _reader.GetSpan(place);
            // Spans given out before stay on the array that they were given from.
            if (_chars.Length - _used < bytes.Length) (_chars, _used) = (new char[Math.Max(2 * _chars.Length, bytes.Length)], 0);
            var chars = _chars.AsSpan(_used, Encoding.UTF8.GetChars(bytes, _chars.AsSpan(_used)));
            _used += chars.Length;
            return chars;
        }
    }

    public Error? FaultOf(int place) => null;

    public void Dispose() => _reader.Dispose();
}
