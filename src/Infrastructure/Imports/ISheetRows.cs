using ReliefApi.Domain.Imports;

namespace ReliefApi.Infrastructure.Imports;

/// <summary>The rows of a table in a file, one after the other; cells are valid until the next row is read.</summary>
internal interface ISheetRows : ICells, IDisposable
{
    /// <summary>Moves to the next row; false at the end.</summary>
    bool Read();

    /// <summary>How many cells the row has; later ones are empty.</summary>
    int Count { get; }

    /// <summary>Whatever else in the file holds rows that are not read, such as further sheets.</summary>
    IReadOnlyList<string> Ignored { get; }
}
