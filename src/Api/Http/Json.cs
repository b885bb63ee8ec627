using System.Text.Json;
using System.Text.Json.Serialization;
using ReliefApi.Domain.Common;

namespace ReliefApi.Api.Http;

/// <summary>The JSON of the contract: camelCase, enums as strings, money as decimal strings; unknown or repeated members and U+0000 are refused.</summary>
internal static class Json
{
    public const int Depth = 64;

    public static void Configure(JsonSerializerOptions options)
    {
        options.MaxDepth = Depth;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new MoneyConverter());
        options.Converters.Add(new TextConverter());
    }

    private sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Money.TryParse(reader.GetString(), out var money)
                ? money
                : throw new JsonException("An amount is a decimal string in yuan with at most two decimals, such as \"571500.00\".");

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    /// <summary>PostgreSQL cannot hold U+0000, and a lone surrogate is not a character: both are refused at the door.</summary>
    private sealed class TextConverter : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String) throw new JsonException("A string is expected.");
            try
            {
                var text = reader.GetString()!;
                return text.Contains('\0') ? throw new JsonException("The text holds U+0000.") : text;
            }
            catch (InvalidOperationException e)
            {
                throw new JsonException("The text holds half a character.", e);
            }
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
