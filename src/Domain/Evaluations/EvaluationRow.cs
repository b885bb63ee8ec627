using ReliefApi.Domain.Common;
using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Domain.Evaluations;

/// <summary>What a unit enters about one row.</summary>
/// <param name="Key">The indicator's id, or <c>execution</c>.</param>
/// <param name="Score">The self-entered score, beside the computed one.</param>
/// <param name="Reason">偏差原因分析.</param>
/// <param name="Measures">改进措施.</param>
public sealed record RowEntry(string Key, decimal? Score, string? Reason, string? Measures);

/// <summary>Why a warning stands. It holds for the values that were seen: other values are another finding.</summary>
/// <param name="FindingId">Id of the rule.</param>
/// <param name="Place">Section, row and field as one key, as the finding names it.</param>
public sealed record FindingReason(string FindingId, string Place, string Fingerprint, string Reason);

/// <summary>What a unit enters in its self-evaluation.</summary>
/// <param name="AnnualResult">年度总体目标实际完成情况.</param>
public sealed record SelfEntries(string? AnnualResult, IReadOnlyList<RowEntry> Rows, IReadOnlyList<FindingReason> Findings)
{
    public static readonly SelfEntries None = new(null, [], []);

    /// <summary>Whether the unit has said why a warning stands: of its row, with a measure where a target was missed, or of the finding itself.</summary>
    public bool Explain(Finding finding) =>
        Findings.Any(r => r.FindingId == finding.Id && r.Place == finding.Place.Key && r.Fingerprint == finding.Fingerprint)
        || (finding.Place.Row is { } row && Rows.Any(r => r.Key == row && !string.IsNullOrWhiteSpace(r.Reason)
            && (finding.Id != ScoringRules.TargetMissed.Code || !string.IsNullOrWhiteSpace(r.Measures))));
}

/// <summary>A row of an evaluation with its three scores (计算、自评、复核). The computed one stays whatever people enter beside it.</summary>
public sealed record EvaluationRow(string Key, string TitleZh, string TitleEn, decimal Weight, decimal? Computed, RowEntry? Entry, EvaluationOverride? Override)
{
    public decimal? Reviewed => Override?.After ?? Computed;

    /// <summary>The scored rows of a sheet, each beside what was entered and its latest override. An override holds for the computed score that its reviewer saw.</summary>
    public static IReadOnlyList<EvaluationRow> Of(ScoreExplanation? sheet, SelfEntries entries, IEnumerable<EvaluationOverride> overrides)
    {
        var latest = overrides.GroupBy(o => o.RowKey).ToDictionary(g => g.Key, g => g.MaxBy(o => o.Id)!);
        return [.. LeavesOf(sheet).Select(row => new EvaluationRow(row.Key, row.TitleZh, row.TitleEn, row.Weight!.Value, row.Score,
            entries.Rows.FirstOrDefault(e => e.Key == row.Key), latest.GetValueOrDefault(row.Key) is { } last && last.Computed == row.Score ? last : null))];
    }

    private static IEnumerable<ScoreExplanation> LeavesOf(ScoreExplanation? node) =>
        node is null ? [] : node.Children.Count > 0 ? node.Children.SelectMany(LeavesOf) : node.Weight is null ? [] : [node];
}

/// <summary>A reviewer's score in place of a computed one (复核调整); insert-only, the latest of a row counts.</summary>
public sealed class EvaluationOverride : IBelongsToDivision
{
    private EvaluationOverride() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid EvaluationId { get; private set; }
    public string RowKey { get; private set; } = "";
    public decimal? Computed { get; private set; }
    /// <summary>The score that counted until now.</summary>
    public decimal? Before { get; private set; }
    public decimal After { get; private set; }
    public string Reason { get; private set; } = "";
    public string Actor { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }

    internal static EvaluationOverride Of(Guid id, Evaluation evaluation, EvaluationRow row, decimal after, string reason, string by, DateTimeOffset at) => new()
    {
        Id = id,
        DivisionCode = evaluation.DivisionCode,
        EvaluationId = evaluation.Id,
        RowKey = row.Key,
        Computed = row.Computed,
        Before = row.Reviewed,
        After = after,
        Reason = reason,
        Actor = by,
        RecordedAt = at,
    };
}
