using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Application.Abstractions;
using ReliefApi.IntegrationTests.Access;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Contract;

/// <summary>The conventions of the contract, each tried on every operation of the document that it concerns; none is listed here by name.</summary>
public sealed class ConventionTests(ReliefHost host, ITestOutputHelper output)
{
    private const string County = "420101";
    private static readonly HashSet<string> DependsOnToday = [.. typeof(IDependsOnToday).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IDependsOnToday))).Select(t => t.Name)];
    private readonly ConcurrentBag<string> _faults = [];
    private int _checks;

    [Fact]
    public Task A_refusal_names_every_fault_under_one_code_in_the_language_of_the_caller() => EveryAsync(_ => true, async (operation, seeds) =>
    {
        var address = With(operation.Address(seeds.Id, seeds.Code), "nosuch=1&other=2");
        var problems = new Dictionary<string, JsonObject>();
        foreach (var language in (string[])["zh-CN", "en", "", "fr"])
        {
            using var answer = await SendAsync(operation, seeds, r => r.RequestUri = address, language);
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
            problems[language] = problem;
            Check(operation, $"400 in {language}", answer.StatusCode == HttpStatusCode.BadRequest);
            var errors = problem["errors"]!.AsArray();
            Check(operation, $"both faults in {language}", errors.Select(e => e!["pointer"]!.GetValue<string>()).Order().SequenceEqual(["/nosuch", "/other"]) && errors.All(e => e!["code"]!.GetValue<string>() == "query.unknown_parameter"));
        }
        foreach (var member in (string[])["title", "detail"])
        {
            Check(operation, $"a Chinese {member}", IsChinese(problems["zh-CN"][member]!.GetValue<string>()));
            Check(operation, $"an English {member}", !IsChinese(problems["en"][member]!.GetValue<string>()));
            Check(operation, $"Chinese unless English is asked for: {member}", problems[""][member]!.GetValue<string>() == problems["zh-CN"][member]!.GetValue<string>() && problems["fr"][member]!.GetValue<string>() == problems["zh-CN"][member]!.GetValue<string>());
        }
        Check(operation, "one type and code in every language", problems.Values.Select(p => $"{p["type"]} {p["code"]}").Distinct().Count() == 1);
    });

    [Fact]
    public Task Faults_that_are_found_one_by_one_are_told_together() => EveryAsync(o => o.Body is { } body && Sample.KindOf(body) == "object", async (operation, seeds) =>
    {
        var fitting = Sample.Of(operation.Contract, operation.Body!, "body", seeds.Id, seeds.Code)!.AsObject();
        var (together, pointers) = (fitting.DeepClone().AsObject(), new List<string>());
        foreach (var (name, shape) in operation.Body!["properties"] as JsonObject ?? [])
        {
            var member = operation.Contract.Resolve(shape!.AsObject());
            if (member.ContainsKey("enum") || member.ContainsKey("format") && Sample.KindOf(member) == "string") continue;
            JsonNode? wrong = Sample.KindOf(member) switch { "string" => new string('x', 3000), "integer" or "number" => -1, _ => null };
            if (wrong is null) continue;
            var alone = fitting.DeepClone().AsObject();
            alone[name] = wrong.DeepClone();
            using var answer = await SendAsync(operation, seeds, r => r.Content = Json(operation, alone));
            // What the form of one member breaks by itself; a rule between members or about the record needs the form to be right.
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != HttpStatusCode.UnprocessableEntity || !PointersOf(text).Contains("/" + name) || !CodesOf(text).All(c => c.StartsWith("field.", StringComparison.Ordinal))) continue;
            together[name] = wrong;
            pointers.Add("/" + name);
        }
        if (pointers.Count < 2) return;
        using var all = await SendAsync(operation, seeds, r => r.Content = Json(operation, together));
        var told = await all.Content.ReadAsStringAsync();
        Check(operation, $"{string.Join(", ", pointers)} together: {told}", !pointers.Except(PointersOf(told)).Any(), pointers.Count);
    });

    [Fact]
    public Task A_read_with_an_entity_tag_is_confirmed_by_it() => EveryAsync(o => o.Reads && o.Node["responses"]!["200"]?["headers"]?["ETag"] is not null, async (operation, seeds) =>
    {
        using var first = await SendAsync(operation, seeds, _ => { });
        Check(operation, $"200: {await first.Content.ReadAsStringAsync()}", first.StatusCode == HttpStatusCode.OK);
        var tag = first.Headers.ETag;
        Check(operation, "a strong tag", tag is { IsWeak: false });
        var today = operation.Node["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["$ref"] is { } schema && DependsOnToday.Contains(schema.GetValue<string>().Split('/')[^1]);
        foreach (var (known, confirmed) in new[] { ($"{tag}", true), ($"W/{tag}", true), ($"\"other\", {tag}", true), ("\"other\"", false) })
        {
            using var again = await SendAsync(operation, seeds, r => r.Headers.TryAddWithoutValidation("If-None-Match", known));
            var expected = confirmed && !today ? HttpStatusCode.NotModified : HttpStatusCode.OK;
            Check(operation, $"{(int)expected} to If-None-Match: {known}", again.StatusCode == expected && again.Headers.ETag?.Tag == tag?.Tag && (expected == HttpStatusCode.OK) == ((await again.Content.ReadAsByteArrayAsync()).Length > 0));
        }
    });

    [Fact]
    public Task A_change_that_rests_on_an_old_revision_is_refused_and_stores_nothing() => EveryAsync(o => o.NeedsIfMatch, async (operation, seeds) =>
    {
        var before = await seeds.DigestAsync();
        using var answer = await SendAsync(operation, seeds, r =>
        {
            r.Headers.Remove("If-Match");
            r.Headers.TryAddWithoutValidation("If-Match", "\"7\"");
            if (operation.Method == "PATCH") r.Content = Json(operation, []);
        });
        var text = await answer.Content.ReadAsStringAsync();
        // What cannot be read as a change at all is told before its revision is looked at.
        Check(operation, $"412: {text}", answer.StatusCode == HttpStatusCode.PreconditionFailed || operation.Method != "PATCH" && answer.StatusCode == HttpStatusCode.UnprocessableEntity && PointersOf(text).Count > 0);
        Check(operation, "nothing stored", await seeds.DigestAsync() == before);
    }, inTurn: true);

    [Fact]
    public Task A_try_answers_as_the_request_does_and_stores_nothing() => EveryAsync(o => o.In("query").Any(p => p["name"]!.GetValue<string>() == "validateOnly"), async (operation, seeds) =>
    {
        var before = await seeds.DigestAsync();
        using var tried = await SendAsync(operation, seeds, r => r.RequestUri = With(r.RequestUri!.ToString(), "validateOnly=true"));
        Check(operation, "nothing stored", await seeds.DigestAsync() == before);
        using var done = await SendAsync(operation, seeds, _ => { });
        var (try1, done1) = (await tried.Content.ReadAsStringAsync(), await done.Content.ReadAsStringAsync());
        Check(operation, $"one status: {(int)tried.StatusCode} {try1}\n{(int)done.StatusCode} {done1}", tried.StatusCode == done.StatusCode);
        if (!done.IsSuccessStatusCode) Check(operation, "the same faults", CodesOf(try1).SequenceEqual(CodesOf(done1)));
    }, inTurn: true);

    [Fact]
    public Task What_no_answer_can_be_is_not_acceptable_and_stores_nothing() => EveryAsync(o => o.Node["responses"]!.AsObject().ContainsKey("406"), async (operation, seeds) =>
    {
        var before = await seeds.DigestAsync();
        foreach (var accept in (string[])["application/x-nosuch", "image/*, text/css;q=0.5", "*/*;q=0"])
        {
            using var answer = await SendAsync(operation, seeds, r => r.Headers.TryAddWithoutValidation("Accept", accept));
            var text = await answer.Content.ReadAsStringAsync();
            Check(operation, $"406 to {accept}: {(int)answer.StatusCode} {text}", answer.StatusCode == HttpStatusCode.NotAcceptable && CodesOf(text).SequenceEqual(["request.not_acceptable"]));
        }
        Check(operation, "nothing stored", await seeds.DigestAsync() == before);
    }, inTurn: true);

    private void Check(ServedOperation operation, string what, bool met, int counts = 1)
    {
        Interlocked.Add(ref _checks, counts);
        if (!met) _faults.Add($"{operation}: not {what}");
    }

    private async Task EveryAsync(Func<ServedOperation, bool> which, Func<ServedOperation, SeededDivision, Task> check, bool inTurn = false)
    {
        await using var own = await host.AnotherAsync(MatrixTests.ReadableSeeds);
        var seeds = await SeededDivision.CreateAsync(own, County);
        // Deletions last: they take away what the others name.
        var operations = (await ServedContract.ReadAsync(own)).Operations.Where(which).OrderBy(o => o.Method == "DELETE").ToList();
        operations.ShouldNotBeEmpty();
        if (inTurn) foreach (var operation in operations) await check(operation, seeds);
        else await Parallel.ForEachAsync(operations, async (operation, _) => await check(operation, seeds));
        output.WriteLine($"{operations.Count} operations, {_checks} checks");
        _faults.Order().ShouldBeEmpty(string.Join("\n", _faults.Order().Take(60)));
    }

    private readonly ConcurrentDictionary<string, HttpClient> _clients = new();

    private async Task<HttpResponseMessage> SendAsync(ServedOperation operation, SeededDivision seeds, Action<HttpRequestMessage> change, string language = "en")
    {
        var client = _clients.GetOrAdd(operation.Id, _ => seeds.Host.As(operation.Roles[0], seeds.Code));
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(operation.Address(seeds.Id, seeds.Code), UriKind.Relative));
        if (operation.Body is { } body) request.Content = new StringContent(Sample.Of(operation.Contract, body, "body", seeds.Id, seeds.Code)!.ToJsonString(), Encoding.UTF8, operation.BodyType!);
        if (operation.NeedsIfMatch) request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        if (language.Length > 0) request.Headers.TryAddWithoutValidation("Accept-Language", language);
        change(request);
        return await client.SendAsync(request);
    }

    private static StringContent Json(ServedOperation operation, JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, operation.BodyType!);
    private static Uri With(string address, string query) => new($"{address}{(address.Contains('?') ? '&' : '?')}{query}", UriKind.Relative);
    private static bool IsChinese(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff');
    private static List<string> CodesOf(string problem) => [.. JsonNode.Parse(problem)!["errors"]!.AsArray().Select(e => e!["code"]!.GetValue<string>())];
    private static List<string> PointersOf(string problem) => [.. JsonNode.Parse(problem)!["errors"]!.AsArray().Select(e => e!["pointer"]?.GetValue<string>()).OfType<string>()];
}
