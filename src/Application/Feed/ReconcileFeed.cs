using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Application.Feed;

/// <summary>What a follower has of a division's subtree, by bucket. First with counts and digests alone, to learn which buckets differ; then those with their rows, to be given what differs.</summary>
public sealed record ReconcileFeed : IQuery<Reconciliation>
{
    /// <summary>Root of the subtree; 000000 for the whole country.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>A bucket that is not named is compared as an empty one.</summary>
    public required IReadOnlyList<FollowedBucket> Buckets { get; init; }
    /// <summary>Leave buckets that are not named out of the comparison.</summary>
    public bool OnlyThese { get; init; }
}

/// <summary>What a follower has of one kind, division and year.</summary>
public sealed record FollowedBucket
{
    public required FeedKind Kind { get; init; }
    public required string DivisionCode { get; init; }
    public int? FiscalYear { get; init; }
    public required int Count { get; init; }
    /// <summary>SHA-256, in hex, over one line <c>id:digest</c> for each row, in the order of ids as text, each ended by a line feed; the id is left empty where there is none.</summary>
    public required string Digest { get; init; }
    /// <summary>The rows; without them, the answer says only whether the bucket differs.</summary>
    public IReadOnlyList<FollowedRow>? Rows { get; init; }
}

/// <summary>A row that a follower has.</summary>
public sealed record FollowedRow
{
    public Guid? Id { get; init; }
    /// <summary>As the feed gave it.</summary>
    public required string Digest { get; init; }
}

/// <summary>How a follower's rows differ from the present ones.</summary>
public sealed record Reconciliation
{
    public required string Stream { get; init; }
    /// <summary>Go on in the feed after this number.</summary>
    public required long Through { get; init; }
    /// <summary>How many buckets were compared.</summary>
    public required int Compared { get; init; }
    public required IReadOnlyList<DifferingBucket> Differing { get; init; }
    /// <summary>Of differing buckets that came with rows, exactly what differs: as it is now, or a tombstone.</summary>
    public required IReadOnlyList<FeedState> Items { get; init; }
    /// <summary>False when there was more than one answer holds: repair these, and ask again.</summary>
    public required bool Complete { get; init; }
}

/// <summary>What a differing bucket holds now.</summary>
public sealed record DifferingBucket
{
    public required FeedKind Kind { get; init; }
    public required string DivisionCode { get; init; }
    public int? FiscalYear { get; init; }
    public required int Count { get; init; }
    public required string Digest { get; init; }
}

internal sealed class ReconcileFeedRules : AbstractValidator<ReconcileFeed>
{
    private const int MostBuckets = 10_000, MostRows = 10_000;
    private static readonly Error NotACode = Error.Malformed("division.code_invalid", "不是有效的六位行政区划代码。", "Not a six-digit division code.");
    private static readonly Error Named = Error.Malformed("feed.bucket_invalid", "每个分组须有类别、区划和摘要，且只能出现一次。", "Each bucket has a kind, a division and a digest, and is named once.");
    private static readonly Error TooMuch = Error.Malformed("feed.too_many_rows", "分组或数据行过多，请按区划分次对账。", "Too many buckets or rows: reconcile division by division.");

    public ReconcileFeedRules()
    {
        RuleFor(q => q.DivisionCode).Must(c => c == DivisionCode.Nation || DivisionCode.IsValid(c)).Refuse(NotACode);
        RuleFor(q => q.Buckets).Must(all => all.All(b => b is { Digest: not null, DivisionCode: not null } && (b.Rows ?? []).All(r => r is { Digest: not null }))
            && all.Select(BucketKey.Of).Distinct().Count() == all.Count).Refuse(Named).When(q => q.Buckets is not null);
        RuleFor(q => q.Buckets).Must(all => all.Count <= MostBuckets && all.Sum(b => (long)(b?.Rows?.Count ?? 0)) <= MostRows).Refuse(TooMuch).When(q => q.Buckets is not null);
    }
}

internal readonly record struct BucketKey(FeedKind Kind, string DivisionCode, int? FiscalYear)
{
    public static BucketKey Of(FollowedBucket? b) => b is null ? default : new(b.Kind, b.DivisionCode, b.FiscalYear);
}

internal sealed class ReconcileFeedHandler(IStateReader reader, ICallContext call) : IRequestHandler<ReconcileFeed, Result<Reconciliation>>
{
    private const int MostItems = 2000;

    public async Task<Result<Reconciliation>> Handle(ReconcileFeed request, CancellationToken cancellationToken)
    {
        var range = DivisionRange.Subtree(request.DivisionCode);
        if (!call.Scope.Read.Contains(range.From) || !call.Scope.Read.Contains(range.To)) return DivisionErrors.NotFound.At("/divisionCode");
        var states = await reader.ReadAsync(request.DivisionCode, null, asSeenAbove: false, cancellationToken);
        var present = states.Rows.ToLookup(r => new BucketKey(r.Kind, r.DivisionCode, r.FiscalYear));
        var followed = request.Buckets.ToDictionary(BucketKey.Of);
        List<BucketKey> keys = [.. request.OnlyThese ? followed.Keys : present.Select(p => p.Key).Union(followed.Keys)];

        List<DifferingBucket> differing = [];
        List<FeedState> items = [];
        foreach (var key in keys)
        {
            var (rows, theirs) = (present[key].ToList(), followed.GetValueOrDefault(key));
            var digest = DigestOf(rows.Select(r => (r.Id, r.Digest!)));
            if (theirs is null ? rows.Count == 0 : theirs.Count == rows.Count && theirs.Digest == digest) continue;
            differing.Add(new() { Kind = key.Kind, DivisionCode = key.DivisionCode, FiscalYear = key.FiscalYear, Count = rows.Count, Digest = digest });
            if (theirs?.Rows is not { } had) continue;
            var known = had.ToLookup(r => r.Id, r => r.Digest);
            items.AddRange(rows.Where(r => !known[r.Id].SequenceEqual([r.Digest!])));
            items.AddRange(had.Select(r => r.Id).Distinct().Except(rows.Select(r => r.Id)).Select(id => new FeedState { Kind = key.Kind, DivisionCode = key.DivisionCode, Id = id, FiscalYear = key.FiscalYear, Deleted = true }));
        }
        return new Reconciliation
        {
            Stream = states.Stream,
            Through = states.Through,
            Compared = keys.Count,
            Differing = differing,
            Items = [.. items.Take(MostItems)],
            Complete = items.Count <= MostItems,
        };
    }

    private static string DigestOf(IEnumerable<(Guid? Id, string Digest)> rows) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(rows.Select(r => $"{r.Id}:{r.Digest}\n").Order(StringComparer.Ordinal)))));
}
