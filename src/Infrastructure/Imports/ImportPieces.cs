using Npgsql;
using ReliefApi.Application.Access;
using ReliefApi.Application.PersonalData;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Imports;

/// <summary>A received file as one stream that seeks, though only two pieces of it are in memory at a time: an archive is read from its end and then from its front.</summary>
internal sealed class ImportPieces(NpgsqlDataSource source, IPersonalDataVault vault, Guid importId, string divisionCode, long size) : Stream
{
    private readonly (int Sequence, byte[] Clear)[] _held = [(-1, []), (-1, [])];
    private int _next;

    internal static SealedPlace Place(Guid importId, int sequence, string divisionCode) => new("import_chunks", $"content-{sequence}", importId, divisionCode);

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => size;
    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Position >= size || buffer.IsEmpty) return 0;
        var piece = PieceOf((int)(Position / ImportIntake.Piece)).AsSpan((int)(Position % ImportIntake.Piece));
        var read = Math.Min(piece.Length, buffer.Length);
        piece[..read].CopyTo(buffer);
        Position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => Position + offset, _ => size + offset };

    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private byte[] PieceOf(int sequence)
    {
        foreach (var (held, clear) in _held)
            if (held == sequence) return clear;
        // Readers of archives and of CSV read synchronously; the job has a thread to itself.
        using var connection = source.OpenConnection();
        using var command = new NpgsqlCommand("select content from relief.import_chunks where import_id = @import and sequence = @sequence", connection);
        command.Parameters.AddWithValue("import", importId);
        command.Parameters.AddWithValue("sequence", sequence);
        RowScopeInterceptor.TellReadScope(command, RowScope.OfJob(divisionCode));
        using var reader = command.ExecuteReader();
        reader.NextResult();
        // Whoever cancels an import deletes its pieces.
        if (!reader.Read()) throw new OperationCanceledException("The import was cancelled.");
        var opened = vault.OpenBytesAsync(reader.GetFieldValue<byte[]>(0), Place(importId, sequence, divisionCode), CancellationToken.None).GetAwaiter().GetResult();
        _held[_next] = (sequence, opened);
        _next = 1 - _next;
        return opened;
    }
}
