using System.Text.Json.Serialization;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Imports;

namespace ReliefApi.Application.Imports;

/// <summary>A file as it was sent, sealed piece by piece before it touched a disk.</summary>
public sealed class ReceivedFile(Func<CancellationToken, IAsyncEnumerable<byte[]>>? pieces) : IAsyncDisposable
{
    /// <summary>The import that it will be; bound into the seal of every piece.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }
    /// <summary>Why it is not taken; null when it is.</summary>
    public Error? Refusal { get; init; }
    public SheetFile File { get; init; }
    /// <summary>Name of the encoding of a CSV; empty for a workbook.</summary>
    public string Encoding { get; init; } = "";
    /// <summary>SHA-256 of the clear bytes, lower-case hex.</summary>
    public string Sha256 { get; init; } = "";
    /// <summary>Bytes.</summary>
    public long Size { get; init; }
    [JsonIgnore]
    public IAsyncDisposable? Spool { get; init; }

    /// <summary>The sealed pieces in order.</summary>
    public IAsyncEnumerable<byte[]> Pieces(CancellationToken ct) => pieces!(ct);

    public ValueTask DisposeAsync() => Spool?.DisposeAsync() ?? default;
}

/// <summary>Takes a file in as it arrives, in constant memory, before any transaction begins: a slow sender must not hold one.</summary>
public interface IImportIntake
{
    /// <param name="divisionCode">Whose key seals it.</param>
    /// <param name="body">The file.</param>
    /// <param name="ct">The sender hung up.</param>
    Task<ReceivedFile> ReceiveAsync(string divisionCode, Stream body, CancellationToken ct);
}
