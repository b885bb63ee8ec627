using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ReliefApi.Domain.Imports;

/// <summary>
/// The id of a row that has no key of its own, made from all that it says: the same row again has the same id. It has the shape of a
/// UUID version 7 whose time is the row's business date, so rows of one time lie together.
/// </summary>
public static class NaturalId
{
    public static Guid Of(DateOnly day, string content)
    {
        Span<byte> text = stackalloc byte[512];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (Encoding.UTF8.TryGetBytes(content, text, out var length)) SHA256.HashData(text[..length], hash);
        else SHA256.HashData(Encoding.UTF8.GetBytes(content), hash);
        var milliseconds = (day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * 86_400_000L;
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, milliseconds << 16);
        hash[..10].CopyTo(id[6..]);
        id[6] = (byte)(id[6] & 0x0F | 0x70);
        id[8] = (byte)(id[8] & 0x3F | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
