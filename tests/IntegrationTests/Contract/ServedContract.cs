using System.Text.Json.Nodes;
using ReliefApi.Api.Security;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Contract;

/// <summary>The OpenAPI document of the running host, read for tests: what it does not list is not there, what it lists is tested.</summary>
public sealed class ServedContract
{
    private ServedContract(JsonObject document)
    {
        Document = document;
        Operations = [.. from path in document["paths"]!.AsObject()
                         from method in path.Value!.AsObject()
                         where method.Value is JsonObject o && o.ContainsKey("responses")
                         select new ServedOperation(this, path.Key, method.Key.ToUpperInvariant(), method.Value!.AsObject())];
        Operations.ShouldNotBeEmpty();
    }

    public JsonObject Document { get; }
    public IReadOnlyList<ServedOperation> Operations { get; }

    public static async Task<ServedContract> ReadAsync(ReliefHost host)
    {
        using var http = host.Anonymous();
        return new(JsonNode.Parse(await http.GetStringAsync(new Uri("/swagger/v1/swagger.json", UriKind.Relative)))!.AsObject());
    }

    /// <summary>The schema itself, where the node only names it.</summary>
    public JsonObject Resolve(JsonObject schema)
    {
        while (schema["$ref"] is { } reference)
            schema = reference.GetValue<string>()["#/".Length..].Split('/').Aggregate((JsonNode)Document, (node, step) => node[step]!).AsObject();
        return schema;
    }
}

/// <summary>One operation of the document.</summary>
public sealed record ServedOperation(ServedContract Contract, string Path, string Method, JsonObject Node)
{
    public string Id => Node["operationId"]?.GetValue<string>() ?? $"{Method} {Path}";
    public bool Reads => Method is "GET" or "HEAD";
    public bool IsAnonymous => Node["security"] is not JsonArray { Count: > 0 };
    public IReadOnlyList<JsonObject> Parameters => [.. (Node["parameters"] as JsonArray ?? []).Select(p => p!.AsObject())];
    public bool NeedsIfMatch => Parameters.Any(p => p["name"]!.GetValue<string>() == "If-Match");
    /// <summary>Whether it names a row of a division; what every division shares is named by other parameters.</summary>
    public bool NamesOne => In("path").Any(p => p["name"]!.GetValue<string>() is "id" or "code");
    public bool IsList => In("query").Any(p => p["name"]!.GetValue<string>() == "cursor");
    public IReadOnlyList<Role> Roles => [.. (Node["x-roles"] as JsonArray ?? []).Select(r => Claims.ParseRole(r!.GetValue<string>())!.Value)];

    /// <summary>Media type of the body, if there is one.</summary>
    public string? BodyType => (Node["requestBody"]?["content"] as JsonObject)?.Select(c => c.Key).FirstOrDefault(t => t.EndsWith("json", StringComparison.Ordinal));

    /// <summary>Schema of the JSON body, if there is one.</summary>
    public JsonObject? Body => BodyType is { } type && Node["requestBody"]!["content"]![type]!["schema"] is JsonObject schema ? Contract.Resolve(schema) : null;

    /// <summary>Schema of the JSON answer of a 200, if there is one.</summary>
    public JsonObject? Answer => Node["responses"]!["200"]?["content"]?["application/json"]?["schema"] is JsonObject schema ? Contract.Resolve(schema) : null;

    public IEnumerable<JsonObject> In(string place) => Parameters.Where(p => p["in"]!.GetValue<string>() == place);

    /// <summary>The address, every parameter of the path filled in from the one row of a seeded division.</summary>
    public string Address(Guid id, string division)
    {
        var address = In("path").Aggregate(Path, (path, p) => path.Replace($"{{{p["name"]!.GetValue<string>()}}}", Sample.OfParameter(Contract, p, id, division), StringComparison.Ordinal));
        var query = In("query").Where(p => p["required"]?.GetValue<bool>() == true).Select(p => $"{p["name"]!.GetValue<string>()}={Sample.OfParameter(Contract, p, id, division)}");
        return string.Join('?', new[] { address, string.Join('&', query) }.Where(part => part.Length > 0));
    }

    public override string ToString() => Id;
}
