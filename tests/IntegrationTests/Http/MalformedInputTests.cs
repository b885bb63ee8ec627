using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Http;

/// <summary>
/// Everything that can be wrong with a request, tried on every operation of the document: always a documented 4xx with a problem
/// document, never a 500. The one exception is what the server itself refuses before our code runs (a NUL in the path, headers beyond
/// its limit): those answers are 400 and 431 without a body.
/// </summary>
public sealed class MalformedInputTests(ReliefHost host, ITestOutputHelper output)
{
    private readonly ConcurrentDictionary<string, HttpClient> _clients = new();
    private readonly ConcurrentBag<string> _faults = [];
    private int _requests;

    [Fact]
    public Task A_body_that_is_not_what_the_document_says_is_refused() => EveryAsync(o => o.Body is { } body && Sample.KindOf(body) == "object", async (operation, county) =>
    {
        foreach (var (name, content, expected) in BodiesOf(operation, county))
            await ExpectAsync(operation, county, name, expected, r => r.Content = Typed(content, operation));
    });

    [Fact]
    public Task What_the_server_decides_cannot_be_sent() => EveryAsync(o => o.Body is { } body && Sample.KindOf(body) == "object", async (operation, county) =>
    {
        var schema = operation.Body!;
        var known = (schema["properties"] as JsonObject ?? []).Select(p => p.Key).ToHashSet();
        var answered = operation.Node["responses"]!.AsObject().Where(r => r.Key[0] == '2').Select(r => r.Value!["content"]?["application/json"]?["schema"]).OfType<JsonObject>()
            .SelectMany(s => operation.Contract.Resolve(s)["properties"] as JsonObject ?? []).Select(p => p.Key);
        string[] everywhere = ["id", "revision", "divisionCode", "status", "createdBy", "createdAt", "personKey", "approvedAmount", "paidAmount", "score", "isDeleted", "__proto__"];
        foreach (var member in answered.Union(everywhere).Except(known))
        {
            var body = Fitting(operation, county);
            body[member] = JsonValue.Create(1);
            await ExpectAsync(operation, county, $"with the server's own {member}", [400], r => r.Content = Json(body.ToJsonString(), operation.BodyType!));
        }
    });

    [Fact]
    public Task A_query_that_is_not_what_the_document_says_is_refused_by_name() => EveryAsync(_ => true, async (operation, county) =>
    {
        var allowed = operation.In("query").Select(p => p["name"]!.GetValue<string>()).ToList();
        var problem = await ExpectAsync(operation, county, "an unknown parameter", [400], r => r.RequestUri = With(r, "nosuch=1"));
        if (problem?["errors"]?[0] is { } error && (error["pointer"]?.GetValue<string>() != "/nosuch" || !allowed.All(error["detail"]!.GetValue<string>().Contains)))
            _faults.Add($"{operation} refuses an unknown parameter without naming it and the allowed ones: {error}");

        foreach (var parameter in operation.In("query"))
        {
            var name = parameter["name"]!.GetValue<string>();
            var fitting = Sample.OfParameter(operation.Contract, parameter, county.ProjectId, county.Code);
            await RefusedAsync("a repeated parameter", $"{name}={fitting}&{name}={fitting}");
            await RefusedAsync("U+0000 in a parameter", $"{name}=a%00b");
            await RefusedAsync("a parameter in other case", $"{char.ToUpperInvariant(name[0])}{name[1..]}={fitting}", $"/{char.ToUpperInvariant(name[0])}{name[1..]}");
            var schema = operation.Contract.Resolve(parameter["schema"]!.AsObject());
            if (Sample.KindOf(schema) != "string" || schema.ContainsKey("format") || schema.ContainsKey("enum"))
                foreach (var wrong in (string[])["abc!", "99999999999999999999999", "1e400", "%F0%9F%98%80", ""]) await RefusedAsync($"'{wrong}'", $"{name}={wrong}", atLeast: wrong.Length > 0);
            if (name == "pageSize") foreach (var size in (string[])["0", "501", "-1", "2147483648", "1.5", "NaN"]) await RefusedAsync(size, $"pageSize={size}");
            if (name == "cursor") foreach (var cursor in (string[])["x", "e30", "bnVsbA", "W10", "eyJTb3J0IjoxfQ", "%25", "eyJTb3J0IjoiIiwiRmlsdGVyIjoiIiwiS2V5IjpudWxsLCJUaWUiOm51bGx9", new string('a', 3000)]) await RefusedAsync($"the cursor {cursor[..Math.Min(10, cursor.Length)]}", $"cursor={cursor}");
            if (name == "sort") foreach (var sort in (string[])["nosuch", "--id", "-", "id,", "id%3Bdrop", ""]) await RefusedAsync($"'{sort}'", $"sort={sort}", atLeast: sort.Length > 0);

            async Task RefusedAsync(string what, string query, string? pointer = null, bool atLeast = true)
            {
                int[] expected = atLeast ? [400] : [200, 400, 404];
                var refusal = await ExpectAsync(operation, county, $"{name}: {what}", expected, r => r.RequestUri = With(r, query));
                if (refusal is not null && refusal["errors"]?.AsArray().Any(e => e!["pointer"]?.GetValue<string>() == (pointer ?? "/" + name)) != true)
                    _faults.Add($"{operation} does not point at {name}: {what}: {refusal.ToJsonString()}");
            }
        }
    });

