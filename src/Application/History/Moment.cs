using FluentValidation;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.History;

/// <summary>A point in both times: what was known at an instant, about what had happened by the end of a day.</summary>
/// <param name="KnownAt">Records written later are left out; null for all that is known.</param>
/// <param name="Day">Events dated later are left out; null for none.</param>
public sealed record Moment(DateTimeOffset? KnownAt, DateOnly? Day)
{
    /// <returns>Null for the present.</returns>
    public static Moment? Of(ITimeTravel query) => query is { AsOf: null, KnownAt: null } ? null : new(query.KnownAt?.Instant, query.AsOf?.Day);

    public DateTimeOffset Known => KnownAt ?? DateTimeOffset.MaxValue.ToUniversalTime();

    /// <summary>The day on which terms are counted: nothing is known of a term that ended after the instant of knowledge.</summary>
    public DateOnly Today => (Day, KnownAt) switch
    {
        ({ } day, { } known) => ChinaTime.DateOf(known) is var last && last < day ? last : day,
        ({ } day, null) => day,
        _ => ChinaTime.DateOf(Known),
    };

    /// <summary>For what has no dates of its own: the instant, or the end of the day when that is earlier.</summary>
    public DateTimeOffset Instant => Day is { } day && ChinaTime.EndOf(day) is var end && end < Known ? end : Known;

    /// <summary>The same moment in the query of an address.</summary>
    public string Query => (Day is { } day ? $"&asOf={day:yyyy-MM-dd}" : "") + (KnownAt is { } known ? $"&knownAt={known:yyyy-MM-ddTHH:mm:ss.ffffffZ}" : "");
}

/// <summary>A query that can look into the past.</summary>
public interface ITimeTravel
{
    /// <summary>Business time: what was true then.</summary>
    TimePoint? AsOf { get; }

    /// <summary>Time of record: what was known then.</summary>
    TimePoint? KnownAt { get; }
}

internal static class MomentRules
{
    private static readonly Error Unknown = Error.Malformed("query.unknown_moment", "请填写带时区的时刻（如2020-06-30T18:00:00+08:00）或日期（如2020-06-30）。",
        "Give an instant with its offset (2020-06-30T18:00:00+08:00) or a day (2020-06-30).");
    private static readonly Error InFuture = Error.Malformed("query.in_future", "时点不得晚于现在。", "The moment lies in the future.");

    public static void CheckMoment<T>(this AbstractValidator<T> validator, TimeProvider clock) where T : ITimeTravel
    {
        validator.RuleFor(q => q.AsOf).IsPast(clock);
        validator.RuleFor(q => q.KnownAt).IsPast(clock);
    }

    public static void IsPast<T>(this IRuleBuilderInitial<T, TimePoint?> rule, TimeProvider clock) => rule.Cascade(CascadeMode.Stop)
        .Must(point => point is null || point.Value.IsKnown).Refuse(Unknown)
        .Must(point => point is null || !point.Value.IsAfter(clock.GetUtcNow())).Refuse(InFuture);
}
