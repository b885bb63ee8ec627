using FluentValidation;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.History;

/// <summary>A point in both times: what was known at an instant, about what had happened by the end of a day.</summary>
/// <param name="Known">Records written later are left out.</param>
/// <param name="Day">Events dated later are left out; null for none.</param>
/// <param name="Today">The day on which terms are counted.</param>
public sealed record Moment(DateTimeOffset Known, DateOnly? Day, DateOnly Today)
{
    /// <summary>All that is known now.</summary>
    private static readonly DateTimeOffset Always = DateTimeOffset.MaxValue;

    /// <returns>Null for the present.</returns>
    public static Moment? Of(ITimeTravel query, TimeProvider clock) => query is { AsOf: null, KnownAt: null } ? null : new(
        query.KnownAt?.ToUniversalTime() ?? Always,
        query.AsOf,
        query.AsOf ?? ChinaTime.DateOf(query.KnownAt!.Value));

    /// <summary>For what has no dates of its own: the instant, or the end of the day when that is earlier.</summary>
    public DateTimeOffset Instant => Day is { } day && ChinaTime.EndOf(day) is var end && end < Known ? end : Known;

    /// <summary>The same moment in the query of an address.</summary>
    public string Query => (Day is { } day ? $"&asOf={day:yyyy-MM-dd}" : "") + (Known == Always ? "" : $"&knownAt={Known:yyyy-MM-ddTHH:mm:ss.ffffffZ}");
}

/// <summary>A query that can look into the past.</summary>
public interface ITimeTravel
{
    /// <summary>Business date: what was true then.</summary>
    DateOnly? AsOf { get; }

    /// <summary>Instant: what was known then.</summary>
    DateTimeOffset? KnownAt { get; }
}

internal static class MomentRules
{
    private static readonly Error InFuture = Error.Malformed("query.in_future", "时点不得晚于现在。", "The moment lies in the future.");

    public static void CheckMoment<T>(this AbstractValidator<T> validator, TimeProvider clock) where T : ITimeTravel
    {
        validator.RuleFor(q => q.AsOf).Must(day => day is null || day <= clock.Today()).Refuse(InFuture);
        validator.RuleFor(q => q.KnownAt).Must(at => at is null || at <= clock.GetUtcNow()).Refuse(InFuture);
    }
}
