using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Domain.Security;
using ReliefApi.Infrastructure.Feed;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Province;

public sealed class ReconcileTests(ReliefHost host, ITestOutputHelper output)
{
    private const string Root = "420000";

    private readonly record struct Key(string Kind, string Division, string? Id, int? Year);

    [Fact]
    public async Task A_follower_that_lost_changed_or_made_up_rows_is_given_exactly_what_differs()
    {
        await using var own = await host.AnotherAsync();
        await CountedProvince.CreateAsync(own, [("420101", 20), ("420101", 31), ("420102", 12), ("420201", 44), ("429001", 3), ("429001", 9)]);
        var copy = await FollowAsync(own);
        (await ReconcileAsync(own, copy)).ShouldBeEmpty();

        var dice = new Random(11);
        var repaired = 0;
        for (var round = 0; round < 12; round++)
        {
            HashSet<Key> spoilt = [];
            foreach (var key in copy.Keys.ToList().Where(_ => dice.Next(4) == 0))
            {
                spoilt.Add(key);
                if (dice.Next(2) == 0) copy.Remove(key);
                else copy[key] = new string('0', 64);
            }
            if (dice.Next(2) == 0)
            {
                Key never = new("project", "420102", Guid.NewGuid().ToString(), null);
                (copy[never], _) = ("f", spoilt.Add(never));
            }
            var items = await ReconcileAsync(own, copy);
            items.Select(KeyOf).ShouldBe(spoilt, ignoreOrder: true);
            Apply(copy, items);
            repaired += items.Count;
            (await ReconcileAsync(own, copy)).ShouldBeEmpty();
        }
        output.WriteLine($"{copy.Count} rows, {repaired} repaired in 12 rounds, none too many and none too few");
        repaired.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_project_that_is_hidden_since_its_neighbour_changed_is_found()
    {
        await using var own = await host.AnotherAsync();
        var counted = await CountedProvince.CreateAsync(own, [("420101", 20), ("420101", 31), ("420201", 44)]);
        var copy = await FollowAsync(own);
        await own.InScopeAsync("420101", db => db.Database.ExecuteSqlAsync($"update relief.project_facts set persons_paid = 2 where project_id = {counted.Projects[0].Id}"));
        var found = await ReconcileAsync(own, copy);
        found.Select(i => i["id"]!.GetValue<Guid>()).Distinct().ShouldBe([counted.Projects[0].Id, counted.Projects[1].Id], ignoreOrder: true);
        found.Where(i => i["performance"] is not null).ShouldAllBe(i => i["performance"]!["suppressed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task What_the_feed_tells_and_what_is_reconciled_agree_for_a_county_and_for_those_above()
    {
        await using var own = await host.AnotherAsync();
        await CountedProvince.CreateAsync(own, [("420101", 3), ("420102", 30), ("420201", 40)]);
        foreach (var (role, division) in ((Role, string)[])[(Role.Administrator, "420101"), (Role.Administrator, "420100"), (Role.ProvinceReader, Root)])
            (await ReconcileAsync(own, await FollowAsync(own, role, division), role, division)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_impossible_comparison_is_refused()
    {
        using var province = host.As(Role.ProvinceReader, Root);
        (await SendAsync("""{"divisionCode":"430000","buckets":[]}""")).ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync("""{"divisionCode":"4200","buckets":[]}""")).ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync("""{"divisionCode":"420000","buckets":[null]}""")).ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync("""{"divisionCode":"420000","buckets":[{"kind":"project","divisionCode":"420101","count":1,"digest":"x"},{"kind":"project","divisionCode":"420101","count":1,"digest":"x"}]}""")).ShouldBe(HttpStatusCode.BadRequest);

        async Task<HttpStatusCode> SendAsync(string body)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await province.PostAsync("/api/v1/feed:reconcile", content);
            return answer.StatusCode;
        }
    }

    /// <summary>The digest of every row that the feed tells of, each checked against the bytes that it stands for.</summary>
    private static async Task<Dictionary<Key, string>> FollowAsync(ReliefHost own, Role role = Role.ProvinceReader, string division = Root)
    {
        while (await own.Services.GetRequiredService<FeedNumbering>().NumberAsync(default) > 0)
        {
        }
        Dictionary<Key, string> copy = [];
        using var client = own.As(role, division);
        for (long after = 0, head = 1; after < head;)
        {
            using var page = JsonDocument.Parse(await client.GetByteArrayAsync($"/api/v1/feed?after={after}&pageSize=50"));
            (after, head) = (page.RootElement.GetProperty("through").GetInt64(), page.RootElement.GetProperty("head").GetInt64());
            foreach (var item in page.RootElement.GetProperty("items").EnumerateArray())
            {
                var state = item.GetProperty(item.GetProperty("kind").GetString()!).GetRawText();
                item.GetProperty("digest").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state))));
                Apply(copy, [JsonNode.Parse(item.GetRawText())!]);
            }
        }
        copy.ShouldNotBeEmpty();
        return copy;
    }

    private static void Apply(Dictionary<Key, string> copy, IEnumerable<JsonNode> items)
    {
        foreach (var item in items)
            if (item["deleted"]!.GetValue<bool>()) copy.Remove(KeyOf(item));
            else copy[KeyOf(item)] = item["digest"]!.GetValue<string>();
    }

    /// <summary>Both calls: which buckets differ, then what differs in them.</summary>
    private static async Task<List<JsonNode>> ReconcileAsync(ReliefHost own, Dictionary<Key, string> copy, Role role = Role.ProvinceReader, string division = Root)
    {
        var buckets = copy.GroupBy(c => (c.Key.Kind, c.Key.Division, c.Key.Year)).ToDictionary(g => g.Key, g => g.Select(c => (c.Key.Id, Digest: c.Value)).ToList());
        var first = await AskAsync(buckets.Keys, withRows: false);
        var differing = first["differing"]!.AsArray().Select(b => (b!["kind"]!.GetValue<string>(), b["divisionCode"]!.GetValue<string>(), b["fiscalYear"]?.GetValue<int>())).ToList();
        first["items"]!.AsArray().ShouldBeEmpty();
        if (differing.Count == 0) return [];
        var second = await AskAsync(differing, withRows: true);
        second["complete"]!.GetValue<bool>().ShouldBeTrue();
        second["compared"]!.GetValue<int>().ShouldBe(differing.Count);
        return [.. second["items"]!.AsArray().Select(i => i!)];

        async Task<JsonNode> AskAsync(IEnumerable<(string Kind, string Division, int? Year)> keys, bool withRows)
        {
            var body = new JsonObject
            {
                ["divisionCode"] = division,
                ["onlyThese"] = withRows,
                ["buckets"] = new JsonArray([.. keys.Select(key =>
                {
                    var rows = buckets.GetValueOrDefault(key) ?? [];
                    var lines = string.Concat(rows.Select(r => $"{r.Id}:{r.Digest}\n").Order(StringComparer.Ordinal));
                    var bucket = new JsonObject { ["kind"] = key.Kind, ["divisionCode"] = key.Division, ["fiscalYear"] = key.Year, ["count"] = rows.Count, ["digest"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines))) };
                    if (withRows) bucket["rows"] = new JsonArray([.. rows.Select(r => new JsonObject { ["id"] = r.Id, ["digest"] = r.Digest })]);
                    return bucket;
                })]),
            };
            using var client = own.As(role, division);
            using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync("/api/v1/feed:reconcile", content);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        }
    }

    private static Key KeyOf(JsonNode item) => new(item["kind"]!.GetValue<string>(), item["divisionCode"]!.GetValue<string>(), item["id"]?.GetValue<string>(), item["fiscalYear"]?.GetValue<int>());
}
