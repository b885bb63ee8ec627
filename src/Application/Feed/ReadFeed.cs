using FluentValidation;
using MediatR;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Feed;

/// <summary>What has changed in the caller's divisions after a number.</summary>
/// <param name="After">The number up to which the caller has everything; 0, which is the default, for the beginning.</param>
/// <param name="Stream">The stream that the number belongs to; when it is no longer the present one, the answer is 409.</param>
public sealed record ReadFeed(long? After, string? Stream, int? PageSize) : IQuery<FeedPage>;

/// <summary>Everything that changed after <c>after</c> up to and including <c>through</c>. Numbers have no gap; those of divisions outside the caller's are passed over.</summary>
public sealed record FeedPage
{
    /// <summary>Names the course of events that the numbers belong to. Another one means: reconcile, and go on from its numbers.</summary>
    public required string Stream { get; init; }
    public required long After { get; init; }
    /// <summary>Give this as <c>after</c> of the next page.</summary>
    public required long Through { get; init; }
    /// <summary>The last number there is.</summary>
    public required long Head { get; init; }
    public required IReadOnlyList<FeedItem> Items { get; init; }
}

internal sealed class ReadFeedRules : AbstractValidator<ReadFeed>
{
    public ReadFeedRules()
    {
        RuleFor(q => q.After).GreaterThanOrEqualTo(0);
        RuleFor(q => q.Stream).MaximumLength(40);
        RuleFor(q => q.PageSize).InclusiveBetween(1, PagingRules.Largest);
    }
}

internal sealed class ReadFeedHandler(IFeedReader reader) : IRequestHandler<ReadFeed, Result<FeedPage>>
{
    public Task<Result<FeedPage>> Handle(ReadFeed request, CancellationToken cancellationToken) => reader.ReadAsync(request, cancellationToken);
}

public static class FeedErrors
{
    public static readonly Error AnotherStream = Error.Conflict("feed.another_stream", "数据库已恢复或切换，此序号属于另一变更流，请对账后从新的序号继续。",
        "The database was restored or replaced: the number belongs to another stream. Reconcile, then go on from the new numbers.");
    public static readonly Error Ahead = Error.Conflict("feed.ahead", "该序号尚不存在，请核对所属的变更流。", "There is no such number yet: check the stream it belongs to.");
}
