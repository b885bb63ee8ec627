using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Projects;

public sealed class ProjectTests(ReliefHost host)
{
    [Fact]
    public async Task A_registered_project_is_read_back_with_its_entity_tag_and_then_not_sent_again()
    {
        var county = await TestCounty.CreateAsync(host);
        var created = await county.Clerk.PostAsJsonAsync("/api/v1/projects", Body(county, "P-1"));
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        created.Headers.ETag!.Tag.ShouldBe("\"1\"");

        using var again = new HttpRequestMessage(HttpMethod.Get, created.Headers.Location);
        again.Headers.IfNoneMatch.Add(created.Headers.ETag);
        (await county.Clerk.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await county.Clerk.GetFromJsonAsync<JsonNode>(created.Headers.Location))!["name"]!.GetValue<string>().ShouldBe("救助");
    }

    [Fact]
    public async Task Every_fault_of_a_project_is_named_at_once()
    {
        var county = await TestCounty.CreateAsync(host);
        var body = Body(county, "bad code!");
        body["name"] = "";
        body["level"] = 3;
        var refused = await county.Clerk.PostAsJsonAsync("/api/v1/projects", body);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var problem = await refused.Content.ReadFromJsonAsync<JsonNode>();
        problem!["errors"]!.AsArray().Select(e => e!["pointer"]!.GetValue<string>()).ShouldBe(["/name", "/code", "/level"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_stale_revision_is_refused_and_a_missing_one_is_asked_for()
    {
        var county = await TestCounty.CreateAsync(host);
        var address = $"/api/v1/projects/{county.ProjectId}";
        var body = Body(county, "x");
        foreach (var registered in (string[])["divisionCode", "code", "level"]) body.Remove(registered);

        (await county.Clerk.PutAsJsonAsync(address, body)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await Put("\"1\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Put("\"1\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);

        async Task<HttpResponseMessage> Put(string tag)
        {
            var client = county.Clerk;
            client.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", tag);
            return await client.PutAsJsonAsync(address, body);
        }
    }

    [Fact]
    public async Task A_project_of_another_county_is_not_found_and_one_below_can_be_read_but_not_written()
    {
        var county = await TestCounty.CreateAsync(host);
        var aside = await TestCounty.CreateAsync(host);
        (await aside.Clerk.GetAsync($"/api/v1/projects/{county.ProjectId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var above = host.As(Role.CountyClerk, county.Prefecture);
        (await above.GetAsync($"/api/v1/projects/{county.ProjectId}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await above.PostAsJsonAsync("/api/v1/projects", Body(county, "P-2"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Fifty_equal_requests_with_one_key_register_one_project_and_get_fifty_equal_answers()
    {
        var county = await TestCounty.CreateAsync(host);
        var client = county.Clerk;
        client.DefaultRequestHeaders.Add("Idempotency-Key", "once-" + county.Code);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            var answer = await client.PostAsJsonAsync("/api/v1/projects", Body(county, "P-3"));
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
            return await answer.Content.ReadAsStringAsync();
        }));
        answers.Distinct().Count().ShouldBe(1);
        (await county.Clerk.GetFromJsonAsync<JsonNode>("/api/v1/projects?includeTotal=true"))!["total"]!.GetValue<int>().ShouldBe(2);

        (await client.PostAsJsonAsync("/api/v1/projects", Body(county, "P-4"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat_in_either_direction()
    {
        var county = await TestCounty.CreateAsync(host);
        for (var i = 0; i < 6; i++) (await county.Clerk.PostAsJsonAsync("/api/v1/projects", Body(county, $"Q-{i}"))).EnsureSuccessStatusCode();
        var ascending = await AllCodes("code");
        ascending.Count.ShouldBe(7);
        ascending.ShouldBe(ascending.Order(StringComparer.Ordinal));
        (await AllCodes("-code")).ShouldBe(ascending.AsEnumerable().Reverse());

        async Task<List<string>> AllCodes(string sort)
        {
            List<string> codes = [];
            for (string? cursor = null; ;)
            {
                var page = (await county.Clerk.GetFromJsonAsync<JsonNode>($"/api/v1/projects?pageSize=2&sort={sort}" + (cursor is null ? "" : "&cursor=" + cursor)))!;
                codes.AddRange(page["items"]!.AsArray().Select(p => p!["code"]!.GetValue<string>()));
                cursor = page["nextCursor"]?.GetValue<string>();
                if (cursor is null) return codes;
            }
        }
    }

    private static JsonObject Body(TestCounty county, string code) => new()
    {
        ["divisionCode"] = county.Code,
        ["code"] = code,
        ["level"] = 1,
        ["departmentId"] = county.DepartmentId,
        ["name"] = "救助",
        ["kind"] = "recurring",
        ["summary"] = "救助个案",
        ["reviewYear"] = 2023,
    };
}