    [Fact]
    public Task An_address_that_is_not_one_is_not_found() => EveryAsync(o => o.NamesOne, async (operation, county) =>
    {
        foreach (var parameter in operation.In("path"))
        {
            var whole = operation.Address(county.ProjectId, county.Code);
            var name = parameter["name"]!.GetValue<string>();
            var filled = Sample.OfParameter(operation.Contract, parameter, county.ProjectId, county.Code);
            foreach (var wrong in (string[])["not-an-id", "%F0%9F%98%80", "%ED%A0%80", "99999999999999999999", "a%0Ab", new string('9', 400)])
                await ExpectAsync(operation, county, $"{name} = {wrong[..Math.Min(20, wrong.Length)]}", operation.Reads ? [400, 404] : [400, 404, 422], r => r.RequestUri = new Uri(Replaced(wrong), UriKind.Relative));
            await ExpectAsync(operation, county, $"{name} with a NUL", [400, 404], r => r.RequestUri = new Uri(Replaced("a%00b"), UriKind.Relative), byServer: true);

            string Replaced(string with) => operation.In("path").Aggregate(operation.Path, (path, p) => path.Replace($"{{{p["name"]!.GetValue<string>()}}}",
                p == parameter ? with : Sample.OfParameter(operation.Contract, p, county.ProjectId, county.Code), StringComparison.Ordinal));
        }
    });

    [Fact]
    public Task Headers_that_are_not_what_the_document_says_are_refused() => EveryAsync(_ => true, async (operation, county) =>
    {
        if (operation.NeedsIfMatch)
        {
            await ExpectAsync(operation, county, "no If-Match", [428], r => r.Headers.Remove("If-Match"));
            foreach (var tag in (string[])["1", "*", "\"1", "\"1\", \"2\"", "", "W/", "\"1\"x"])
                await ExpectAsync(operation, county, $"If-Match: {tag}", [400, 428], r => Replace(r, "If-Match", tag));
            foreach (var tag in (string[])["W/\"1\"", "\"99999999999999999999\"", "\"\"", "\"x\"", "\"-1\""])
                await ExpectAsync(operation, county, $"If-Match: {tag}", [400, 404, 412, 422], r => Replace(r, "If-Match", tag));
        }
        if (operation.In("header").Any(p => p["name"]!.GetValue<string>() == "Idempotency-Key"))
            foreach (var key in (string[])["", "a b", new string('k', 201), "a\tb"])
                await ExpectAsync(operation, county, $"Idempotency-Key: {key[..Math.Min(10, key.Length)]}", [400], r => Replace(r, "Idempotency-Key", key));
        await ExpectAsync(operation, county, "headers beyond the limit", [431], r => r.Headers.TryAddWithoutValidation("X-Long", new string('x', 100_000)), byServer: true);
        if (!operation.Reads) return;
        foreach (var accept in (string[])["*", "///", ";q=0", "text/html;q=abc", new string('a', 2000), "application/json;q=0"])
            await ExpectAsync(operation, county, $"Accept: {accept[..Math.Min(20, accept.Length)]}", [200, 400, 404, 406], r => Replace(r, "Accept", accept));
        foreach (var languages in (string[])["", "en;q=x", "xx-" + new string('y', 500), "*;q=0"])
            await ExpectAsync(operation, county, $"Accept-Language: {languages[..Math.Min(20, languages.Length)]}", [400], r =>
            {
                Replace(r, "Accept-Language", languages);
                r.RequestUri = With(r, "nosuch=1");
            });
        foreach (var tags in (string[])["1", "\"1", "W/", "*, \"1\""])
            await ExpectAsync(operation, county, $"If-None-Match: {tags}", [200, 304, 400, 404], r => Replace(r, "If-None-Match", tags));
    });

