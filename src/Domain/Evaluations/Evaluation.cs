using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Evaluations;

/// <summary>单位自评、部门评价、财政评价.</summary>
public enum EvaluationKind { SelfEvaluation, DepartmentEvaluation, FinanceEvaluation }

/// <summary>One project's evaluation for one year, with the score it was opened at.</summary>
public sealed class Evaluation : IBelongsToDivision, IRevised
{
    private Evaluation() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid ProjectId { get; private set; }
    public int FiscalYear { get; private set; }
    public EvaluationKind Kind { get; private set; }
    public string? ProfileCode { get; private set; }
    public int? ProfileVersion { get; private set; }
    /// <summary>Out of 100; null while a row is unscored.</summary>
    public decimal? Total { get; private set; }
    /// <summary>Language-free grade code; null while there is none.</summary>
    public string? Grade { get; private set; }
    /// <summary>The score sheet as scored, JSON.</summary>
    public string ScoreSheet { get; private set; } = "{}";
    public DateOnly CutOff { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public int Revision { get; private set; }

    public static Evaluation Open(Guid id, string divisionCode, Guid projectId, int fiscalYear, EvaluationKind kind, DateOnly cutOff, DateTimeOffset at) =>
        new() { Id = id, DivisionCode = divisionCode, ProjectId = projectId, FiscalYear = fiscalYear, Kind = kind, CutOff = cutOff, OpenedAt = at };

    public void TakeScore(string? profileCode, int? profileVersion, decimal? total, string? grade, string scoreSheet) =>
        (ProfileCode, ProfileVersion, Total, Grade, ScoreSheet) = (profileCode, profileVersion, total, grade, scoreSheet);
}

public static class EvaluationErrors
{
    public static readonly Error NotFound = Error.NotFound("evaluation.not_found", "评价不存在。", "No such evaluation.");
    public static readonly Error NoDraft = Error.NotFound("evaluation.no_draft", "尚未生成评价报告草稿。", "No draft has been generated yet.");
    public static readonly Error NoSuchVersion = Error.NotFound("draft.no_such_version", "没有这个版本的草稿。", "No such version of the draft.");
    public static readonly Error UnknownVersion = Error.Rule("draft.unknown_version", "文件不是由本评价的任何一版草稿生成的。", "The file was not written from any version of this draft.");
    public static readonly Error Placeholders = Error.Rule("draft.placeholders_left", "报告中还有待填内容，不能定稿。", "The report still has gaps to fill and cannot be made final.");
    public static readonly Error Conflicts = Error.Rule("draft.conflicts_left", "报告中还有未处理的修改冲突，不能定稿。", "The report still has conflicting edits to decide and cannot be made final.");
    public static readonly Error NoSuchSection = Error.NotFound("draft.no_such_section", "报告没有这一部分。", "The report has no such section.");
}
