using System.Text;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.ReportImports;
using ReliefApi.Domain.Common;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>Why a file is not read, thrown from wherever in it that shows.</summary>
internal sealed class DocumentRefusedException(Error error) : Exception(error.Code)
{
    public Error Error { get; } = error;
}

/// <summary>Tells a file by its first bytes and takes its words out.</summary>
internal sealed class ReportFileReader : IReportFileReader
{
    /// <summary>A report of 300 pages; the longest that we know of has 80.</summary>
    internal const int LongestText = 300_000;

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04], Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public Result<string> Read(byte[] file, FileClaim claim)
    {
        try
        {
            var text = TextOf(file, claim);
            if (text.Length > LongestText) return DocumentErrors.TooLong;
            return string.IsNullOrWhiteSpace(text) ? DocumentErrors.Empty : text;
        }
        catch (DocumentRefusedException refused)
        {
            return refused.Error;
        }
    }

    private static string TextOf(byte[] whole, FileClaim claim)
    {
        ReadOnlySpan<byte> file = whole;
        if (file.StartsWith(Ole)) throw new DocumentRefusedException(file.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? DocumentErrors.Encrypted : DocumentErrors.WordBinary);
        if (file.StartsWith("%PDF"u8)) throw new DocumentRefusedException(DocumentErrors.Pdf);
        if (file.StartsWith("{\\rtf"u8)) throw new DocumentRefusedException(DocumentErrors.Rtf);
        if (file.StartsWith(Zip)) return claim == FileClaim.Text ? throw new DocumentRefusedException(DocumentErrors.TypeMismatch) : DocxText.Read(whole);
        // The mark of an empty archive, or of one cut off in front.
        if (file.StartsWith("PK"u8)) throw new DocumentRefusedException(DocumentErrors.Broken);
        return claim == FileClaim.Word ? throw new DocumentRefusedException(file.IsEmpty ? DocumentErrors.Empty : DocumentErrors.TypeMismatch) : TextDecoder.Decode(whole);
    }
}
