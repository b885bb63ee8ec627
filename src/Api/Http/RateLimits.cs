using System.Collections.Concurrent;
using ReliefApi.Api.Security;

namespace ReliefApi.Api.Http;

/// <summary>Requests a minute that one caller may send, for each kind of use; 0 is no limit.</summary>
internal sealed record RateBudgets(int People, int Machines, int Feeds, int Exports)
{
    public static RateBudgets Read(IConfiguration configuration) => new(
        configuration.GetValue<int>("RateLimits:People"), configuration.GetValue<int>("RateLimits:Machines"), configuration.GetValue<int>("RateLimits:Feeds"), configuration.GetValue<int>("RateLimits:Exports"));
}

/// <summary>
/// Counts each caller's requests minute by minute, with a budget of its own for people, machines, the feed and exports, and says in headers what is
/// left. Counted on this host: behind several hosts, each grants the budget.
/// </summary>
internal sealed class RateLimits(RequestDelegate next, RateBudgets budgets, TimeProvider clock)
{
    private const int Window = 60;
    private static readonly string[] Exported = ["text/csv", "application/x-ndjson", "application/vnd.openxmlformats"];
    private readonly ConcurrentDictionary<(string Budget, string Caller), int> _used = new();
    private long _minute;

    public async Task InvokeAsync(HttpContext http)
    {
        var (budget, limit) = BudgetOf(http.Request);
        if (limit == 0 || !http.Request.Path.StartsWithSegments("/api"))
        {
            await next(http);
            return;
        }
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (Interlocked.Exchange(ref _minute, now / Window) != now / Window) _used.Clear();
        var used = _used.AddOrUpdate((budget, CallerOf(http)), 1, (_, count) => count + 1);
        var rest = Window - now % Window;
        http.Response.Headers["RateLimit-Policy"] = $"\"{budget}\";q={limit};w={Window}";
        http.Response.Headers["RateLimit"] = $"\"{budget}\";r={Math.Max(0, limit - used)};t={rest}";
        if (used <= limit)
        {
            await next(http);
            return;
        }
        http.Response.Headers.RetryAfter = $"{rest}";
        await Problems.WriteAsync(http, HttpErrors.TooMany, StatusCodes.Status429TooManyRequests);
    }

    private (string Name, int Limit) BudgetOf(HttpRequest request) =>
        request.Headers.Accept.ToString() is { Length: > 0 } accept && Array.Exists(Exported, type => accept.Contains(type, StringComparison.OrdinalIgnoreCase)) ? ("exports", budgets.Exports)
        : request.Path.StartsWithSegments("/api/v1/feed") ? ("feeds", budgets.Feeds)
        : request.Headers.ContainsKey(ApiKeyHandler.Header) ? ("machines", budgets.Machines)
        : ("people", budgets.People);

    /// <summary>The authenticated subject; whoever has none is counted by address, so that guessing is limited as well.</summary>
    private static string CallerOf(HttpContext http) => http.User.FindFirst(Claims.Subject)?.Value ?? $"@{http.Connection.RemoteIpAddress}";
}
