using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ReliefApi.Domain.Reports;

/// <summary>The JSON form of the facts: what a report is composed from again when somebody asks whether it is genuine.</summary>
public static class ReportFactsJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>UTF-8 JSON; byte-identical for equal facts.</summary>
    public static byte[] Write(ReportFacts facts) => JsonSerializer.SerializeToUtf8Bytes(facts, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ReportFacts Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<ReportFacts>(json, Options) ?? throw new JsonException("The facts are null.");
}
