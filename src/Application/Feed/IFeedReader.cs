using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Feed;

/// <summary>Reads numbered changes within the caller's row scope, each with the present state of what changed.</summary>
public interface IFeedReader
{
    Task<Result<FeedPage>> ReadAsync(ReadFeed query, CancellationToken ct);
}
