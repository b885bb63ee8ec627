using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.History;

/// <summary>
/// A moment in a query string: an instant with its offset (<c>2020-06-30T18:00:00+08:00</c>), or a day in China (<c>2020-06-30</c>), which means its end.
/// Text that is neither is refused by name instead of by type. A plus that was not encoded arrives as a space and is taken for what it was.
/// </summary>
public readonly partial record struct TimePoint(string Raw)
{
    public static bool TryParse(string? text, IFormatProvider? provider, out TimePoint point)
    {
        point = new(text ?? "");
        return text is not null;
    }

    [JsonIgnore]
    public bool IsKnown => Day is not null;

    /// <summary>The day in China that it lies in; null when it is no moment.</summary>
    [JsonIgnore]
    public DateOnly? Day => ExactDay ?? (ExactInstant is { } instant ? ChinaTime.DateOf(instant) : null);

    /// <summary>The instant itself, or the last of the day; null when it is no moment.</summary>
    [JsonIgnore]
    public DateTimeOffset? Instant => ExactInstant ?? (ExactDay is { } day ? ChinaTime.EndOf(day) : null);

    /// <summary>Whether it lies after now. A day is not over before its end, yet all that is known of today may be asked for.</summary>
    public bool IsAfter(DateTimeOffset now) => ExactInstant is { } instant ? instant > now : Day > ChinaTime.DateOf(now);

    public override string ToString() => Raw;

    private DateOnly? ExactDay => DateOnly.TryParseExact(Raw, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsKept(day.Year) ? day : null;

    private DateTimeOffset? ExactInstant => InstantShape().IsMatch(Raw)
        && DateTimeOffset.TryParse(Raw.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) && IsKept(instant.Year) ? instant.ToUniversalTime() : null;

    // The ends of the calendar leave no room for an offset.
    private static bool IsKept(int year) => year is >= 1900 and <= 9000;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+ -]\d{2}:\d{2})$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex InstantShape();
}
