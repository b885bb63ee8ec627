using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ReliefApi.IntegrationTests.Fixture;

/// <summary>Requests and answers as a front end writes and reads them.</summary>
internal static class Exchange
{
    /// <summary>Sends a change that is based on the revision named; null leaves If-Match out.</summary>
    public static async Task<HttpResponseMessage> ChangeAsync(this HttpClient client, HttpMethod method, string address, int? seen, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + address);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (seen is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        return await client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string address, JsonNode body) => client.ChangeAsync(HttpMethod.Post, address, null, body);

    public static Task<HttpResponseMessage> PutAsync(this HttpClient client, string address, int? seen, JsonNode body) => client.ChangeAsync(HttpMethod.Put, address, seen, body);

    /// <summary>The body of a 200.</summary>
    public static async Task<JsonNode> ReadBodyAsync(this HttpClient client, string address) => await (await client.GetAsync("/api/v1" + address)).BodyAsync(HttpStatusCode.OK);

    /// <summary>The body of an answer that must have this status.</summary>
    public static async Task<JsonNode> BodyAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Refused with exactly these faults, each <c>code</c> or <c>code pointer</c>.</summary>
    public static async Task ShouldBeRefusedAsync(this Task<HttpResponseMessage> sent, HttpStatusCode status, params string[] faults)
    {
        var errors = (await (await sent).BodyAsync(status))["errors"]!.AsArray();
        errors.Select((e, i) => faults.Any(f => f.Contains(' ', StringComparison.Ordinal)) ? $"{e!["code"]} {e["pointer"]}".TrimEnd() : $"{e!["code"]}").ShouldBe(faults, ignoreOrder: true);
    }

    /// <summary>One member of every item of a page.</summary>
    public static IEnumerable<string> Each(this JsonNode page, string member) => page["items"]!.AsArray().Select(i => i![member]!.ToString());

    /// <summary>The same object with some members replaced; a null value stays as a JSON null.</summary>
    public static JsonObject With(this JsonObject body, params (string Member, JsonNode? Value)[] changes)
    {
        var changed = body.DeepClone().AsObject();
        foreach (var (member, value) in changes) changed[member] = value;
        return changed;
    }

    /// <summary>The same object without some members.</summary>
    public static JsonObject Without(this JsonObject body, params string[] members)
    {
        var changed = body.DeepClone().AsObject();
        foreach (var member in members) changed.Remove(member);
        return changed;
    }
}
