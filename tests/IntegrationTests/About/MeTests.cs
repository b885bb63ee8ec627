using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.About;

/// <summary>What the API says about its caller and about itself, and whether that is true.</summary>
public sealed class MeTests(ReliefHost host)
{
    [Fact]
    public async Task A_caller_reads_who_they_are_where_they_act_and_every_operation_of_their_role()
    {
        var operations = (await ServedContract.ReadAsync(host)).Operations;
        foreach (var role in Enum.GetValues<Role>())
        {
            using var client = host.As(role, "420100", "someone");
            var me = (await client.ReadAsync("/me")).Ok().Body!;
            (me["subject"]!.GetValue<string>(), me["role"]!.GetValue<string>(), me["divisionCode"]!.GetValue<string>()).ShouldBe(("someone", JsonNamingPolicy.CamelCase.ConvertName(role.ToString()), "420100"));
            (me["reads"]!["from"]!.GetValue<string>(), me["reads"]!["to"]!.GetValue<string>()).ShouldBe(("420100", "420199"));
            me["operations"]!.AsArray().Select(o => o!.GetValue<string>()).ShouldBe(operations.Where(o => o.Roles.Contains(role)).Select(o => o.Id).Order(StringComparer.Ordinal));
        }
        using var reader = host.As(Role.ProvinceReader, "420000");
        (await reader.ReadAsync("/me")).Ok().Body!["writes"].ShouldBeNull();
        (await host.Anonymous().ReadAsync("/me")).Refused(HttpStatusCode.Unauthorized, "auth.unauthenticated");
    }

    [Fact]
    public async Task The_limits_that_are_told_are_the_limits_that_are_met()
    {
        var county = await TestCounty.CreateAsync(host);
        var limits = (await county.Clerk.ReadAsync("/capabilities")).Ok().Body!["limits"]!;
        int Limit(string name) => limits[name]!.GetValue<int>();
        (await county.Clerk.ReadAsync($"/projects?pageSize={Limit("largestPageSize")}")).Ok();
        (await county.Clerk.ReadAsync($"/projects?pageSize={Limit("largestPageSize") + 1}")).Refused(HttpStatusCode.BadRequest, "field.out_of_range", "/pageSize");

        (await SendAsync(new string(' ', Limit("bodyBytes") - 2) + "{}")).ShouldNotBe(HttpStatusCode.RequestEntityTooLarge);
        (await SendAsync(new string(' ', Limit("bodyBytes") - 1) + "{}")).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await KeyAsync(new string('k', Limit("idempotencyKeyLength")))).ShouldBe(HttpStatusCode.OK);
        (await KeyAsync(new string('k', Limit("idempotencyKeyLength") + 1))).ShouldBe(HttpStatusCode.BadRequest);
        (await BatchAsync(Limit("batchRows"))).Status.ShouldBe(HttpStatusCode.MultiStatus);
        (await BatchAsync(Limit("batchRows") + 1)).Refused(HttpStatusCode.UnprocessableEntity, "field.out_of_range", "/items");

        async Task<HttpStatusCode> SendAsync(string body)
        {
            using var content = new StringContent(body, new UTF8Encoding(false), "application/json");
            using var answer = await county.Administrator.PostAsync(new Uri("/api/v1/departments", UriKind.Relative), content);
            return answer.StatusCode;
        }

        async Task<HttpStatusCode> KeyAsync(string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await county.Clerk.SendAsync(request);
            return answer.StatusCode;
        }

        Task<Answer> BatchAsync(int rows) => county.Administrator.SendAsync("/departments:batch-upsert?validateOnly=true&mode=perRow", new JsonObject
        {
            ["items"] = new JsonArray([.. Enumerable.Range(0, rows).Select(i => new JsonObject { ["divisionCode"] = county.Code, ["code"] = $"M{i}", ["name"] = "单位", ["kind"] = "department" })]),
        });
    }
}
