using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Imports;
using ReliefApi.Application.PersonalData;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Imports;

namespace ReliefApi.Infrastructure.Imports;

/// <summary>Takes a file in piece by piece, tells what it is by its bytes, and seals each piece before it reaches the disk.</summary>
internal sealed class ImportIntake(IPersonalDataVault vault) : IImportIntake
{
    /// <summary>Bytes of a piece.</summary>
    internal const int Piece = 1 << 20;

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04], Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");
    // Tab, line ends and form feed stand in text; the others do not.
    private static readonly SearchValues<byte> Binary = SearchValues.Create([.. Enumerable.Range(0, 32).Except([9, 10, 12, 13]).Select(b => (byte)b)]);

    public async Task<ReceivedFile> ReceiveAsync(string divisionCode, Stream body, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        // Gone with its last handle, whatever becomes of the process.
        var spool = new FileStream(Path.Combine(Path.GetTempPath(), $"relief-{id:N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var look = new Look();
            var (size, sequence, length) = (0L, 0, new byte[4]);
            for (int read; (read = await body.ReadAtLeastAsync(piece.AsMemory(0, Piece), Piece, throwOnEndOfStream: false, ct)) > 0; size += read)
            {
                hash.AppendData(piece, 0, read);
                if (look.At(piece.AsSpan(0, read), first: size == 0) is { } refusal)
                {
                    await spool.DisposeAsync();
                    return Refused(refusal);
                }
                var sealedPiece = await vault.SealBytesAsync(piece.AsMemory(0, read), ImportPieces.Place(id, sequence++, divisionCode), ct);
                BinaryPrimitives.WriteInt32BigEndian(length, sealedPiece.Length);
                await spool.WriteAsync(length, ct);
                await spool.WriteAsync(sealedPiece, ct);
            }
            if (size == 0)
            {
                await spool.DisposeAsync();
                return Refused(DocumentErrors.Empty);
            }
            spool.Position = 0;
            return new ReceivedFile(token => ReadAsync(spool, token))
            {
                Id = id,
                File = look.IsWorkbook ? SheetFile.Workbook : SheetFile.Csv,
                Encoding = look.Encoding,
                Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()),
                Size = size,
                Spool = spool,
            };
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
        }
    }

    private static ReceivedFile Refused(Error error) => new(null) { Refusal = error };

    private static async IAsyncEnumerable<byte[]> ReadAsync(FileStream spool, [EnumeratorCancellation] CancellationToken ct)
    {
        var length = new byte[4];
        while (await spool.ReadAtLeastAsync(length, 4, throwOnEndOfStream: false, ct) == 4)
        {
            var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            await spool.ReadExactlyAsync(piece, ct);
            yield return piece;
        }
    }

    /// <summary>What a file is: a workbook, or text in UTF-8, in UTF-16 with its mark, or in GB18030, which covers GBK and GB2312.</summary>
    private sealed class Look
    {
        private readonly Decoder _utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        private readonly char[] _chars = new char[Piece + 1];
        private bool _isUtf8 = true, _isUtf16;

        public bool IsWorkbook { get; private set; }

        public string Encoding => IsWorkbook ? "" : _isUtf16 ? "utf-16" : _isUtf8 ? "utf-8" : "gb18030";

        public Error? At(ReadOnlySpan<byte> piece, bool first)
        {
            if (first)
            {
                if (piece.StartsWith(Ole)) return piece.IndexOf(EncryptedPackage) >= 0 ? DocumentErrors.Encrypted : DocumentErrors.OldWorkbook;
                if (piece.StartsWith("%PDF"u8) || piece.StartsWith("{\\rtf"u8)) return DocumentErrors.NotSheet;
                IsWorkbook = piece.StartsWith(Zip);
                // The mark of an empty archive, or of one cut off in front.
                if (!IsWorkbook && piece.StartsWith("PK"u8)) return DocumentErrors.Broken;
                _isUtf16 = piece is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
            }
            if (IsWorkbook || _isUtf16) return null;
            if (piece.IndexOfAny(Binary) >= 0) return DocumentErrors.NotText;
            if (!_isUtf8) return null;
            try
            {
                _utf8.GetChars(piece, _chars, flush: piece.Length < Piece);
            }
            catch (DecoderFallbackException)
            {
                _isUtf8 = false;
            }
            return null;
        }
    }
}
