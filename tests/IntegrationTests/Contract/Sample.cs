using System.Text.Json.Nodes;

namespace ReliefApi.IntegrationTests.Contract;

/// <summary>A value that fits a schema. Ids and division codes are those of a seeded division, so a sample reaches as deep as a real request.</summary>
public static class Sample
{
    public const int FiscalYear = 2020;

    public static JsonNode? Of(ServedContract contract, JsonObject schema, string name, Guid id, string division, int depth = 0)
    {
        schema = contract.Resolve(schema);
        if (schema["oneOf"] is JsonArray choices) return Of(contract, choices[0]!.AsObject(), name, id, division, depth);
        if (schema["enum"] is JsonArray { Count: > 0 } values) return values[0]!.DeepClone();
        if ((schema["examples"] as JsonArray)?[0] is { } example) return example.DeepClone();
        return KindOf(schema) switch
        {
            "object" => new JsonObject((schema["properties"] as JsonObject ?? []).Where(p => depth < 4).Select(p => KeyValuePair.Create(p.Key, Of(contract, p.Value!.AsObject(), p.Key, id, division, depth + 1)))),
            "array" => schema["items"] is JsonObject items && depth < 4 ? new JsonArray(Of(contract, items, name, id, division, depth + 1)) : new JsonArray(),
            "integer" => name.EndsWith("year", StringComparison.OrdinalIgnoreCase) ? FiscalYear : 1,
            "number" => 1,
            "boolean" => true,
            _ => OfText(schema, name, id, division),
        };
    }

    public static string OfParameter(ServedContract contract, JsonObject parameter, Guid id, string division) =>
        Uri.EscapeDataString(Of(contract, parameter["schema"]!.AsObject(), parameter["name"]!.GetValue<string>(), id, division)!.ToString());

    /// <summary>The JSON type of a schema, null aside.</summary>
    public static string? KindOf(JsonObject schema) =>
        schema["type"] is JsonArray types ? types.Select(t => t!.GetValue<string>()).First(t => t != "null") : schema["type"]?.GetValue<string>();

    private static string OfText(JsonObject schema, string name, Guid id, string division) => schema["format"]?.GetValue<string>() switch
    {
        "uuid" => id.ToString(),
        "date" => $"{FiscalYear}-06-01",
        "date-time" => $"{FiscalYear}-06-01T08:00:00+08:00",
        _ => name.Contains("division", StringComparison.OrdinalIgnoreCase) || name is "code" ? division : name is "profileCode" ? "N2020" : name is "taxonomyCode" ? "A" : name is "listName" ? "role" : name is "templateCode" ? "built-in" : "x",
    };
}
