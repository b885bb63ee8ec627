namespace ReliefApi.Domain.Common;

/// <summary>What kind of refusal an <see cref="Error"/> is; the API maps each kind to one HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>The request cannot be understood (400).</summary>
    Malformed,
    /// <summary>The caller may see this but not do it (403).</summary>
    Forbidden,
    /// <summary>It does not exist, or the caller may not see it (404).</summary>
    NotFound,
    /// <summary>The state of the resource does not allow it (409).</summary>
    Conflict,
    /// <summary>The caller's copy is out of date (412).</summary>
    Stale,
    /// <summary>A rule is broken (422).</summary>
    Rule,
}

/// <summary>An expected refusal: a value, not an exception.</summary>
/// <param name="Code">Stable, language-free code, such as <c>relief_case.above_cap</c>.</param>
/// <param name="Kind">What kind of refusal it is.</param>
/// <param name="Zh">What is wrong, in Chinese.</param>
/// <param name="En">What is wrong, in English.</param>
/// <param name="Pointer">JSON pointer of the member at fault, or null for the whole request.</param>
public sealed record Error(string Code, ErrorKind Kind, string Zh, string En, string? Pointer = null)
{
    public static Error Malformed(string code, string zh, string en) => new(code, ErrorKind.Malformed, zh, en);
    public static Error Forbidden(string code, string zh, string en) => new(code, ErrorKind.Forbidden, zh, en);
    public static Error NotFound(string code, string zh, string en) => new(code, ErrorKind.NotFound, zh, en);
    public static Error Conflict(string code, string zh, string en) => new(code, ErrorKind.Conflict, zh, en);
    public static Error Rule(string code, string zh, string en) => new(code, ErrorKind.Rule, zh, en);

    public static readonly Error StaleRevision = new("revision.stale", ErrorKind.Stale,
        "您所依据的版本已过期，请重新读取后再修改。", "Your copy is out of date: read it again before you change it.");

    /// <summary>The same refusal, pointing at the member at fault.</summary>
    public Error At(string pointer) => this with { Pointer = pointer };

    /// <summary>The same refusal with the values seen, appended to both texts.</summary>
    public Error Seen(string values) => this with { Zh = $"{Zh}（{values}）", En = $"{En} ({values})" };
}
