using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ReliefApi.IntegrationTests.Fixture;

/// <summary>What came back over HTTP.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode? Body, string Text)
{
    public string Id => Body!["id"]!.GetValue<string>();
    public int Revision => Body!["revision"]!.GetValue<int>();

    /// <summary>Codes of every fault, in order.</summary>
    public IReadOnlyList<string> Codes => [.. Body!["errors"]!.AsArray().Select(e => e!["code"]!.GetValue<string>())];

    /// <summary>Pointers of every fault, in order.</summary>
    public IReadOnlyList<string?> Pointers => [.. Body!["errors"]!.AsArray().Select(e => e!["pointer"]?.GetValue<string>())];

    public IReadOnlyList<JsonNode> Items => [.. Body!["items"]!.AsArray().Select(i => i!)];

    public Answer Ok(HttpStatusCode status = HttpStatusCode.OK)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    public void Refused(HttpStatusCode status, string code, string? pointer = null)
    {
        Status.ShouldBe(status, Text);
        Codes.ShouldBe([code], Text);
        if (pointer is not null) Pointers.ShouldBe([pointer]);
    }
}

internal static class Calls
{
    public static async Task<Answer> CallAsync(this HttpClient client, HttpMethod method, string path, object? body = null, int? revision = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path);
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType());
        if (revision is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), text);
    }

    public static Task<Answer> ReadAsync(this HttpClient client, string path) => client.CallAsync(HttpMethod.Get, path);

    public static Task<Answer> SendAsync(this HttpClient client, string path, object body, int? revision = null, string? key = null) =>
        client.CallAsync(HttpMethod.Post, path, body, revision, key);
}
