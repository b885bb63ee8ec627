using System.Buffers;
using System.Globalization;
using System.Text;
using ReliefApi.Application.Sheets;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>Comma-separated values (RFC 4180) in UTF-8 with its byte order mark, without which spreadsheets take Chinese for something else.</summary>
internal sealed class CsvFormat : ISheetFormat
{
    public string MediaType => "text/csv";
    public string FileExtension => ".csv";

    public ISheetWriter Begin(Stream output, IReadOnlyList<string> headers) => new Writer(output, headers);

    private sealed class Writer : ISheetWriter
    {
        private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

        private readonly Stream _output;
        private readonly ArrayBufferWriter<byte> _rows = new(1 << 16);
        private bool _first = true;

        public Writer(Stream output, IReadOnlyList<string> headers)
        {
            _output = output;
            _rows.Write(Encoding.UTF8.Preamble);
            foreach (var header in headers) Write(header);
            EndRow();
        }

        public void Write(string text)
        {
            Separate();
            if (SheetText.LooksLikeFormula(text)) text = "'" + text;
            if (text.AsSpan().IndexOfAny(Quoted) >= 0 || text is [' ', ..] or [.., ' ']) text = $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            Encoding.UTF8.GetBytes(text, _rows);
        }

        public void Write(decimal number) => Format(number, default);

        public void WriteMoney(decimal yuan) => Format(yuan, "0.00");

        public void Write(DateOnly day) => Format(day, "yyyy-MM-dd");

        public void Write(bool flag)
        {
            Separate();
            _rows.Write(flag ? "true"u8 : "false"u8);
        }

        public void WriteBlank() => Separate();

        public void EndRow()
        {
            _rows.Write("\r\n"u8);
            _first = true;
        }

        public async Task FlushAsync(CancellationToken ct)
        {
            await _output.WriteAsync(_rows.WrittenMemory, ct);
            _rows.ResetWrittenCount();
        }

        public Task CompleteAsync(CancellationToken ct) => FlushAsync(ct);

        private void Format<T>(T value, ReadOnlySpan<char> format) where T : IUtf8SpanFormattable
        {
            Separate();
            value.TryFormat(_rows.GetSpan(64), out var written, format, CultureInfo.InvariantCulture);
            _rows.Advance(written);
        }

        private void Separate()
        {
            if (!_first) _rows.Write(","u8);
            _first = false;
        }
    }
}
