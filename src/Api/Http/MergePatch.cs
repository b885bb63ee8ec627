using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ReliefApi.Application.PersonalData;

namespace ReliefApi.Api.Http;

/// <summary>Changes to some of a resource's content (RFC 7396): null clears a member, what is absent stays.</summary>
internal sealed class MergePatch<TContent>(JsonObject changes, JsonSerializerOptions options)
{
    public static async ValueTask<MergePatch<TContent>> BindAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals(MergePatch.MediaType, StringComparison.OrdinalIgnoreCase))
            throw new BadHttpRequestException("", StatusCodes.Status415UnsupportedMediaType);
        var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        using var body = await MergePatch.ReadAsync(() => JsonDocument.ParseAsync(http.Request.Body, new() { AllowDuplicateProperties = false, MaxDepth = Json.Depth }, http.RequestAborted));
        if (body.RootElement.ValueKind != JsonValueKind.Object) throw new RefusedException(StatusCodes.Status400BadRequest, HttpErrors.Malformed);
        var changes = JsonObject.Create(body.RootElement.Clone())!;
        MergePatch.Check(changes, options.GetTypeInfo(typeof(TContent)), "");
        return new(changes, options);
    }

    /// <summary>The whole content once the changes are made, read as strictly as the body of a PUT.</summary>
    public async Task<TContent> OntoAsync<TResource>(TResource present)
    {
        var content = (JsonObject)JsonSerializer.SerializeToNode(present, options)!;
        MergePatch.Keep(content, options.GetTypeInfo(typeof(TContent)));
        MergePatch.Merge(content, changes);
        return (await MergePatch.ReadAsync(() => Task.FromResult(content.Deserialize<TContent>(options))))!;
    }
}

internal static class MergePatch
{
    public const string MediaType = "application/merge-patch+json";

    /// <summary>Refuses what no content could take, before anything is read: an unknown name, or a value of another type.</summary>
    public static void Check(JsonObject changes, JsonTypeInfo shape, string at)
    {
        foreach (var (name, change) in changes)
        {
            var pointer = $"{at}/{name}";
            if (shape.Properties.FirstOrDefault(p => p.Name == name) is not { } member) throw new RefusedException(StatusCodes.Status400BadRequest, HttpErrors.Malformed.At(pointer));
            var type = shape.Options.GetTypeInfo(member.PropertyType);
            if (change is JsonObject part && type.Kind == JsonTypeInfoKind.Object) Check(part, type, pointer);
            else if (change is not null && !Fits(change, type)) throw new RefusedException(StatusCodes.Status400BadRequest, HttpErrors.Malformed.At(pointer));
        }
    }

    /// <summary>A null stays in place: read strictly, it clears what may be empty and is refused elsewhere, and an unknown name never disappears.</summary>
    public static void Merge(JsonObject target, JsonObject changes)
    {
        foreach (var (name, change) in changes)
        {
            if (change is JsonObject part)
            {
                if (target[name] is not JsonObject whole) target[name] = whole = [];
                Merge(whole, part);
            }
            else target[name] = change?.DeepClone();
        }
    }

    /// <summary>Takes away what an answer shows beyond the content that people enter, and personal data, which it shows only as masks.</summary>
    public static void Keep(JsonNode? node, JsonTypeInfo shape)
    {
        if (node is JsonArray items && shape.ElementType is { } element)
            foreach (var item in items) Keep(item, shape.Options.GetTypeInfo(element));
        if (node is not JsonObject members || shape.Kind != JsonTypeInfoKind.Object) return;
        var entered = shape.Properties.Where(p => !IsPersonal(p.PropertyType)).ToDictionary(p => p.Name);
        foreach (var name in members.Select(m => m.Key).Where(n => !entered.ContainsKey(n)).ToList()) members.Remove(name);
        foreach (var (name, member) in members) Keep(member, shape.Options.GetTypeInfo(entered[name].PropertyType));
    }

    public static async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("", StatusCodes.Status400BadRequest, e);
        }
    }

    private static bool Fits(JsonNode value, JsonTypeInfo type)
    {
        if (value is JsonArray items && items.Any(i => i is null)) return false;
        try
        {
            value.Deserialize(type);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsPersonal(Type type) => type.IsSubclassOf(typeof(Pii)) || type.Assembly == typeof(Pii).Assembly && type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(p => p.PropertyType.IsSubclassOf(typeof(Pii)));
}
