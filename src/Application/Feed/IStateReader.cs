namespace ReliefApi.Application.Feed;

/// <summary>Everything that the feed tells of, as it stands at one moment.</summary>
/// <param name="Through">Every change up to this number of the stream is in it; some later ones may be.</param>
/// <param name="Rows">By year (what belongs to none first), division, kind and id.</param>
public sealed record States(string Stream, long Through, IReadOnlyList<FeedState> Rows);

/// <summary>Reads the present state of a whole subtree, in a transaction of its own.</summary>
public interface IStateReader
{
    /// <param name="divisionCode">Root of a subtree that the caller may read.</param>
    /// <param name="fiscalYear">Only what belongs to this year or to none; null for all years.</param>
    /// <param name="asSeenAbove">Whether small numbers are suppressed whoever asks, because the answer is kept for those above.</param>
    Task<States> ReadAsync(string divisionCode, int? fiscalYear, bool asSeenAbove, CancellationToken ct);
}
