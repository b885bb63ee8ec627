namespace ReliefApi.Application.Sheets;

/// <summary>A file format of tables, such as CSV.</summary>
public interface ISheetFormat
{
    /// <summary>The media type of what is written.</summary>
    string MediaType { get; }

    /// <summary>The file extension with its dot.</summary>
    string FileExtension { get; }

    /// <summary>Begins a table; the stream need not seek and stays open.</summary>
    /// <param name="output">Where it goes; written to asynchronously only.</param>
    /// <param name="headers">The names of the columns.</param>
    ISheetWriter Begin(Stream output, IReadOnlyList<string> headers);
}

/// <summary>Writes one table, cell by cell. Rows wait in memory until they are flushed.</summary>
public interface ISheetWriter
{
    /// <summary>Text is never a formula, whatever it begins with.</summary>
    void Write(string text);
    void Write(decimal number);

    /// <summary>An amount in yuan, with its fen.</summary>
    void WriteMoney(decimal yuan);
    void Write(DateOnly day);
    void Write(bool flag);
    void WriteBlank();
    void EndRow();

    /// <summary>Sends on what is written so far.</summary>
    Task FlushAsync(CancellationToken ct);

    /// <summary>Ends the table.</summary>
    Task CompleteAsync(CancellationToken ct);
}
