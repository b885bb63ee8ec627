using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.ApiKeys;

public sealed class ApiKeyTests(ReliefHost host)
{
    private static object Body(TestCounty county, string role = "countyClerk", string expiresAt = "2021-06-30T00:00:00+08:00") =>
        new { name = "县财政系统", role, divisionCode = county.Code, expiresAt };

    private HttpClient With(string secret)
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Add("X-Api-Key", secret);
        return client;
    }

    [Fact]
    public async Task A_key_shows_its_secret_once_and_only_its_hash_is_kept()
    {
        var county = await TestCounty.CreateAsync(host);
        var issued = (await county.Administrator.SendAsync("/api-keys", Body(county))).Ok(HttpStatusCode.Created).Body!;
        var secret = issued["secret"]!.GetValue<string>();
        secret.ShouldMatch("^rk_[A-Za-z0-9_-]{43}$");
        var id = issued["key"]!["id"]!.GetValue<string>();
        var shown = (await county.Administrator.ReadAsync("/api-keys/" + id)).Ok();
        shown.Text.ShouldNotContain(secret);
        shown.Body!["expiresAt"]!.GetValue<DateTimeOffset>().ShouldBe(new(2021, 6, 29, 16, 0, 0, TimeSpan.Zero));
        (await county.Administrator.ReadAsync("/api-keys?role=countyClerk")).Ok().Items.Single()["id"]!.GetValue<string>().ShouldBe(id);
        (await county.Administrator.ReadAsync($"/api-keys?role=administrator&divisionCode={county.Code}")).Ok().Items.ShouldBeEmpty();
        await host.InScopeAsync(county.Code, async db => (await db.ApiKeys.SingleAsync()).SecretHash.ShouldBe(SHA256.HashData(Encoding.UTF8.GetBytes(secret))));
    }

    [Fact]
    public async Task A_repeated_issue_gives_another_key_because_a_secret_is_never_kept_for_a_replay()
    {
        var county = await TestCounty.CreateAsync(host);
        var first = (await county.Administrator.SendAsync("/api-keys", Body(county), key: "k-" + county.Code)).Ok(HttpStatusCode.Created);
        var second = (await county.Administrator.SendAsync("/api-keys", Body(county), key: "k-" + county.Code)).Ok(HttpStatusCode.Created);
        second.Body!["secret"]!.GetValue<string>().ShouldNotBe(first.Body!["secret"]!.GetValue<string>());
        await host.InScopeAsync(county.Code, async db => (await db.IdempotencyRecords.CountAsync()).ShouldBe(0));
    }

    [Fact]
    public async Task A_key_works_within_its_role_and_division_only()
    {
        var county = await TestCounty.CreateAsync(host);
        var aside = await TestCounty.CreateAsync(host);
        var machine = With((await county.Administrator.SendAsync("/api-keys", Body(county))).Body!["secret"]!.GetValue<string>());
        (await machine.SendAsync("/petitions", CaseFile.PetitionBody("X-1", TestPerson.NextIdNumber()))).Ok(HttpStatusCode.Created).Body!["divisionCode"]!.GetValue<string>().ShouldBe(county.Code);
        (await machine.ReadAsync("/petitions")).Ok().Items.Count.ShouldBe(1);
        (await machine.ReadAsync("/projects/" + aside.ProjectId)).Refused(HttpStatusCode.NotFound, "project.not_found");
        (await machine.ReadAsync("/api-keys")).Refused(HttpStatusCode.Forbidden, "auth.forbidden");
        (await machine.ReadAsync("/audit-entries")).Refused(HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Fact]
    public async Task A_revoked_an_expired_and_an_unknown_key_open_nothing()
    {
        await using var apart = await host.AnotherAsync();
        var county = await TestCounty.CreateAsync(apart);
        async Task<(HttpClient Machine, string Id)> Issue(string expiresAt)
        {
            var issued = (await county.Administrator.SendAsync("/api-keys", Body(county, expiresAt: expiresAt))).Ok(HttpStatusCode.Created).Body!;
            var machine = apart.Anonymous();
            machine.DefaultRequestHeaders.Add("X-Api-Key", issued["secret"]!.GetValue<string>());
            (await machine.ReadAsync("/petitions")).Ok();
            return (machine, issued["key"]!["id"]!.GetValue<string>());
        }
        var (revoked, id) = await Issue("2021-06-30T00:00:00+08:00");
        (await county.Administrator.CallAsync(HttpMethod.Delete, "/api-keys/" + id)).Refused(HttpStatusCode.PreconditionRequired, "revision.required");
        (await county.Administrator.CallAsync(HttpMethod.Delete, "/api-keys/" + id, null, 7)).Refused(HttpStatusCode.PreconditionFailed, "revision.stale");
        (await county.Administrator.CallAsync(HttpMethod.Delete, "/api-keys/" + id, null, 1)).Ok(HttpStatusCode.NoContent);
        (await revoked.ReadAsync("/petitions")).Refused(HttpStatusCode.Unauthorized, "auth.unauthenticated");
        (await county.Administrator.ReadAsync("/api-keys/" + id)).Ok().Body!["revokedAt"].ShouldNotBeNull();

        var (expiring, _) = await Issue("2021-01-01T00:00:00Z");
        apart.Clock.Advance(TimeSpan.FromHours(19));
        (await expiring.ReadAsync("/petitions")).Ok();
        apart.Clock.Advance(TimeSpan.FromHours(1));
        (await expiring.ReadAsync("/petitions")).Refused(HttpStatusCode.Unauthorized, "auth.unauthenticated");
        (await With("rk_" + new string('A', 43)).ReadAsync("/petitions")).Refused(HttpStatusCode.Unauthorized, "auth.unauthenticated");
        (await With("nonsense").ReadAsync("/petitions")).Refused(HttpStatusCode.Unauthorized, "auth.unauthenticated");
    }

    [Fact]
    public async Task A_key_is_issued_within_the_administrators_divisions_and_expires_in_the_future()
    {
        var county = await TestCounty.CreateAsync(host);
        var aside = await TestCounty.CreateAsync(host);
        (await county.Administrator.SendAsync("/api-keys", Body(aside))).Refused(HttpStatusCode.UnprocessableEntity, "division.not_found", "/divisionCode");
        (await county.Administrator.SendAsync("/api-keys", Body(county, expiresAt: "2020-12-31T12:00:00+08:00"))).Refused(HttpStatusCode.UnprocessableEntity, "api_key.expiry_passed", "/expiresAt");
        var all = await county.Administrator.SendAsync("/api-keys", new { name = "", role = "countyClerk", divisionCode = "12", expiresAt = "2020-01-01T00:00:00Z" });
        all.Pointers.ShouldBe(["/name", "/divisionCode", "/expiresAt"], ignoreOrder: true);
        var below = (await host.As(Role.Administrator, county.Province).SendAsync("/api-keys", Body(county, "provinceReader"))).Ok(HttpStatusCode.Created);
        (await aside.Administrator.ReadAsync("/api-keys/" + below.Body!["key"]!["id"])).Refused(HttpStatusCode.NotFound, "api_key.not_found");
        (await aside.Administrator.CallAsync(HttpMethod.Delete, "/api-keys/" + below.Body["key"]!["id"], null, 1)).Refused(HttpStatusCode.NotFound, "api_key.not_found");
    }
}
