using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Domain.Security;
using ReliefApi.Infrastructure.Feed;
using ReliefApi.IntegrationTests.Attainment;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Province;

public sealed class FeedTests(ReliefHost host)
{
    [Fact]
    public async Task A_page_says_what_changed_with_its_present_state_and_ends_where_the_next_one_begins()
    {
        await using var own = await host.AnotherAsync();
        var measured = await MeasuredCounty.CreateAsync(own);
        await measured.RecomputeAsync();
        (await PageAsync(own, 0))["head"]!.GetValue<long>().ShouldBe(0, "a change has no number before it is given one");
        await NumberAsync(own);

        List<JsonNode> items = [];
        for (long after = 0, through = -1; through != after;)
        {
            through = after;
            var page = await PageAsync(own, after, 2);
            page["after"]!.GetValue<long>().ShouldBe(after);
            items.AddRange(page["items"]!.AsArray().Select(i => i!));
            after = page["through"]!.GetValue<long>();
        }
        items.Select(i => i["seq"]!.GetValue<long>()).ShouldBe(Enumerable.Range(1, items.Count).Select(n => (long)n));
        // Goal and indicators are one change, the recompute another.
        items.Select(i => i["kind"]!.GetValue<string>()).Order().ShouldBe(["department", "division", "performance", "performance", "project"]);
        var project = items.Single(i => i["kind"]!.GetValue<string>() == "project");
        (project["id"]!.GetValue<Guid>(), project["divisionCode"]!.GetValue<string>(), project["deleted"]!.GetValue<bool>()).ShouldBe((measured.County.ProjectId, measured.County.Code, false));
        project["project"]!["name"]!.GetValue<string>().ShouldBe("信访救助资金");
        project["project"]!.AsObject().ContainsKey("summary").ShouldBeFalse("free text may speak of persons");
        var performance = items.Last(i => i["kind"]!.GetValue<string>() == "performance")["performance"]!;
        performance["indicators"]!.AsArray().Count.ShouldBe(Domain.Indicators.Measures.All.Count);
        performance["goalStatus"]!.GetValue<string>().ShouldBe("draft");
    }

    [Fact]
    public async Task What_is_gone_is_a_tombstone()
    {
        await using var own = await host.AnotherAsync();
        var measured = await MeasuredCounty.CreateAsync(own);
        await measured.RecomputeAsync();
        await NumberAsync(own);
        var head = (await PageAsync(own, 0))["head"]!.GetValue<long>();
        await own.InScopeAsync(measured.County.Code, db => db.Database.ExecuteSqlAsync(
            $"delete from relief.indicators where project_id = {measured.County.ProjectId}; delete from relief.performance_goals where project_id = {measured.County.ProjectId}; delete from relief.project_facts where project_id = {measured.County.ProjectId}"));
        await NumberAsync(own);
        var item = (await PageAsync(own, head))["items"]!.AsArray().Single()!;
        (item["kind"]!.GetValue<string>(), item["id"]!.GetValue<Guid>(), item["fiscalYear"]!.GetValue<int>(), item["deleted"]!.GetValue<bool>(), item["performance"])
            .ShouldBe(("performance", measured.County.ProjectId, 2020, true, null));
    }

    [Fact]
    public async Task A_page_carries_the_digest_of_its_bytes_and_is_not_sent_again_while_nothing_is_new()
    {
        await using var own = await host.AnotherAsync();
        var county = await TestCounty.CreateAsync(own);
        await NumberAsync(own);
        using var client = own.As(Role.ProvinceReader, county.Province);
        using var first = await client.GetAsync("/api/v1/feed");
        first.Headers.GetValues("Content-Digest").Single().ShouldBe($"sha-256=:{Convert.ToBase64String(SHA256.HashData(await first.Content.ReadAsByteArrayAsync()))}:");

        var through = JsonNode.Parse(await first.Content.ReadAsStringAsync())!["through"]!.GetValue<long>();
        (await AskAsync()).ShouldBe(HttpStatusCode.NotModified);
        await own.InScopeAsync(county.Code, db => db.Database.ExecuteSqlAsync($"update relief.projects set name = '改名' where id = {county.ProjectId}"));
        (await AskAsync()).ShouldBe(HttpStatusCode.NotModified);
        await NumberAsync(own);
        (await AskAsync()).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> AskAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/feed?after={through}");
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_number_of_another_stream_or_one_that_does_not_exist_yet_is_refused()
    {
        var province = host.As(Role.ProvinceReader, "420000");
        (await province.ReadAsync("/feed?after=0&stream=00000000000000000000000000000000")).Refused(HttpStatusCode.Conflict, "feed.another_stream", "/stream");
        (await province.ReadAsync("/feed?after=999999999999")).Refused(HttpStatusCode.Conflict, "feed.ahead", "/after");
        (await province.ReadAsync("/feed?after=-1&pageSize=501")).Pointers.ShouldBe(["/after", "/pageSize"]);
        (await province.ReadAsync("/feed?since=1")).Refused(HttpStatusCode.BadRequest, "query.unknown_parameter", "/since");

        await using var copy = await host.AnotherAsync();
        (await PageAsync(copy, 0))["stream"]!.GetValue<string>().ShouldNotBe((await PageAsync(host, 0))["stream"]!.GetValue<string>(), "a copy of a database goes its own way");
    }

    [Fact]
    public async Task A_reader_sees_the_changes_of_their_subtree_and_passes_over_the_others()
    {
        await using var own = await host.AnotherAsync();
        var county = await TestCounty.CreateAsync(own);
        await NumberAsync(own);
        var page = (await own.As(Role.ProvinceReader, "430000").ReadAsync("/feed")).Ok().Body!;
        (page["items"]!.AsArray().Count, page["through"]!.GetValue<long>()).ShouldBe((0, page["head"]!.GetValue<long>()));
        (await own.As(Role.ProvinceReader, county.Prefecture).ReadAsync("/feed")).Ok().Items.Count.ShouldBe(3);
        (await county.Clerk.ReadAsync("/feed")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_one_transaction_changes_many_times_is_one_change()
    {
        await using var own = await host.AnotherAsync();
        var county = await TestCounty.CreateAsync(own);
        await NumberAsync(own);
        var head = (await PageAsync(own, 0))["head"]!.GetValue<long>();
        for (var transaction = 0; transaction < 2; transaction++)
            await own.InScopeAsync(county.Code, async db =>
            {
                for (var i = 0; i < 5; i++) await db.Database.ExecuteSqlAsync($"update relief.projects set level = 1 where id = {county.ProjectId}");
            });
        await NumberAsync(own);
        (await PageAsync(own, head))["items"]!.AsArray().Count.ShouldBe(2);
    }

    private static async Task<JsonNode> PageAsync(ReliefHost own, long after, int size = 500) =>
        (await own.As(Role.ProvinceReader, "420000").ReadAsync($"/feed?after={after}&pageSize={size}")).Ok().Body!;

    private static Task<int> NumberAsync(ReliefHost own) => own.Services.GetRequiredService<FeedNumbering>().NumberAsync(default);
}
