using System.Text.Json;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Domain.Indicators;

/// <summary>A version of a scoring profile as a row: a province's variant is a row, not a release.</summary>
public sealed class StoredProfile
{
    private StoredProfile() { }

    public string Code { get; private set; } = "";
    public int Version { get; private set; }
    /// <summary>The profile, JSON.</summary>
    public string Definition { get; private set; } = "{}";

    public ScoringProfile Read() => JsonSerializer.Deserialize<ScoringProfile>(Definition)!;

    public static StoredProfile Of(string code, int version, string definition) =>
        new() { Code = code, Version = version, Definition = definition };
}
