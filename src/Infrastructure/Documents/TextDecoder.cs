using System.Text;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.ReportImports;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>Plain text as it comes: UTF-8 with or without its mark, UTF-16 with its mark, GB18030 (which covers GBK and GB2312).</summary>
internal static class TextDecoder
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true), Utf16 = new UnicodeEncoding(false, false, throwOnInvalidBytes: true),
        Utf16BigEndian = new UnicodeEncoding(true, false, throwOnInvalidBytes: true),
        Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static string Decode(ReadOnlySpan<byte> file)
    {
        var text = file switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Try(Utf8, rest),
            [0xFF, 0xFE, .. var rest] => Try(Utf16, rest),
            [0xFE, 0xFF, .. var rest] => Try(Utf16BigEndian, rest),
            _ => Try(Utf8, file) ?? Try(Gb18030, file),
        } ?? throw new DocumentRefusedException(DocumentErrors.EncodingUnknown);
        // Bytes that are no text often decode all the same, but not without control characters.
        return text.Any(IsBinary) ? throw new DocumentRefusedException(DocumentErrors.NotText) : text;
    }

    /// <summary>Text converters leave cell marks (U+0007), field marks (U+0013 to U+0015) and column breaks behind; the rest is no text.</summary>
    private static bool IsBinary(char c) => c is < '\a' or '\b' or (>= '\u000E' and < '\u0013') or (>= '\u0016' and < '\u001F') or '\uFFFE' or '\uFFFF';

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
