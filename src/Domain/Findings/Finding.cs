using System.Security.Cryptography;
using System.Text;
using ReliefApi.Domain.ReportTexts;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Domain.Findings;

/// <summary>Where a finding stands.</summary>
/// <param name="Section">The section of the report, when it is about a document.</param>
/// <param name="Row">The indicator or project: its id in the records, its number in a document.</param>
/// <param name="Field">The member or the part of the text.</param>
/// <param name="Span">The words concerned.</param>
public sealed record FindingPlace(ReportSectionKind? Section = null, string? Row = null, string? Field = null, TextSpan? Span = null)
{
    public static readonly FindingPlace Whole = new();

    /// <summary>The place without its span: other words before it do not move it.</summary>
    public string Key => $"{Section}/{Row}/{Field}";
}

/// <summary>A broken rule at one place, with the values that the rule saw.</summary>
public sealed record Finding(string Id, ScoringSeverity Severity, FindingPlace Place, IReadOnlyList<SeenValue> Values, string Zh, string En, string RuleVersion)
{
    /// <summary>SHA-256 of rule, place and values, lower-case hex: another value is another finding.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Values.Select(v => $"{v.Name}\t{v.Value}").Prepend(Place.Key).Prepend(Id)))));

    /// <summary>What the scoring rules found, in the same shape.</summary>
    public static Finding Of(ScoringFinding finding) => new(finding.Code, finding.Severity, new(Row: finding.RowKey, Field: finding.Location[(finding.Location.LastIndexOf('/') + 1)..]),
        finding.Values, finding.MessageZh, finding.MessageEn, finding.RuleVersion);
}

/// <summary>One rule: what it is called, how grave it is, what it says, and what it looks for.</summary>
/// <param name="zh">The message; a name in braces is filled with the value of that name.</param>
/// <param name="en">The same in English.</param>
public abstract class FindingRule(string id, ScoringSeverity severity, string zh, string en)
{
    public string Id => id;
    public ScoringSeverity Severity => severity;
    public string Zh => zh;
    public string En => en;

    public abstract IEnumerable<Finding> Check(FindingInput input);

    protected Finding At(FindingPlace place, params IReadOnlyList<(string Name, string Value)> values) => new(id, severity, place,
        [.. values.Select(v => new SeenValue(v.Name, v.Value))], Fill(zh, values), Fill(en, values), FindingRules.Version);

    private static string Fill(string message, IReadOnlyList<(string Name, string Value)> values) =>
        values.Aggregate(message, (text, v) => text.Replace($"{{{v.Name}}}", v.Value, StringComparison.Ordinal));
}
