using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.ReportImports;

public enum ReportImportStatus { Draft, Confirmed, Discarded }

/// <summary>
/// A report that came in as a file. Its words are kept and taken apart again whenever it is shown; nothing becomes a project or a goal
/// before a person confirms it.
/// </summary>
public sealed class ReportImport : IBelongsToDivision, IRevised
{
    private ReportImport() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    /// <summary>SHA-256 of the file, lower-case hex: the same file is the same import.</summary>
    public string Sha256 { get; private set; } = "";
    /// <summary>The words of the file.</summary>
    public string Text { get; private set; } = "";
    public ReportImportStatus Status { get; private set; }
    public string ImportedBy { get; private set; } = "";
    public DateTimeOffset ImportedAt { get; private set; }
    /// <summary>The project that it was confirmed for.</summary>
    public Guid? ProjectId { get; private set; }
    /// <summary>The goals that were made of it; null when there were goals already, or none could be made.</summary>
    public Guid? GoalId { get; private set; }
    /// <summary>Who confirmed or discarded it.</summary>
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public int Revision { get; private set; }

    public static ReportImport Take(Guid id, string divisionCode, string sha256, string text, string by, DateTimeOffset at) =>
        new() { Id = id, DivisionCode = divisionCode, Sha256 = sha256, Text = text, ImportedBy = by, ImportedAt = at };

    /// <summary>Why it can no longer be decided; null while it is a draft.</summary>
    public static Error? DecideRefusal(ReportImportStatus status) => status == ReportImportStatus.Draft ? null : ReportImportErrors.Decided;

    public Result<Done> Confirm(Guid projectId, Guid? goalId, string by, DateTimeOffset at)
    {
        if (DecideRefusal(Status) is { } refusal) return refusal;
        (Status, ProjectId, GoalId, DecidedBy, DecidedAt) = (ReportImportStatus.Confirmed, projectId, goalId, by, at);
        return new Done();
    }

    public Result<Done> Discard(string by, DateTimeOffset at)
    {
        if (DecideRefusal(Status) is { } refusal) return refusal;
        (Status, DecidedBy, DecidedAt) = (ReportImportStatus.Discarded, by, at);
        return new Done();
    }
}

public static class ReportImportErrors
{
    public static readonly Error NotFound = Error.NotFound("report_import.not_found", "导入的报告不存在。", "No such report import.");
    public static readonly Error Decided = Error.Conflict("report_import.decided", "该导入已确认或已作废。", "The import is confirmed or discarded already.");
    public static readonly Error NameMissing = Error.Rule("report_import.name_missing", "报告未写明项目名称，请填写。", "The report names no project: give its name.");
    public static readonly Error SummaryMissing = Error.Rule("report_import.summary_missing", "报告未写明项目概述，请填写。", "The report has no project summary: give one.");
    public static readonly Error DepartmentMissing = Error.Rule("report_import.department_missing", "新建项目须注明部门。", "A new project names its department.");
    public static readonly Error KindMissing = Error.Rule("report_import.kind_missing", "报告未写明项目类型，请填写。", "The report does not say of which kind the project is: give it.");
    public static readonly Error YearMissing = Error.Rule("report_import.fiscal_year_missing", "报告未写明年度，请填写。", "The report does not say its year: give it.");
    public static readonly Error GoalMissing = Error.Rule("report_import.goal_missing", "报告未写明绩效目标。", "The report states no goal.");
    public static readonly Error CategoryMissing = Error.Rule("report_import.category_missing", "无法确定指标类别。", "The category of the indicator is not known.");
    public static readonly Error Uncertain = Error.Rule("report_import.uncertain", "读取结果不够确定，请核对后填写。", "What was read is not certain enough: check it and give it.");
    public static readonly Error TextTooLong = Error.Rule("report_import.text_too_long", "文字超出字段长度。", "The words are longer than the member takes.");
}
