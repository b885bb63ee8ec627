using System.Security.Cryptography;
using System.Text;

namespace ReliefApi.Infrastructure.Security;

/// <summary>Keys that live outside the database: the master key that wraps data keys, and the key of the blind index.</summary>
internal sealed class MasterKeys
{
    private const int NonceSize = 12, TagSize = 16;
    private readonly byte[] _wrapping;

    /// <param name="secret">At least 32 random bytes; every key is derived from them for one purpose.</param>
    public MasterKeys(byte[] secret)
    {
        if (secret.Length < 32) throw new ArgumentException("The master secret has fewer than 32 bytes.", nameof(secret));
        _wrapping = Derive(secret, "relief/data-key-wrapping/v1");
        BlindIndex = Derive(secret, "relief/blind-index/v1");
        MasterId = Convert.ToHexStringLower(SHA256.HashData(_wrapping).AsSpan(0, 4));
    }

    /// <summary>Which master key wrapped a data key; says nothing about it.</summary>
    public string MasterId { get; }

    public byte[] BlindIndex { get; }

    public byte[] Wrap(byte[] dataKey, string division)
    {
        var wrapped = new byte[NonceSize + dataKey.Length + TagSize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_wrapping, TagSize);
        aes.Encrypt(wrapped.AsSpan(0, NonceSize), dataKey, wrapped.AsSpan(NonceSize, dataKey.Length), wrapped.AsSpan(^TagSize), Encoding.UTF8.GetBytes(division));
        return wrapped;
    }

    public byte[] Unwrap(byte[] wrapped, string division)
    {
        var dataKey = new byte[wrapped.Length - NonceSize - TagSize];
        using var aes = new AesGcm(_wrapping, TagSize);
        aes.Decrypt(wrapped.AsSpan(0, NonceSize), wrapped.AsSpan(NonceSize, dataKey.Length), wrapped.AsSpan(^TagSize), dataKey, Encoding.UTF8.GetBytes(division));
        return dataKey;
    }

    private static byte[] Derive(byte[] secret, string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes(purpose));
}
