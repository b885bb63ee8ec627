namespace ReliefApi.Application.PersonalData;

/// <summary>Where a sealed value belongs. It is bound into the seal: moved to another row, column or division, it no longer opens.</summary>
public readonly record struct SealedPlace(string Table, string Column, Guid RowId, string DivisionCode);

/// <summary>Seals and opens personal data with keys of the division and year, themselves wrapped by a key outside the database.</summary>
public interface IPersonalDataVault
{
    /// <summary>Authenticated encryption under the division's key of this year; null stays null.</summary>
    Task<byte[]?> SealAsync(Pii? value, SealedPlace place, CancellationToken ct);

    /// <summary>The value sealed at exactly this place; null stays null.</summary>
    Task<T?> OpenAsync<T>(byte[]? sealedValue, SealedPlace place, CancellationToken ct) where T : Pii;

    /// <summary>The same for what holds personal data as a whole, such as a piece of a file.</summary>
    Task<byte[]> SealBytesAsync(ReadOnlyMemory<byte> clear, SealedPlace place, CancellationToken ct);

    /// <summary>The bytes sealed at exactly this place.</summary>
    Task<byte[]> OpenBytesAsync(byte[] sealedValue, SealedPlace place, CancellationToken ct);

    /// <summary>Keyed blind index of an identity number, 16 bytes: equal persons are equal, nothing else can be read from it.</summary>
    byte[] PersonKey(IdNumber idNumber);

    /// <summary>Keyed hash, for comparing requests without keeping them.</summary>
    byte[] Fingerprint(byte[] content);
}
