using System.Text.Json;
using System.Text.Json.Serialization;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>An evaluation with its rows, each with its three scores, and what may be done next.</summary>
public sealed record EvaluationDetail : EvaluationDto, IHasActions, IDependsOnToday
{
    /// <summary>年度总体目标实际完成情况.</summary>
    public string? AnnualResult { get; init; }
    /// <summary>Sum of the self-entered scores, the computed one where none was entered; null before the unit has entered any.</summary>
    public decimal? SelfTotal { get; init; }
    public string? EnteredBy { get; init; }
    public string? SubmittedBy { get; init; }
    public string? ReviewedBy { get; init; }
    public required IReadOnlyList<EvaluationRowDto> Rows { get; init; }
    /// <summary>Reasons given for warnings.</summary>
    public required IReadOnlyList<FindingReason> FindingReasons { get; init; }
    /// <summary>What was published of it: totals only, small numbers suppressed; null before that.</summary>
    public Publication? Publication { get; init; }
    /// <summary>What the caller may do now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    internal static EvaluationDetail Of(Evaluation e, SelfEntries entries, IReadOnlyList<EvaluationRow> rows, IReadOnlyList<ResourceAction> actions) => new()
    {
        Id = e.Id,
        DivisionCode = e.DivisionCode,
        ProjectId = e.ProjectId,
        FiscalYear = e.FiscalYear,
        Kind = e.Kind,
        Status = e.Status,
        ProfileCode = e.ProfileCode,
        ProfileVersion = e.ProfileVersion,
        Total = e.Total,
        Grade = e.Grade,
        ReviewedTotal = e.ReviewedTotal,
        ReviewedGrade = e.ReviewedGrade,
        FrozenAt = e.FrozenAt,
        PublishedAt = e.PublishedAt,
        CutOff = e.CutOff,
        OpenedAt = e.OpenedAt,
        Revision = e.Revision,
        AnnualResult = entries.AnnualResult,
        SelfTotal = entries.Rows.Any(r => r.Score is not null) ? rows.Sum(r => r.Entry?.Score ?? r.Computed ?? 0) : null,
        EnteredBy = e.EnteredBy,
        SubmittedBy = e.SubmittedBy,
        ReviewedBy = e.ReviewedBy,
        Rows = [.. rows.Select(EvaluationRowDto.Of)],
        FindingReasons = entries.Findings,
        Publication = e.Publication is { } published ? JsonSerializer.Deserialize<Publication>(published) : null,
        Actions = actions,
    };
}

/// <summary>One scored row: the computed, the self-entered and the reviewed score side by side.</summary>
public sealed record EvaluationRowDto
{
    /// <summary>The indicator's id, or <c>execution</c>.</summary>
    public required string RowKey { get; init; }
    public required string TitleZh { get; init; }
    public required string TitleEn { get; init; }
    public required decimal Weight { get; init; }
    /// <summary>What the engine gives; stays whatever is entered beside it.</summary>
    public decimal? Computed { get; init; }
    public decimal? SelfEntered { get; init; }
    /// <summary>The reviewer's score where there is one, else the computed one.</summary>
    public decimal? Reviewed { get; init; }
    /// <summary>偏差原因分析.</summary>
    public string? Reason { get; init; }
    /// <summary>改进措施.</summary>
    public string? Measures { get; init; }
    /// <summary>Why the reviewer overrode the computed score.</summary>
    public string? OverrideReason { get; init; }
    public string? OverriddenBy { get; init; }

    internal static EvaluationRowDto Of(EvaluationRow row) => new()
    {
        RowKey = row.Key,
        TitleZh = row.TitleZh,
        TitleEn = row.TitleEn,
        Weight = row.Weight,
        Computed = row.Computed,
        SelfEntered = row.Entry?.Score,
        Reviewed = row.Reviewed,
        Reason = row.Entry?.Reason,
        Measures = row.Entry?.Measures,
        OverrideReason = row.Override?.Reason,
        OverriddenBy = row.Override?.Actor,
    };
}
