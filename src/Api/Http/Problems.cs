using System.Diagnostics;
using System.Text.Json.Serialization;
using ReliefApi.Domain.Common;

namespace ReliefApi.Api.Http;

/// <summary>A problem document (RFC 9457) that names every fault of a request.</summary>
internal sealed record Problem
{
    /// <summary>Names the kind of problem by the address of a page about it: <c>/problems/</c> and the code.</summary>
    public required string Type { get; init; }
    /// <summary>What is wrong, in the caller's language.</summary>
    public required string Title { get; init; }
    public required int Status { get; init; }
    /// <summary>Every fault, in the caller's language.</summary>
    public required string Detail { get; init; }
    /// <summary>Path of the request.</summary>
    public required string Instance { get; init; }
    /// <summary>Stable code; <c>request.refused</c> when there are several faults.</summary>
    public required string Code { get; init; }
    /// <summary>Give this to support.</summary>
    public required string TraceId { get; init; }
    public required IReadOnlyList<ProblemError> Errors { get; init; }
}

/// <summary>One fault.</summary>
internal sealed record ProblemError
{
    /// <summary>JSON pointer into the body, or the name of a parameter after a slash.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Pointer { get; init; }
    public required string Code { get; init; }
    public required string Detail { get; init; }
}

/// <summary>The one place where a refusal becomes a status and a problem document.</summary>
internal static class Problems
{
    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Malformed => StatusCodes.Status400BadRequest,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Stale => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    public static IResult Of(HttpContext http, IReadOnlyList<Error> errors, int? status = null)
    {
        var code = status ?? StatusOf(errors[0].Kind);
        return Results.Json(Document(http, errors, code), statusCode: code, contentType: "application/problem+json");
    }

    public static Task WriteAsync(HttpContext http, Error error, int status) => Of(http, [error], status).ExecuteAsync(http);

    private static Problem Document(HttpContext http, IReadOnlyList<Error> errors, int status)
    {
        var zh = !PrefersEnglish(http.Request);
        var code = errors.Count == 1 ? errors[0].Code : HttpErrors.Refused.Code;
        return new Problem
        {
            Type = ProblemPages.TypeOf(code),
            Title = errors.Count == 1 ? TextOf(errors[0]) : zh ? $"请求中有{errors.Count}处错误。" : $"The request has {errors.Count} faults.",
            Status = status,
            Detail = string.Join(' ', errors.Select(TextOf)),
            Instance = http.Request.Path,
            Code = code,
            TraceId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
            Errors = [.. errors.Select(e => new ProblemError { Pointer = e.Pointer, Code = e.Code, Detail = TextOf(e) })],
        };

        string TextOf(Error error) => zh ? error.Zh : error.En;
    }

    /// <summary>Chinese unless English is asked for first.</summary>
    public static bool PrefersEnglish(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage is { Count: > 0 } languages
        && languages.OrderByDescending(l => l.Quality ?? 1).First().Value.StartsWith("en", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Refusals that only the HTTP side knows.</summary>
internal static class HttpErrors
{
    public static readonly Error Unauthenticated = Error.Malformed("auth.unauthenticated", "请先登录或提供有效的凭证。", "Sign in or give valid credentials.");
    public static readonly Error Forbidden = Error.Forbidden("auth.forbidden", "您的角色无权执行此操作。", "Your role may not do this.");
    public static readonly Error NoRoute = Error.NotFound("route.not_found", "没有这样的地址。", "No such address.");
    public static readonly Error MethodNotAllowed = Error.Malformed("route.method_not_allowed", "该地址不支持此方法。", "This address does not take this method.");
    public static readonly Error UnsupportedMediaType = Error.Malformed("request.unsupported_media_type", "请求体须为 application/json；PATCH 须为 application/merge-patch+json，上传文件须为接口所列类型。", "The body is application/json, that of a PATCH application/merge-patch+json, a file one of the types of its operation.");
    public static readonly Error TooLarge = Error.Malformed("request.too_large", "请求体过大。", "The body is too large.");
    public static readonly Error Malformed = Error.Malformed("request.malformed", "请求无法解析。", "The request cannot be understood.");
    public static readonly Error ParameterMalformed = Error.Malformed("query.malformed_value", "参数的值无法解析。", "The value of the parameter cannot be understood.");
    public static readonly Error UnknownParameter = Error.Malformed("query.unknown_parameter", "未知的查询参数。", "Unknown query parameter.");
    public static readonly Error RepeatedParameter = Error.Malformed("query.repeated_parameter", "查询参数重复。", "A query parameter is given twice.");
    public static readonly Error RevisionRequired = Error.Malformed("revision.required", "请在 If-Match 中给出所依据的版本。", "Name the revision that you saw in If-Match.");
    public static readonly Error RevisionMalformed = Error.Malformed("revision.malformed", "If-Match 须为一个强实体标签。", "If-Match takes one strong entity tag.");
    public static readonly Error NothingToPatch = Error.NotFound("patch.nothing_there", "尚无记录，PATCH 不新建记录，请使用 PUT。", "Nothing is recorded yet, and PATCH never creates: use PUT.");
    public static readonly Error KeyMalformed = Error.Malformed("idempotency.key_malformed", "Idempotency-Key 须为1至200个可见字符。", "Idempotency-Key is 1 to 200 visible characters.");
    public static readonly Error NotAcceptable = Error.Malformed("request.not_acceptable", "没有可接受的表示形式。", "None of the formats asked for exists.");
    public static readonly Error Refused = Error.Malformed("request.refused", "请求中有多处错误，逐一列于 errors。", "The request has several faults, each listed in errors.");
    public static readonly Error TooMany = Error.Malformed("request.too_many", "请求过于频繁，请稍后重试。", "Too many requests: try again later.");
    public static readonly Error Busy = Error.Conflict("request.in_progress", "相同的数据正被另一个请求处理，请稍后重试。", "Another request is working on the same rows: try again shortly.");
    public static readonly Error Duplicate = Error.Conflict("record.duplicate", "已存在相同的记录。", "The same record already exists.");
    public static readonly Error Unavailable = Error.Conflict("service.unavailable", "服务暂不可用，请稍后重试。", "The service is not available: try again later.");
    public static readonly Error Internal = Error.Conflict("service.error", "服务内部错误，请提供 traceId 以便查找。", "Internal error: quote the traceId.");
}
