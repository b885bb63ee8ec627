using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReliefApi.IntegrationTests.Contract;

/// <summary>Whether an answer is what the document says: its status is documented, and its body fits the schema of that status.</summary>
public static class Shape
{
    public static string? FaultOf(ServedOperation operation, int status, string? mediaType, string? body)
    {
        if (operation.Node["responses"]![status.ToString(CultureInfo.InvariantCulture)] is not JsonObject documented) return $"status {status} is not documented";
        if (documented["content"] is not JsonObject content) return body is null or "" ? null : $"a body that is not documented for {status}";
        if (mediaType is null || content[mediaType] is not JsonObject media) return $"media type '{mediaType}' is not documented for {status}";
        return body is not null && mediaType.EndsWith("json", StringComparison.Ordinal) && media["schema"] is JsonObject schema ? FaultOf(operation.Contract, schema, JsonNode.Parse(body), "") : null;
    }

    private static string? FaultOf(ServedContract contract, JsonObject schema, JsonNode? value, string at)
    {
        schema = contract.Resolve(schema);
        if (schema["oneOf"] is JsonArray choices)
            return choices.Any(c => FaultOf(contract, c!.AsObject(), value, at) is null) ? null : $"{at}: none of the documented shapes";
        if (schema["type"] is null && schema["enum"] is null) return null;
        string[] types = schema["type"] is JsonArray several ? [.. several.Select(t => t!.GetValue<string>())] : schema["type"] is { } one ? [one.GetValue<string>()] : [];
        var kind = value?.GetValueKind() switch
        {
            null or JsonValueKind.Null => "null",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => types.Contains("integer") && decimal.IsInteger(value.GetValue<decimal>()) ? "integer" : "number",
            _ => "boolean",
        };
        if (!types.Contains(kind)) return $"{at}: {kind} where the document says {string.Join('|', types)}";
        if (kind == "null") return null;
        if (schema["enum"] is JsonArray values && !values.Any(v => JsonNode.DeepEquals(v, value))) return $"{at}: {value} is not in the enumeration";
        return value switch
        {
            JsonObject members => FaultOfMembers(contract, schema, members, at),
            JsonArray items when schema["items"] is JsonObject item => items.Select((v, i) => FaultOf(contract, item, v, $"{at}/{i}")).FirstOrDefault(f => f is not null),
            _ when kind == "string" => FaultOfText(schema, value!.GetValue<string>(), at),
            _ => null,
        };
    }

    private static string? FaultOfMembers(ServedContract contract, JsonObject schema, JsonObject members, string at)
    {
        var documented = schema["properties"] as JsonObject ?? [];
        var missing = (schema["required"] as JsonArray ?? []).Select(r => r!.GetValue<string>()).FirstOrDefault(r => !members.ContainsKey(r));
        if (missing is not null) return $"{at}/{missing}: required but absent";
        foreach (var (name, value) in members)
        {
            if (documented[name] is JsonObject shape)
            {
                if (FaultOf(contract, shape, value, $"{at}/{name}") is { } fault) return fault;
            }
            else if (schema["additionalProperties"] is JsonObject other)
            {
                if (FaultOf(contract, other, value, $"{at}/{name}") is { } fault) return fault;
            }
            else if (schema["additionalProperties"] is JsonValue) return $"{at}/{name}: not documented";
        }
        return null;
    }

    private static string? FaultOfText(JsonObject schema, string text, string at) => schema["format"]?.GetValue<string>() switch
    {
        "uuid" when !Guid.TryParseExact(text, "D", out _) => $"{at}: not a uuid",
        "date" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) => $"{at}: not a date",
        "date-time" when !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) => $"{at}: not an instant",
        _ => null,
    };
}
