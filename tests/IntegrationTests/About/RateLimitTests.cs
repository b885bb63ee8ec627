using System.Net;
using System.Net.Http.Headers;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.About;

public sealed class RateLimitTests(ReliefHost host)
{
    [Fact]
    public async Task Each_caller_has_a_budget_a_minute_is_told_what_is_left_and_when_to_come_back()
    {
        await using var own = await host.AnotherAsync(("RateLimits:People", "3"), ("RateLimits:Feeds", "1"), ("RateLimits:Exports", "1"));
        own.Clock.Advance(TimeSpan.FromSeconds(20));
        using var one = own.As(Role.Administrator, "420101", "one");
        using var other = own.As(Role.Administrator, "420101", "other");
        foreach (var left in (int[])[2, 1, 0])
        {
            var answer = await AskAsync(one, "/me");
            (answer.Status, answer.Policy, answer.Left).ShouldBe((HttpStatusCode.OK, "\"people\";q=3;w=60", $"\"people\";r={left};t=40"));
        }
        var refused = await AskAsync(one, "/me");
        (refused.Status, refused.Left, refused.RetryAfter).ShouldBe((HttpStatusCode.TooManyRequests, "\"people\";r=0;t=40", TimeSpan.FromSeconds(40)));
        refused.Text.ShouldContain("\"request.too_many\"");

        // Another caller, and other uses of the same caller, have budgets of their own.
        (await AskAsync(other, "/me")).Status.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(one, "/feed?after=0")).Left.ShouldBe("\"feeds\";r=0;t=40");
        (await AskAsync(one, "/feed?after=0")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await AskAsync(one, "/projects", "text/csv")).Left.ShouldBe("\"exports\";r=0;t=40");
        (await AskAsync(one, "/projects", "text/csv")).Status.ShouldBe(HttpStatusCode.TooManyRequests);

        own.Clock.Advance(TimeSpan.FromSeconds(40));
        (await AskAsync(one, "/me")).Left.ShouldBe("\"people\";r=2;t=60");
    }

    [Fact]
    public async Task Whoever_gives_no_credential_is_counted_by_address_and_health_is_never_refused()
    {
        await using var own = await host.AnotherAsync(("RateLimits:People", "2"));
        using var nobody = own.Anonymous();
        foreach (var status in (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests])
            (await AskAsync(nobody, "/me")).Status.ShouldBe(status);
        for (var i = 0; i < 5; i++) (await nobody.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Many_requests_at_once_are_counted_one_by_one()
    {
        await using var own = await host.AnotherAsync(("RateLimits:People", "25"));
        using var one = own.As(Role.CountyClerk, "420101");
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => AskAsync(one, "/me")));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(25);
        answers.Count(a => a.Status == HttpStatusCode.TooManyRequests).ShouldBe(35);
    }

    private static async Task<(HttpStatusCode Status, string? Policy, string? Left, TimeSpan? RetryAfter, string Text)> AskAsync(HttpClient client, string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path);
        if (accept is not null) request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, Header("RateLimit-Policy"), Header("RateLimit"), answer.Headers.RetryAfter?.Delta, await answer.Content.ReadAsStringAsync());

        string? Header(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;
    }
}
