using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.About;

/// <summary>The pages that problem documents name as their type. That every type met in any test opens one is checked with every answer.</summary>
public sealed partial class ProblemPageTests(ReliefHost host)
{
    [Fact]
    public async Task Every_code_has_a_page_in_both_languages_for_people_and_for_programs()
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var pages = (await client.GetFromJsonAsync<JsonNode>("/problems"))!["items"]!.AsArray();
        pages.Count.ShouldBeGreaterThan(150);
        foreach (var page in pages)
        {
            var (type, code) = (page!["type"]!.GetValue<string>(), page["code"]!.GetValue<string>());
            JsonNode.DeepEquals(await client.GetFromJsonAsync<JsonNode>(type), page).ShouldBeTrue(code);
            page["zh"]!.GetValue<string>().ShouldMatch("[\u4e00-\u9fff]", code);
            page["en"]!.GetValue<string>().ShouldNotMatch("[\u4e00-\u9fff]", code);
            foreach (var (language, member) in new[] { ("zh-CN", "zh"), ("en", "en") })
            {
                var html = await HtmlAsync(client, type, language);
                html.ShouldContain(WebUtility.HtmlEncode(page[member]!.GetValue<string>()));
                html.ShouldContain(code);
            }
        }
        var all = await HtmlAsync(client, "/problems", "zh-CN");
        pages.ShouldAllBe(p => all.Contains($"href=\"{p!["type"]}\"", StringComparison.Ordinal));
        (await client.GetAsync("/problems/nosuch.code")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_code_that_the_sources_refuse_with_has_a_page()
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var known = (await client.GetFromJsonAsync<JsonNode>("/problems"))!["items"]!.AsArray().Select(p => p!["code"]!.GetValue<string>()).ToHashSet();
        var sources = Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).ToList();
        sources.Count.ShouldBeGreaterThan(200);
        var codes = sources.SelectMany(f => Refusal().Matches(File.ReadAllText(f))).Select(m => m.Groups["code"].Value).Distinct().ToList();
        codes.Count.ShouldBeGreaterThan(100);
        codes.Except(known).ShouldBeEmpty();
    }

    private static async Task<string> HtmlAsync(HttpClient client, string address, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        return await answer.Content.ReadAsStringAsync();
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex("Error\\.(?:Malformed|Forbidden|NotFound|Conflict|Rule)\\(\\s*\"(?<code>[^\"]+)\"")]
    private static partial Regex Refusal();
}
