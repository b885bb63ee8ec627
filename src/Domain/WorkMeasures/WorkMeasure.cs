using ReliefApi.Domain.Common;
using ReliefApi.Domain.Petitions;

namespace ReliefApi.Domain.WorkMeasures;

/// <summary>The ten kinds of work that a petition bureau reports on.</summary>
public enum WorkMeasureKind
{
    /// <summary>领导接访: quantity = petitioners received, result = matters settled on the spot.</summary>
    LeaderReception,
    /// <summary>领导包案: one petition, its leader and the five duties; completed when settled.</summary>
    LeaderOwnedCase,
    /// <summary>积案攻坚: quantity = cases tackled, result = settled.</summary>
    BacklogCampaign,
    /// <summary>首办责任: one petition and its first handler; completed when closed.</summary>
    FirstHandler,
    /// <summary>督查督办: one order; due for feedback, completed when closed.</summary>
    SupervisionOrder,
    /// <summary>信息分析: quantity = matters analysed in a hot-issue category.</summary>
    InformationAnalysis,
    /// <summary>风险预警: one warning of a level; completed when lifted.</summary>
    RiskWarning,
    /// <summary>重点时期值守: quantity = people on duty that day.</summary>
    KeyPeriodDuty,
    /// <summary>教育培训: quantity = people trained.</summary>
    Training,
    /// <summary>纪律作风: quantity = checks made, result = problems found.</summary>
    Discipline,
}

/// <summary>Warning levels: blue a new tendency, yellow repeats or a near deadline, orange a group or a skipped level, red in key periods.</summary>
public enum RiskLevel { Blue, Yellow, Orange, Red }

/// <summary>The five duties of a leader-owned case (五包), each true once it has been performed.</summary>
public sealed record FiveDuties(bool Situation, bool Education, bool Mediation, bool Persuasion, bool Stability);

/// <summary>What was done; which members a kind needs is a rule of the kind.</summary>
/// <param name="Quantity">Counted amount, see <see cref="WorkMeasureKind"/>.</param>
/// <param name="Result">Counted outcome, at most <paramref name="Quantity"/> except for discipline.</param>
/// <param name="DueOn">Until when feedback is due.</param>
/// <param name="CompletedOn">When it was settled, closed, answered or lifted.</param>
public sealed record WorkDone(string? Leader, Guid? PetitionId, IssueCategory? Category, RiskLevel? RiskLevel, int? Quantity, int? Result,
    FiveDuties? Duties, DateOnly? DueOn, DateOnly? CompletedOn);

/// <summary>One dated record of work, so that a report counts instead of praising.</summary>
public sealed class WorkMeasure : IBelongsToDivision, IRevised
{
    private WorkMeasure() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid DepartmentId { get; private set; }
    public WorkMeasureKind Kind { get; private set; }
    public DateOnly OccurredOn { get; private set; }
    public int FiscalYear { get; private set; }
    public string Subject { get; private set; } = "";
    public string? Leader { get; private set; }
    public Guid? PetitionId { get; private set; }
    public IssueCategory? Category { get; private set; }
    public RiskLevel? RiskLevel { get; private set; }
    public int? Quantity { get; private set; }
    public int? Result { get; private set; }
    public bool? DutySituation { get; private set; }
    public bool? DutyEducation { get; private set; }
    public bool? DutyMediation { get; private set; }
    public bool? DutyPersuasion { get; private set; }
    public bool? DutyStability { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public DateOnly? CompletedOn { get; private set; }
    public int Revision { get; private set; }

    public static Result<WorkMeasure> Record(Guid id, string divisionCode, Guid departmentId, WorkMeasureKind kind, DateOnly on, string subject, WorkDone done)
    {
        var measure = new WorkMeasure { Id = id, DivisionCode = divisionCode, DepartmentId = departmentId, Kind = kind };
        var revised = measure.Revise(on, subject, done);
        return revised.Succeeded ? measure : Result<WorkMeasure>.Refused(revised.Errors);
    }

    public Result<Done> Revise(DateOnly on, string subject, WorkDone done)
    {
        var errors = Faults(on, done);
        if (errors.Count > 0) return errors;
        (OccurredOn, FiscalYear, Subject) = (on, on.Year, subject);
        (Leader, PetitionId, Category, RiskLevel, Quantity, Result, _, DueOn, CompletedOn) = done;
        (DutySituation, DutyEducation, DutyMediation, DutyPersuasion, DutyStability) =
            (done.Duties?.Situation, done.Duties?.Education, done.Duties?.Mediation, done.Duties?.Persuasion, done.Duties?.Stability);
        return new Done();
    }

    private List<Error> Faults(DateOnly on, WorkDone done)
    {
        List<Error> errors = [];
        void Needs(bool given, string member)
        {
            if (!given) errors.Add(WorkMeasureErrors.MemberMissing.At("/" + member).Seen($"{Kind} · {member}"));
        }

        if (Kind is WorkMeasureKind.LeaderReception or WorkMeasureKind.LeaderOwnedCase) Needs(!string.IsNullOrWhiteSpace(done.Leader), "leader");
        if (Kind is WorkMeasureKind.LeaderOwnedCase or WorkMeasureKind.FirstHandler) Needs(done.PetitionId is not null, "petitionId");
        if (Kind is WorkMeasureKind.LeaderOwnedCase) Needs(done.Duties is not null, "duties");
        if (Kind is WorkMeasureKind.InformationAnalysis) Needs(done.Category is not null, "category");
        if (Kind is WorkMeasureKind.RiskWarning) Needs(done.RiskLevel is not null, "riskLevel");
        if (Kind is WorkMeasureKind.SupervisionOrder) Needs(done.DueOn is not null, "dueOn");
        if (Kind is WorkMeasureKind.LeaderReception or WorkMeasureKind.BacklogCampaign or WorkMeasureKind.InformationAnalysis
            or WorkMeasureKind.KeyPeriodDuty or WorkMeasureKind.Training or WorkMeasureKind.Discipline) Needs(done.Quantity is not null, "quantity");
        if (Kind is not WorkMeasureKind.Discipline && done.Result > done.Quantity) errors.Add(WorkMeasureErrors.ResultAboveQuantity.At("/result"));
        if (done.CompletedOn < on) errors.Add(WorkMeasureErrors.CompletedBeforeStart.At("/completedOn"));
        return errors;
    }
}

public static class WorkMeasureErrors
{
    public static readonly Error NotFound = Error.NotFound("work_measure.not_found", "工作记录不存在。", "No such work measure.");
    public static readonly Error MemberMissing = Error.Rule("work_measure.member_missing", "该类工作记录缺少必填项。", "This kind of work measure needs a member that is missing.");
    public static readonly Error ResultAboveQuantity = Error.Rule("work_measure.result_above_quantity", "结果数大于总数。", "The result exceeds the quantity.");
    public static readonly Error CompletedBeforeStart = Error.Rule("work_measure.completed_before_start", "完成日期早于发生日期。", "It is completed before it began.");
}
