using ReliefApi.Domain.Common;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Domain.Evaluations;

/// <summary>单位自评、部门评价、财政评价.</summary>
public enum EvaluationKind { SelfEvaluation, DepartmentEvaluation, FinanceEvaluation }

/// <summary>One project's evaluation for one year. Its figures follow the rows until it is submitted; once frozen, nothing of it moves.</summary>
public sealed class Evaluation : IBelongsToDivision, IRevised
{
    private Evaluation() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid ProjectId { get; private set; }
    public int FiscalYear { get; private set; }
    public EvaluationKind Kind { get; private set; }
    public EvaluationStatus Status { get; private set; }
    public string? ProfileCode { get; private set; }
    public int? ProfileVersion { get; private set; }
    /// <summary>Out of 100; null while a row is unscored.</summary>
    public decimal? Total { get; private set; }
    /// <summary>Language-free grade code; null while there is none.</summary>
    public string? Grade { get; private set; }
    /// <summary>The score sheet as scored, JSON.</summary>
    public string ScoreSheet { get; private set; } = "{}";
    /// <summary>What people entered, JSON.</summary>
    public string Entries { get; private set; } = "{}";
    /// <summary>Total and grade after the reviewer's overrides.</summary>
    public decimal? ReviewedTotal { get; private set; }
    public string? ReviewedGrade { get; private set; }
    public string? EnteredBy { get; private set; }
    public string? SubmittedBy { get; private set; }
    public string? ReviewedBy { get; private set; }
    public DateTimeOffset? FrozenAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    /// <summary>Sums of the year as frozen, JSON.</summary>
    public string? Figures { get; private set; }
    /// <summary>What was published, JSON.</summary>
    public string? Publication { get; private set; }
    public DateOnly CutOff { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public int Revision { get; private set; }

    /// <summary>Whether a recompute or a year-end run may still move its figures.</summary>
    public bool FollowsRows => EvaluationFlow.InHand.Contains(Status);

    public static Evaluation Open(Guid id, string divisionCode, Guid projectId, int fiscalYear, EvaluationKind kind, DateOnly cutOff, DateTimeOffset at) =>
        new() { Id = id, DivisionCode = divisionCode, ProjectId = projectId, FiscalYear = fiscalYear, Kind = kind, CutOff = cutOff, OpenedAt = at };

    public Result<Done> TakeScore(string? profileCode, int? profileVersion, decimal? total, string? grade, string scoreSheet)
    {
        if (!FollowsRows) return EvaluationErrors.Frozen;
        (ProfileCode, ProfileVersion, Total, Grade, ScoreSheet) = (profileCode, profileVersion, total, grade, scoreSheet);
        return new Done();
    }

    /// <summary>Why a step cannot be taken now; null when the state allows it.</summary>
    public Error? FaultOf(FlowStep<EvaluationStatus> step) => step.FaultIn(Status, Status is EvaluationStatus.Frozen or EvaluationStatus.Published ? EvaluationErrors.Frozen : EvaluationErrors.NotNow);

    /// <summary>Why this person may not take a step of the reviewing side; null when they may.</summary>
    public Error? ReviewerFault(string by) => by == EnteredBy || by == SubmittedBy ? EvaluationErrors.SamePersonReviews : null;

    /// <summary>Keeps what people enter of their evaluation (填报).</summary>
    public Result<StepTaken> Enter(string entries, string by, DateOnly on)
    {
        if (FaultOf(EvaluationFlow.Enter) is { } fault) return fault;
        (Entries, EnteredBy) = (entries, by);
        return Take(EvaluationFlow.Enter, on, null);
    }

    /// <param name="blocked">Every finding that forbids it.</param>
    public Result<StepTaken> Submit(IReadOnlyList<Error> blocked, string by, DateOnly on)
    {
        if (FaultOf(EvaluationFlow.Submit) is { } fault) return fault;
        if (blocked.Count > 0) return Result<StepTaken>.Refused(blocked);
        SubmittedBy = by;
        return Take(EvaluationFlow.Submit, on, null);
    }

    public Result<StepTaken> Return(string reason, string by, DateOnly on) => Decide(EvaluationFlow.Return, reason, by, on);

    /// <summary>A reviewer's score for one row; the computed one stays beside it.</summary>
    public Result<EvaluationOverride> Override(Guid id, IReadOnlyList<EvaluationRow> rows, string key, decimal score, string reason, string by, DateTimeOffset at)
    {
        if (Decide(EvaluationFlow.Override, reason, by, ChinaTime.DateOf(at)) is { Succeeded: false } refused) return Result<EvaluationOverride>.Refused(refused.Errors);
        if (rows.FirstOrDefault(r => r.Key == key) is not { } row) return EvaluationErrors.UnknownRow.At("/rowKey");
        if (score < 0 || score > row.Weight) return EvaluationErrors.ScoreOutsideWeight.At("/score").Seen($"0 – {row.Weight:0.##}");
        return EvaluationOverride.Of(id, this, row, score, reason, by, at);
    }

    /// <summary>Closes the review: the reviewed total is the sum of the rows as reviewed.</summary>
    public Result<StepTaken> Review(IReadOnlyList<EvaluationRow> rows, Func<decimal, string?> gradeOf, string? opinion, string by, DateOnly on)
    {
        var step = Decide(EvaluationFlow.Review, opinion, by, on);
        if (!step.Succeeded) return step;
        ReviewedBy = by;
        var complete = rows.Count > 0 && rows.All(r => r.Reviewed is not null);
        ReviewedTotal = complete ? rows.Sum(r => r.Reviewed!.Value) : null;
        ReviewedGrade = complete && rows.Sum(r => r.Weight) == 100 ? gradeOf(ReviewedTotal!.Value) : null;
        return step;
    }

    /// <param name="blocked">Everything in the report, the findings and the figures that forbids it.</param>
    /// <param name="figures">The sums that a publication may show, JSON.</param>
    public Result<StepTaken> Freeze(IReadOnlyList<Error> blocked, string figures, string by, DateTimeOffset at)
    {
        if (FaultOf(EvaluationFlow.Freeze) is { } fault) return fault;
        if (ReviewerFault(by) is { } same) return same;
        if (blocked.Count > 0) return Result<StepTaken>.Refused(blocked);
        (Figures, FrozenAt) = (figures, at);
        return Take(EvaluationFlow.Freeze, ChinaTime.DateOf(at), null);
    }

    public Result<StepTaken> Publish(string publication, DateTimeOffset at)
    {
        if (FaultOf(EvaluationFlow.Publish) is { } fault) return fault;
        (Publication, PublishedAt) = (publication, at);
        return Take(EvaluationFlow.Publish, ChinaTime.DateOf(at), null);
    }

    /// <summary>A step of the reviewing side: never by whoever entered or submitted.</summary>
    private Result<StepTaken> Decide(FlowStep<EvaluationStatus> step, string? reason, string by, DateOnly on)
    {
        if (FaultOf(step) is { } fault) return fault;
        if (ReviewerFault(by) is { } same) return same;
        return Take(step, on, reason);
    }

    private StepTaken Take(FlowStep<EvaluationStatus> step, DateOnly on, string? reason)
    {
        Status = step.After(Status);
        return new(step.Action, on, reason);
    }
}

public static class EvaluationErrors
{
    public static readonly Error NotFound = Error.NotFound("evaluation.not_found", "评价不存在。", "No such evaluation.");
    public static readonly Error NoDraft = Error.NotFound("evaluation.no_draft", "尚未生成评价报告草稿。", "No draft has been generated yet.");
    public static readonly Error AlreadyOpened = Error.Conflict("evaluation.already_opened", "该项目本年度此类评价已开展。", "The project already has an evaluation of this kind for the year.");
    public static readonly Error NotNow = Error.Conflict("evaluation.not_now", "评价的当前状态不允许此操作。", "The state of the evaluation does not allow this step.");
    public static readonly Error Frozen = Error.Conflict("evaluation.frozen", "评价已定稿，不得再变动；更正请作补充说明。", "The evaluation is frozen: a correction becomes a supplement.");
    public static readonly Error NoGoals = Error.Conflict("evaluation.no_goals", "本年度尚无绩效目标，无从自评。", "There are no goals for the year to evaluate against.");
    public static readonly Error SamePersonReviews = Error.Rule("evaluation.same_person_reviews", "填报人和提交人不得复核同一评价。", "Whoever entered or submitted the evaluation may not review it.");
    public static readonly Error ErrorStands = Error.Rule("evaluation.error_stands", "存在未处理的错误，不能提交或定稿。", "An error stands that nobody has dismissed.");
    public static readonly Error WarningUnexplained = Error.Rule("evaluation.warning_unexplained", "提示事项须说明原因；未达标的还须提出改进措施。", "A warning needs a reason, a missed target a measure as well.");
    public static readonly Error NotRecomputed = Error.Conflict("evaluation.not_recomputed", "有变动尚未重算，请先重算。", "Some changes have not been recomputed yet: recompute first.");
    public static readonly Error FiguresMoved = Error.Conflict("evaluation.figures_moved", "提交后数据已变动，请退回重新提交。", "The records have changed since the evaluation was submitted: return it to be submitted anew.");
    public static readonly Error UnknownRow = Error.Rule("evaluation.unknown_row", "评价表中没有这一行。", "The score sheet has no such row.");
    public static readonly Error RowTwice = Error.Rule("evaluation.row_twice", "同一行重复填写。", "A row is named twice.");
    public static readonly Error ScoreOutsideWeight = Error.Rule("evaluation.score_outside_weight", "得分须在0与权重之间。", "A score lies between 0 and the row's weight.");
    public static readonly Error NoSuchVersion = Error.NotFound("draft.no_such_version", "没有这个版本的草稿。", "No such version of the draft.");
    public static readonly Error UnknownVersion = Error.Rule("draft.unknown_version", "文件不是由本评价的任何一版草稿生成的。", "The file was not written from any version of this draft.");
    public static readonly Error Placeholders = Error.Rule("draft.placeholders_left", "报告中还有待填内容，不能定稿。", "The report still has gaps to fill and cannot be made final.");
    public static readonly Error Conflicts = Error.Rule("draft.conflicts_left", "报告中还有未处理的修改冲突，不能定稿。", "The report still has conflicting edits to decide and cannot be made final.");
    public static readonly Error NoSuchSection = Error.NotFound("draft.no_such_section", "报告没有这一部分。", "The report has no such section.");
}