    [Fact]
    public Task A_method_that_an_address_does_not_take_is_refused() => EveryAsync(_ => true, async (operation, county) =>
    {
        // Two templates may meet at one address: a code with a verb behind it is a code as well, where codes are free text.
        var address = operation.Address(county.ProjectId, county.Code).Split('?')[0];
        var taken = operation.Contract.Operations.Where(o => Regex.IsMatch(address, $"^{Regex.Replace(o.Path, "{[^}]*}", "[^/]+")}$")).Select(o => o.Method);
        foreach (var method in new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "NOSUCH" }.Except(taken))
        {
            var problem = await ExpectAsync(operation, county, method, [405], r => (r.Method, r.Content) = (new HttpMethod(method), null));
            if (problem is not null && problem["code"]!.GetValue<string>() != "route.method_not_allowed") _faults.Add($"{operation}: {method}: {problem.ToJsonString()}");
        }
    });

    /// <summary>Bodies that are wrong, each with the statuses that may answer it.</summary>
    private static IEnumerable<(string Name, HttpContent? Content, int[] Expected)> BodiesOf(ServedOperation operation, TestCounty county)
    {
        var schema = operation.Body!;
        var members = schema["properties"] as JsonObject ?? [];
        var required = operation.Node["requestBody"]?["required"]?.GetValue<bool>() == true;
        var fitting = Fitting(operation, county).ToJsonString();
        // Nothing in it is wrong but its size, so that nothing else is found first.
        var large = new string(' ', 2_000_000) + fitting;

        yield return ("no body", null, required ? [400, 415] : [200, 201, 202, 400, 404, 409, 412, 415, 422]);
        foreach (var text in (string[])["", "null", "[]", "\"x\"", "1", "{", "nonsense", "{\"a\"}", "{'a':1}", "{\"a\":1,}", "{} {}", "\u0000"])
            yield return ($"'{text}'", Json(text), required ? [400] : [200, 201, 202, 400, 404, 409, 412, 422]);
        yield return ("not UTF-8", new ByteArrayContent([.. "{\"a\":\""u8, 0xFF, 0xFE, .. "\"}"u8]) { Headers = { ContentType = new("application/json") } }, [400]);
        foreach (var type in (string[])["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"])
            yield return (type, new StringContent(fitting, Encoding.UTF8, type), [415]);
        yield return ("an unknown charset", new ByteArrayContent(Encoding.UTF8.GetBytes(fitting)) { Headers = { ContentType = new("application/json") { CharSet = "nosuch" } } }, [400, 415]);
        yield return ("two million bytes", Json(large), [413]);
        yield return ("two million bytes in chunks", new StreamContent(new Unseekable(new MemoryStream(Encoding.UTF8.GetBytes(large)))) { Headers = { ContentType = new("application/json") } }, [413]);
        yield return ("depth 100,000", Json(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))), [400]);
        yield return ("arrays 100,000 deep", Json(new string('[', 100_000)), [400]);

        foreach (var (name, shape) in members)
        {
            var member = operation.Contract.Resolve(shape!.AsObject());
            var kind = Sample.KindOf(member);
            // Depth goes where the schema lets it: into a member.
            yield return ($"{name} 100,000 deep", With(name, new string('[', 100_000) + new string(']', 100_000)), [400]);
            yield return ($"{name} twice", Json(fitting[..^1] + $",\"{name}\":{Fitting(operation, county)[name]?.ToJsonString() ?? "null"}}}"), [400]);
            if (!TakesNull(member)) yield return ($"{name} null", With(name, "null"), [400, 422]);
            foreach (var wrong in WrongFor(kind)) yield return ($"{name} = {wrong[..Math.Min(20, wrong.Length)]}", With(name, wrong), wrong == "[null]" ? [400, 422] : [400]);
            if (kind == "string" && (member.ContainsKey("enum") || member.ContainsKey("format"))) yield return ($"{name} = nosuch", With(name, "\"nosuch\""), [400, 422]);
            if (kind is "integer" or "number")
                foreach (var number in (string[])["-2147483648", "2147483647"]) yield return ($"{name} = {number}", With(name, number), [200, 201, 202, 400, 404, 409, 412, 422]);
            if (kind == "string" && !member.ContainsKey("enum"))
            {
                yield return ($"{name} with U+0000", With(name, "\"a\\u0000b\""), [400, 422]);
                yield return ($"{name} with half a surrogate", With(name, "\"\\ud800\""), [400, 422]);
                yield return ($"{name} long", With(name, $"\"{new string('长', 100_000)}\""), [400, 404, 412, 422]);
            }
        }

        HttpContent With(string name, string json)
        {
            var body = Fitting(operation, county);
            body[name] = "@";
            return Json(body.ToJsonString().Replace("\"@\"", json, StringComparison.Ordinal));
        }
    }

    private static string[] WrongFor(string? kind) => kind switch
    {
        "string" => ["1", "{}", "[]", "true", "NaN"],
        "integer" or "number" => ["\"x\"", "\"1\"", "{}", "[]", "true", "NaN", "Infinity", "1e400", "-1e400", "01", "+1"],
        "boolean" => ["1", "\"true\"", "{}", "[]"],
        "array" => ["1", "\"x\"", "{}", "[null]", "true"],
        "object" => ["1", "\"x\"", "[]", "true"],
        _ => [],
    };

    private static bool TakesNull(JsonObject schema) =>
        schema["type"] is JsonArray types && types.Any(t => t!.GetValue<string>() == "null")
        || schema["oneOf"] is JsonArray choices && choices.Any(c => c!["type"]?.ToJsonString() == "\"null\"");

    private static JsonObject Fitting(ServedOperation operation, TestCounty county) =>
        Sample.Of(operation.Contract, operation.Body!, "body", county.ProjectId, county.Code)!.AsObject();

    private static StringContent Json(string text, string type = "application/json") => new(text, Encoding.UTF8, type);

    /// <summary>Bodies are written as JSON; an operation that takes another kind of it gets that.</summary>
    private static HttpContent? Typed(HttpContent? content, ServedOperation operation)
    {
        if (content?.Headers.ContentType is { MediaType: "application/json" } type) type.MediaType = operation.BodyType!;
        return content;
    }

    private static Uri With(HttpRequestMessage request, string query) => new($"{request.RequestUri}{(request.RequestUri!.ToString().Contains('?') ? '&' : '?')}{query}", UriKind.Relative);

    private static void Replace(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
    }

    private async Task EveryAsync(Func<ServedOperation, bool> which, Func<ServedOperation, TestCounty, Task> check)
    {
        var county = await TestCounty.CreateAsync(host);
        var operations = (await ServedContract.ReadAsync(host)).Operations.Where(which).ToList();
        operations.ShouldNotBeEmpty();
        await Parallel.ForEachAsync(operations, async (operation, _) => await check(operation, county));
        output.WriteLine($"{operations.Count} operations, {_requests} requests");
        _faults.Order().ShouldBeEmpty(string.Join("\n", _faults.Order().Take(40)));
    }

    /// <summary>Sends an otherwise fitting request with one thing wrong; the problem document, where the answer is one.</summary>
    private async Task<JsonNode?> ExpectAsync(ServedOperation operation, TestCounty county, string name, int[] expected, Action<HttpRequestMessage> spoil, bool byServer = false)
    {
        Interlocked.Increment(ref _requests);
        var client = _clients.GetOrAdd(operation.Id, _ => operation.IsAnonymous ? host.Anonymous() : host.As(operation.Roles[0], county.Code));
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(operation.Address(county.ProjectId, county.Code), UriKind.Relative));
        if (operation.Body is { } body) request.Content = Json(Sample.Of(operation.Contract, body, "body", county.ProjectId, county.Code)!.ToJsonString(), operation.BodyType!);
        if (operation.NeedsIfMatch) request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");
        spoil(request);
        try
        {
            using var answer = await client.SendAsync(request);
            var (status, type, text) = ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync());
            if (!expected.Contains(status)) _faults.Add($"{operation}, {name}: {status} instead of {string.Join('/', expected)}: {text}");
            if (status < 400 || byServer && text.Length == 0) return null;
            // 405, and 404 or 400 of an address that matches no route, are answers of the host, not of an operation.
            var problem = type == "application/problem+json" ? JsonNode.Parse(text) : null;
            if (problem?["code"]?.GetValue<string>() is not { Length: > 0 } || problem["traceId"]?.GetValue<string>() is not { Length: > 0 } || problem["errors"] is not JsonArray { Count: > 0 } || problem["status"]?.GetValue<int>() != status)
                _faults.Add($"{operation}, {name}: {status} without a problem document: {type} {text}");
            return problem;
        }
        catch (HttpRequestException e) when (e.InnerException is IOException && (byServer || expected.Contains(413)))
        {
            // The server answered and closed the connection while the rest was still on its way.
            return null;
        }
    }

    /// <summary>A stream without a length, so that it is sent in chunks.</summary>
    private sealed class Unseekable(Stream inner) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
