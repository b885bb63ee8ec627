using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Access;

public sealed class RecordRoleTests(ReliefHost host)
{
    private static readonly Role[] County = [Role.CountyClerk, Role.CountyReviewer, Role.CountyFinance];
    private static readonly Role[] CountyAndAdministrator = [.. County, Role.Administrator];

    /// <summary>Who may call what; <c>:id</c> stands for any id.</summary>
    public static TheoryData<string, string, Role[]> Operations
    {
        get
        {
            TheoryData<string, string, Role[]> all = [];
            foreach (var noun in (string[])["petitions", "relief-cases"])
            {
                all.Add("GET", $"/{noun}", County);
                all.Add("POST", $"/{noun}", [Role.CountyClerk]);
                all.Add("POST", $"/{noun}:search", County);
                all.Add("GET", $"/{noun}/ID", County);
                all.Add("GET", $"/{noun}/ID/transitions", County);
                all.Add("POST", $"/{noun}/ID:reveal", County);
            }
            all.Add("GET", "/relief-cases/ID/payments", County);
            all.Add("PUT", "/relief-cases/ID", [Role.CountyClerk]);
            all.Add("PATCH", "/relief-cases/ID", [Role.CountyClerk]);
            foreach (var verb in (string[])["transfer", "accept", "refuse", "extend", "reply", "ask-for-review", "ask-for-re-review", "conclude"]) all.Add("POST", $"/petitions/ID:{verb}", [Role.CountyClerk]);
            foreach (var verb in (string[])["apply", "notice", "sign-agreement", "follow-up", "withdraw", "suspend", "resume", "relapse"]) all.Add("POST", $"/relief-cases/ID:{verb}", [Role.CountyClerk]);
            foreach (var verb in (string[])["first-review", "joint-review", "approve", "reject", "refer", "close"]) all.Add("POST", $"/relief-cases/ID:{verb}", [Role.CountyReviewer]);
            foreach (var verb in (string[])["pay", "return-payment"]) all.Add("POST", $"/relief-cases/ID:{verb}", [Role.CountyFinance]);
            all.Add("GET", "/work-measures", CountyAndAdministrator);
            all.Add("GET", "/work-measures/ID", CountyAndAdministrator);
            all.Add("POST", "/work-measures", [Role.CountyClerk]);
            all.Add("PUT", "/work-measures/ID", [Role.CountyClerk]);
            all.Add("PATCH", "/work-measures/ID", [Role.CountyClerk]);
            all.Add("DELETE", "/work-measures/ID", [Role.CountyClerk]);
            all.Add("GET", "/api-keys", [Role.Administrator]);
            all.Add("POST", "/api-keys", [Role.Administrator]);
            all.Add("GET", "/api-keys/ID", [Role.Administrator]);
            all.Add("DELETE", "/api-keys/ID", [Role.Administrator]);
            all.Add("GET", "/audit-entries", [Role.Administrator]);
            return all;
        }
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task An_operation_is_for_its_roles_and_for_nobody_else(string method, string path, Role[] allowed)
    {
        var address = path.Replace("ID", Guid.NewGuid().ToString(), StringComparison.Ordinal);
        (await host.Anonymous().CallAsync(new(method), address)).Refused(HttpStatusCode.Unauthorized, "auth.unauthenticated");
        foreach (var role in Enum.GetValues<Role>())
        {
            var answer = await host.As(role, "429001").CallAsync(new(method), address);
            if (allowed.Contains(role)) answer.Status.ShouldNotBe(HttpStatusCode.Forbidden, $"{role} {answer.Text}");
            else answer.Refused(HttpStatusCode.Forbidden, "auth.forbidden");
        }
    }

    [Fact]
    public void Every_operation_on_these_records_is_in_the_table()
    {
        string[] nouns = ["petitions", "relief-cases", "work-measures", "api-keys", "audit-entries"];
        var mapped = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => nouns.Any(n => e.RoutePattern.RawText!.StartsWith("/api/v1/" + n, StringComparison.Ordinal)))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText!["/api/v1".Length..].Replace("{id:guid}", "ID", StringComparison.Ordinal)}"));
        mapped.ShouldBe(Operations.Select(o => $"{o.Data.Item1} {o.Data.Item2}"), ignoreOrder: true);
    }
}
