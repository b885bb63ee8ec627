namespace ReliefApi.Domain.Common;

/// <summary>Business dates. China keeps one zone, UTC+8 without daylight saving since 1991.</summary>
public static class ChinaTime
{
    /// <summary>The zone's IANA name, for schedulers.</summary>
    public const string ZoneId = "Asia/Shanghai";

    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly Today(this TimeProvider clock) => DateOf(clock.GetUtcNow());

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The last instant of a day, to the microsecond that the database keeps.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, Offset).ToUniversalTime().AddMicroseconds(-1);
}
