namespace ReliefApi.Domain.Common;

/// <summary>Business dates. China keeps one zone, UTC+8 without daylight saving since 1991.</summary>
public static class ChinaTime
{
    /// <summary>The zone's IANA name, for schedulers.</summary>
    public const string ZoneId = "Asia/Shanghai";

    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly Today(this TimeProvider clock) => DateOf(clock.GetUtcNow());

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
}
