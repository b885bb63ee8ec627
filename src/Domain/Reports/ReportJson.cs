using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ReliefApi.Domain.Reports;

/// <summary>The JSON form of the model.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // jsonb keeps no key order, so "type" may come back after the properties it explains.
        AllowOutOfOrderMetadataProperties = true,
        // As in every answer of the API: what is stored is what is served.
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>UTF-8 JSON; byte-identical for equal models.</summary>
    public static byte[] Write(ReportModel model) => JsonSerializer.SerializeToUtf8Bytes(model, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ReportModel Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<ReportModel>(json, Options) ?? throw new JsonException("The report is null.");
}
