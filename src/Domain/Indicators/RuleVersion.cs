using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Domain.Indicators;

/// <summary>Where and when a version of a rule may be chosen. A stored version never changes: a correction is the next version.</summary>
public abstract class RuleVersion
{
    public string Code { get; private protected set; } = "";
    public int Version { get; private protected set; }
    /// <summary>The rule itself, JSON. It is read as data and never run.</summary>
    public string Definition { get; private protected set; } = "{}";
    /// <summary>Root of the subtree in which it may be chosen; 000000 for the whole country.</summary>
    public string AppliesTo { get; private protected set; } = DivisionCode.Nation;
    public int ValidFromYear { get; private protected set; } = FirstYear;
    /// <summary>Null while no end is set.</summary>
    public int? ValidToYear { get; private protected set; }
    /// <summary>The form for which it is taken where none is named; null when it must be named.</summary>
    public IndicatorForm? DefaultFor { get; private protected set; }
    /// <summary>Why it was added: the document or the local decision.</summary>
    public string? Reason { get; private protected set; }
    public string? CreatedBy { get; private protected set; }
    public DateTimeOffset? CreatedAt { get; private protected set; }

    /// <summary>Before it there is nothing to evaluate.</summary>
    public const int FirstYear = 2000;

    public bool IsInForce(string division, int year) =>
        DivisionRange.Subtree(AppliesTo).Contains(division) && year >= ValidFromYear && (ValidToYear is null || year <= ValidToYear);

    private protected void Publish(string code, int version, string definition, RuleScope scope, string by, DateTimeOffset at)
    {
        (Code, Version, Definition) = (code, version, definition);
        (AppliesTo, ValidFromYear, ValidToYear, DefaultFor, Reason) = scope;
        (CreatedBy, CreatedAt) = (by, at);
    }
}

/// <summary>What is said about a rule beside the rule itself.</summary>
public sealed record RuleScope(string AppliesTo, int ValidFromYear, int? ValidToYear, IndicatorForm? DefaultFor, string? Reason);

/// <summary>Which of several stored versions counts.</summary>
public static class RuleVersions
{
    /// <summary>The version in force that is nearest to the division: of the county before the province before the nation, and then the latest.</summary>
    public static T? InForce<T>(this IEnumerable<T> versions, string division, int year) where T : RuleVersion => versions
        .Where(v => v.IsInForce(division, year))
        .OrderByDescending(v => v.AppliesTo == DivisionCode.Nation ? -1 : (int)DivisionCode.LevelOf(v.AppliesTo)).ThenByDescending(v => v.Version).ThenBy(v => v.Code, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>Why this version cannot be added after the ones that are stored.</summary>
    public static Error? FaultOfNext<T>(this IReadOnlyList<T> stored, int version, RuleScope scope) where T : RuleVersion
    {
        if (stored.Count > 0 && stored[0].AppliesTo != scope.AppliesTo) return RuleErrors.CodeTaken.At("/code").Seen(stored[0].AppliesTo);
        var next = stored.Select(s => s.Version).DefaultIfEmpty().Max() + 1;
        return version == next ? null : RuleErrors.NotNextVersion.At("/version").Seen($"{version} ≠ {next}");
    }
}

/// <summary>A version of a scoring profile as a row: a province's variant is a row, not a release.</summary>
public sealed class StoredProfile : RuleVersion
{
    private StoredProfile() { }

    public Scoring.ScoringProfile Read() => System.Text.Json.JsonSerializer.Deserialize<Scoring.ScoringProfile>(Definition)!;

    public static StoredProfile Of(Scoring.ScoringProfile profile, RuleScope scope, string by, DateTimeOffset at)
    {
        var stored = new StoredProfile();
        stored.Publish(profile.Code, profile.Version, System.Text.Json.JsonSerializer.Serialize(profile), scope, by, at);
        return stored;
    }
}

/// <summary>A version of a category taxonomy as a row.</summary>
public sealed class StoredTaxonomy : RuleVersion
{
    private StoredTaxonomy() { }

    public IndicatorTaxonomy Read() => System.Text.Json.JsonSerializer.Deserialize<IndicatorTaxonomy>(Definition)!;

    public static StoredTaxonomy Of(IndicatorTaxonomy taxonomy, RuleScope scope, string by, DateTimeOffset at)
    {
        var stored = new StoredTaxonomy();
        // A taxonomy belongs to one form and is what that form prints, so it is its default.
        stored.Publish(taxonomy.Code, taxonomy.Version, System.Text.Json.JsonSerializer.Serialize(taxonomy), scope with { DefaultFor = taxonomy.Form }, by, at);
        return stored;
    }
}

public static class RuleErrors
{
    public static readonly Error CodeTaken = Error.Conflict("rule.code_taken", "该代码属于另一区划的规则。", "This code belongs to a rule of another division.");
    public static readonly Error NotNextVersion = Error.Conflict("rule.not_next_version", "版本号须为下一版本。", "The version is not the next one.");
    public static readonly Error EndsBeforeStart = Error.Rule("rule.ends_before_start", "失效年度早于生效年度。", "The rule ends before it starts.");
    public static readonly Error OutsideOwn = Error.Rule("rule.outside_own_divisions", "规则的适用范围须在您管理的区划之内。", "A rule applies within the divisions that you administer.");
    public static readonly Error TaxonomyNotFound = Error.NotFound("taxonomy.not_found", "指标分类不存在。", "No such category taxonomy.");
}
