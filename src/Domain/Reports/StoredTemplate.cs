using System.Text.Json;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Domain.Reports;

/// <summary>A version of a report's wording as a row.</summary>
public sealed class StoredTemplate : RuleVersion
{
    private StoredTemplate() { }

    /// <summary>The kind of project it is for; null for all.</summary>
    public ProjectKind? ProjectKind { get; private set; }

    public IReadOnlyDictionary<string, string> Texts => JsonSerializer.Deserialize<Dictionary<string, string>>(Definition)!;

    public ReportTemplate Read() => new(Code, Version, Texts);

    public static StoredTemplate Of(string code, int version, ProjectKind? kind, IReadOnlyDictionary<string, string> texts, RuleScope scope, string by, DateTimeOffset at)
    {
        var stored = new StoredTemplate { ProjectKind = kind };
        stored.Publish(code, version, JsonSerializer.Serialize(texts), scope, by, at);
        return stored;
    }
}
