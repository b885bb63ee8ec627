using System.Text.Json;
using System.Text.Json.Serialization;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Pipeline;

/// <summary>How the answer of a command is kept for a replay: its value as JSON, personal data masked as on the wire.</summary>
internal static class KeptAnswer
{
    public static readonly JsonSerializerOptions Options = new() { Converters = { new Factory() } };

    private sealed class Factory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Result<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(ValueOnly<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class ValueOnly<T> : JsonConverter<Result<T>>
    {
        public override Result<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonSerializer.Deserialize<T>(ref reader, options)!;

        public override void Write(Utf8JsonWriter writer, Result<T> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Value, options);
    }
}
