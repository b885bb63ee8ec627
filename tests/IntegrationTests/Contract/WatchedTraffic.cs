using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReliefApi.Application.Pipeline;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Contract;

/// <summary>
/// Holds every exchange of every test against the contract: the status and shape of each answer, the page behind each problem type; and repeats
/// creating requests with their key at a host that was started after them, which must give the first answer again.
/// </summary>
public sealed class WatchedTraffic(ReliefHost main)
{
    private const int ReplaysOfEach = 3;
    private static readonly HashSet<string> NotReplayed = [.. typeof(INotReplayed).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(INotReplayed))).Select(t => char.ToLowerInvariant(t.Name[0]) + t.Name[1..])];
    private readonly Lazy<Task<IReadOnlyList<(Regex Address, ServedOperation Operation)>>> _operations = new(() => ReadAsync(main));
    private readonly Lazy<Task<ReliefHost>> _twin = new(() => main.TwinAsync());
    private readonly ConcurrentDictionary<string, int> _answered = new(), _succeeded = new(), _replayed = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<HttpStatusCode>>> _problemTypes = new();

    public HttpMessageHandler For(ReliefHost host) => new Watch(this, host) { InnerHandler = new HttpClientHandler() };

    /// <summary>What was seen of the whole document.</summary>
    public async Task<(string Counts, IReadOnlyList<string> Unseen)> SumAsync()
    {
        var operations = (await _operations.Value).Select(o => o.Operation).ToList();
        return ($"{operations.Count} operations: {_answered.Values.Sum()} answers held against the contract, {_succeeded.Values.Sum()} of them successes of {_succeeded.Count} operations; {_problemTypes.Count} problem types opened; {_replayed.Values.Sum()} creating requests of {_replayed.Count} operations replayed after a restart",
        [
            .. operations.Where(o => !_succeeded.ContainsKey(o.Id)).Select(o => $"{o}: no success in any test"),
            .. operations.Where(o => MustReplay(o) && !_replayed.ContainsKey(o.Id)).Select(o => $"{o}: not replayed in any test"),
        ]);
    }

    public async ValueTask StopAsync()
    {
        if (_twin.IsValueCreated) await (await _twin.Value).DisposeAsync();
    }

    private static async Task<IReadOnlyList<(Regex, ServedOperation)>> ReadAsync(ReliefHost host) =>
        [.. (await ServedContract.ReadAsync(host)).Operations.OrderByDescending(o => Regex.Replace(o.Path, "{[^}]*}", "").Length)
            .Select(o => (new Regex("^" + Regex.Replace(Regex.Escape(o.Path).Replace("\\{", "{", StringComparison.Ordinal), "{[^}]*}", "[^/]+") + "$", RegexOptions.CultureInvariant), o))];

    private static bool MustReplay(ServedOperation operation) => operation.Method == "POST" && !NotReplayed.Contains(operation.Id)
        && operation.In("query").Any(p => p["name"]!.GetValue<string>() == "validateOnly");

    private async Task<HttpResponseMessage> WatchAsync(ReliefHost host, HttpRequestMessage request, Func<HttpRequestMessage, Task<HttpResponseMessage>> send, CancellationToken ct)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (!path.StartsWith("/api/v1/", StringComparison.Ordinal)) return await send(request);
        var operation = (await _operations.Value).FirstOrDefault(o => o.Operation.Method == request.Method.Method && o.Address.IsMatch(path)).Operation;
        var replay = operation is not null && host == main && MustReplay(operation) && !request.Headers.Contains("Idempotency-Key") && !request.RequestUri.Query.Contains("validateOnly", StringComparison.Ordinal)
            && _replayed.GetValueOrDefault(operation.Id) < ReplaysOfEach ? await Repeatable.OfAsync(request) : null;
        var answer = await send(request);
        // Where no operation answers, the host itself does; what the server cannot even read, it refuses without a body.
        if (operation is null || answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.RequestHeaderFieldsTooLarge || answer.StatusCode == HttpStatusCode.BadRequest && answer.Content.Headers.ContentLength == 0) return answer;
        await CheckAsync(operation, request, answer, ct);
        if (replay is not null && answer.IsSuccessStatusCode) await ReplayAsync(operation, replay, answer, ct);
        return answer;
    }

    private async Task CheckAsync(ServedOperation operation, HttpRequestMessage request, HttpResponseMessage answer, CancellationToken ct)
    {
        var (status, mediaType) = ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType);
        _answered.AddOrUpdate(operation.Id, 1, (_, n) => n + 1);
        if (answer.IsSuccessStatusCode) _succeeded.AddOrUpdate(operation.Id, 1, (_, n) => n + 1);
        // What is not one JSON document may be long, or never end.
        var body = mediaType is "application/json" or "application/problem+json" ? await BufferedAsync(answer, ct) : null;
        if (Shape.FaultOf(operation, status, mediaType, body) is { } fault)
            Assert.Fail($"{request.Method} {request.RequestUri} ({operation}) breaks the contract with {status}: {fault}\n{body}");
        if (mediaType != "application/problem+json") return;
        var type = JsonNode.Parse(body!)!["type"]!.GetValue<string>();
        var page = await _problemTypes.GetOrAdd(type, t => new(() => OpenAsync(t))).Value;
        if (page != HttpStatusCode.OK) Assert.Fail($"the problem type {type} opens no page: {page}");
    }

    private static async Task<string> BufferedAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        await answer.Content.LoadIntoBufferAsync(ct);
        return await answer.Content.ReadAsStringAsync(ct);
    }

    private async Task<HttpStatusCode> OpenAsync(string type)
    {
        using var client = new HttpClient();
        using var page = await client.GetAsync(new Uri(main.Address, type));
        return page.StatusCode;
    }

    private async Task ReplayAsync(ServedOperation operation, Repeatable first, HttpResponseMessage answer, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = (await _twin.Value).Address };
        using var again = await client.SendAsync(first.Again(first.PathAndQuery), ct);
        var (was, now) = (await BufferedAsync(answer, ct), await again.Content.ReadAsStringAsync(ct));
        if (again.StatusCode != answer.StatusCode || now != was || again.Headers.ETag?.Tag != answer.Headers.ETag?.Tag || again.Headers.Location?.PathAndQueryOrText() != answer.Headers.Location?.PathAndQueryOrText())
            Assert.Fail($"{operation} does not give its first answer again after a restart: {(int)again.StatusCode} {again.Headers.Location}\n{now}\ninstead of {(int)answer.StatusCode} {answer.Headers.Location}\n{was}");
        // The key of one request does not open another.
        if (Regex.IsMatch(first.PathAndQuery, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        {
            using var other = await client.SendAsync(first.Again(Regex.Replace(first.PathAndQuery, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Guid.NewGuid().ToString())), ct);
            var text = await other.Content.ReadAsStringAsync(ct);
            if (other.StatusCode != HttpStatusCode.UnprocessableEntity || !text.Contains("idempotency.other_request", StringComparison.Ordinal)) Assert.Fail($"{operation} takes the key of another request: {(int)other.StatusCode} {text}");
        }
        _replayed.AddOrUpdate(operation.Id, 1, (_, n) => n + 1);
    }

    private sealed class Watch(WatchedTraffic traffic, ReliefHost host) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            traffic.WatchAsync(host, request, r => base.SendAsync(r, cancellationToken), cancellationToken);
    }

    /// <summary>A request with a key, and all that it takes to send it again.</summary>
    private sealed record Repeatable(string PathAndQuery, byte[]? Body, List<KeyValuePair<string, IEnumerable<string>>> Headers, List<KeyValuePair<string, IEnumerable<string>>> ContentHeaders)
    {
        public static async Task<Repeatable> OfAsync(HttpRequestMessage request)
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync();
            return new(request.RequestUri!.PathAndQuery, body, [.. request.Headers], request.Content is null ? [] : [.. request.Content.Headers]);
        }

        public HttpRequestMessage Again(string pathAndQuery)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, new Uri(pathAndQuery, UriKind.Relative));
            foreach (var (name, values) in Headers) request.Headers.TryAddWithoutValidation(name, values);
            if (Body is null) return request;
            request.Content = new ByteArrayContent(Body);
            foreach (var (name, values) in ContentHeaders) request.Content.Headers.TryAddWithoutValidation(name, values);
            return request;
        }
    }
}

internal static class Locations
{
    /// <summary>The address without the host that gave it.</summary>
    public static string PathAndQueryOrText(this Uri address) => address.IsAbsoluteUri ? address.PathAndQuery : address.ToString();
}
