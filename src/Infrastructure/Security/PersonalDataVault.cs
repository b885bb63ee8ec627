using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using ReliefApi.Application.Access;
using ReliefApi.Application.PersonalData;
using ReliefApi.Domain.Common;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Security;

/// <summary>
/// AES-256-GCM under a data key of the division and year; data keys are wrapped by the master key, which never enters the database.
/// A sealed value reads: version (1 byte), data key id (4, big-endian), nonce (12), ciphertext, tag (16). Its place is authenticated with it.
/// </summary>
internal sealed class PersonalDataVault(NpgsqlDataSource source, MasterKeys keys, TimeProvider clock) : IPersonalDataVault
{
    private const byte Version = 1;
    private const int NonceSize = 12, TagSize = 16, HeaderSize = 5;

    private readonly ConcurrentDictionary<int, byte[]> _byId = new();
    private readonly ConcurrentDictionary<(string Division, int Year), (int Id, byte[] Key)> _current = new();

    public async Task<byte[]?> SealAsync(Pii? value, SealedPlace place, CancellationToken ct) =>
        value is null ? null : await SealBytesAsync(Encoding.UTF8.GetBytes(value.Reveal()), place, ct);

    public async Task<byte[]> SealBytesAsync(ReadOnlyMemory<byte> clear, SealedPlace place, CancellationToken ct)
    {
        var (id, key) = await CurrentKeyAsync(place.DivisionCode, clock.Today().Year, ct);
        var sealedValue = new byte[HeaderSize + NonceSize + clear.Length + TagSize];
        sealedValue[0] = Version;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(sealedValue.AsSpan(1), id);
        var nonce = sealedValue.AsSpan(HeaderSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, clear.Span, sealedValue.AsSpan(HeaderSize + NonceSize, clear.Length), sealedValue.AsSpan(^TagSize), BytesOf(place));
        return sealedValue;
    }

    public async Task<T?> OpenAsync<T>(byte[]? sealedValue, SealedPlace place, CancellationToken ct) where T : Pii =>
        sealedValue is null ? null : (T)Activator.CreateInstance(typeof(T), Encoding.UTF8.GetString(await OpenBytesAsync(sealedValue, place, ct)))!;

    public async Task<byte[]> OpenBytesAsync(byte[] sealedValue, SealedPlace place, CancellationToken ct)
    {
        if (sealedValue.Length < HeaderSize + NonceSize + TagSize || sealedValue[0] != Version) throw new CryptographicException("Not a sealed value of a known version.");
        var key = await KeyOfAsync(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(sealedValue.AsSpan(1)), place.DivisionCode, ct);
        var clear = new byte[sealedValue.Length - HeaderSize - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(sealedValue.AsSpan(HeaderSize, NonceSize), sealedValue.AsSpan(HeaderSize + NonceSize, clear.Length), sealedValue.AsSpan(^TagSize), clear, BytesOf(place));
        return clear;
    }

    public byte[] PersonKey(IdNumber idNumber) => HMACSHA256.HashData(keys.BlindIndex, Encoding.UTF8.GetBytes("person:" + idNumber.Reveal()))[..16];

    public byte[] Fingerprint(byte[] content) => HMACSHA256.HashData(keys.BlindIndex, content);

    private static byte[] BytesOf(SealedPlace place) => Encoding.UTF8.GetBytes($"{place.Table}|{place.Column}|{place.RowId:N}|{place.DivisionCode}");

    private async Task<(int Id, byte[] Key)> CurrentKeyAsync(string division, int year, CancellationToken ct)
    {
        if (_current.TryGetValue((division, year), out var known)) return known;
        // A data key is committed on its own: the sealed row that needs it may still be rolled back, the key may not be lost with it.
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var fresh = RandomNumberGenerator.GetBytes(32);
        await using var command = new NpgsqlCommand(
            // language=SQL
            """
            insert into relief.data_keys (division_code, fiscal_year, wrapped_key, master_key_id) values (@division, @year, @wrapped, @master)
            on conflict (division_code, fiscal_year) do update set division_code = excluded.division_code
            returning id, wrapped_key
            """, connection, transaction);
        command.Parameters.AddWithValue("division", division);
        command.Parameters.AddWithValue("year", year);
        command.Parameters.AddWithValue("wrapped", keys.Wrap(fresh, division));
        command.Parameters.AddWithValue("master", keys.MasterId);
        RowScopeInterceptor.TellScope(command, RowScope.OfJob(division));
        (int, byte[]) current;
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            await reader.NextResultAsync(ct);
            await reader.ReadAsync(ct);
            current = (reader.GetInt32(0), keys.Unwrap(reader.GetFieldValue<byte[]>(1), division));
        }
        await transaction.CommitAsync(ct);
        return _current.GetOrAdd((division, year), current);
    }

    private async Task<byte[]> KeyOfAsync(int id, string division, CancellationToken ct)
    {
        if (_byId.TryGetValue(id, out var known)) return known;
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("select wrapped_key from relief.data_keys where id = @id", connection);
        command.Parameters.AddWithValue("id", id);
        RowScopeInterceptor.TellScope(command, RowScope.OfJob(division));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        if (!await reader.ReadAsync(ct)) throw new CryptographicException("The data key is gone or belongs to another division.");
        return _byId.GetOrAdd(id, keys.Unwrap(reader.GetFieldValue<byte[]>(0), division));
    }
}
