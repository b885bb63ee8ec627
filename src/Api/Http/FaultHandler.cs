using System.Data.Common;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Access;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Api.Http;

/// <summary>Thrown while binding a request, where a value cannot be returned.</summary>
internal sealed class RefusedException(int status, Error error) : Exception(error.Code)
{
    public int Status { get; } = status;
    public Error Error { get; } = error;
}

/// <summary>Turns what was thrown into a problem document: bad input into 4xx, a database that is away into 503, the rest into a 500 without a word about its inside.</summary>
internal sealed partial class FaultHandler(ILogger<FaultHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        var (status, error) = Read(exception);
        if (status == StatusCodes.Status500InternalServerError) logger.LogError(exception, "Unexpected fault in {Route}", httpContext.GetEndpoint()?.DisplayName);
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            logger.LogWarning("The database does not answer: {Fault}", exception.GetBaseException().GetType().Name);
            httpContext.Response.Headers.RetryAfter = "5";
        }
        if (error == HttpErrors.Busy) httpContext.Response.Headers.RetryAfter = "1";
        await Problems.WriteAsync(httpContext, error, status);
        return true;
    }

    private static (int, Error) Read(Exception thrown)
    {
        for (var e = thrown; e is not null; e = e.InnerException)
            if (Known(e) is { } known) return known;
        return (StatusCodes.Status500InternalServerError, HttpErrors.Internal);
    }

    private static (int, Error)? Known(Exception e) => e switch
    {
        RefusedException refused => (refused.Status, refused.Error),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (413, HttpErrors.TooLarge),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => (415, HttpErrors.UnsupportedMediaType),
        BadHttpRequestException { InnerException: JsonException json } => (400, OfJson(json)),
        BadHttpRequestException bad => (bad.StatusCode, OfBinding(bad)),
        OutOfWriteScopeException => (403, DivisionErrors.ReadOnly),
        DbUpdateConcurrencyException => (412, Error.StaleRevision),
        DbException { SqlState: "23505" } => (409, HttpErrors.Duplicate),
        DbException { SqlState: "42501" } => (403, DivisionErrors.ReadOnly),
        DbException { SqlState: "22021" or "22P05" } => (400, HttpErrors.Malformed),
        DbException { SqlState: "22003" } => (422, HttpErrors.Malformed),
        DbException { SqlState: "55P03" or "40001" or "40P01" } => (409, HttpErrors.Busy),
        DbException { SqlState: null } or SocketException or TimeoutException => (503, HttpErrors.Unavailable),
        // Connection faults, resources (a full disk among them), shutdown by the operator.
        DbException { SqlState: ['0', '8', ..] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] } => (503, HttpErrors.Unavailable),
        _ => null,
    };

    /// <summary>The framework's text names types of ours, so only the parameter is taken from it.</summary>
    private static Error OfBinding(BadHttpRequestException bad) =>
        BoundParameter().Match(bad.Message) is { Success: true } match && match.Groups["name"].Value is not "body" and var name
            ? HttpErrors.ParameterMalformed.At("/" + char.ToLowerInvariant(name[0]) + name[1..])
            : HttpErrors.Malformed;

    [GeneratedRegex("parameter \"(?:[^\"]* )?(?<name>\\w+)\"")]
    private static partial Regex BoundParameter();

    private static Error OfJson(JsonException json)
    {
        var pointer = (json.Path ?? "$").TrimStart('$').Replace('.', '/').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        // Our own converters explain themselves; the parser's text names types of ours, so only its position is passed on.
        var detail = json.InnerException is null && json.LineNumber is null ? json.Message : $"line {json.LineNumber + 1}, byte {json.BytePositionInLine}";
        var error = HttpErrors.Malformed.Seen(detail);
        return pointer.Length > 0 ? error.At(pointer) : error;
    }
}
