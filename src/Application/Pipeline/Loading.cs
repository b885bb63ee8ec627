using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Pipeline;

/// <summary>The two reasons why an existing row cannot be worked on, asked in the same order everywhere.</summary>
internal static class Loading
{
    /// <summary>Refuses a row that is not there (or not visible), or one that has moved on since the caller read it.</summary>
    public static Error? FaultOf<T>(this T? row, int expectedRevision, Error notFound) where T : class, IRevised =>
        row is null ? notFound : row.Revision != expectedRevision ? Error.StaleRevision : null;
}
