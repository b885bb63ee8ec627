using ReliefApi.Api.Security;
using ReliefApi.Application.Access;

namespace ReliefApi.Api.Http;

/// <summary>Hands the authenticated caller, the idempotency key and whether the request is only a try to the application, before any row is read.</summary>
internal sealed class CallerMiddleware(RequestDelegate next)
{
    public const int LongestKey = 200;

    public async Task InvokeAsync(HttpContext http, CallContext call)
    {
        if (http.User.ToCaller() is { } caller)
        {
            var key = http.Request.Headers["Idempotency-Key"];
            if (key.Count > 0 && (key.Count > 1 || key.ToString() is not { Length: > 0 and <= LongestKey } text || !text.All(c => c is > ' ' and <= '~')))
            {
                await Problems.WriteAsync(http, HttpErrors.KeyMalformed, StatusCodes.Status400BadRequest);
                return;
            }
            call.Be(caller, key.Count == 0 ? null : key.ToString());
            if (IsTry(http)) call.OnlyValidate();
        }
        await next(http);
    }

    /// <summary>Whatever the value, it stores nothing: one that cannot be read is refused later.</summary>
    private static bool IsTry(HttpContext http) => http.Request.Query.TryGetValue(CanBeTried.Parameter, out var value) && value != "false";
}
