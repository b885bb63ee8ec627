using ReliefApi.Domain.Common;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Domain.Indicators;

public enum GoalStatus { Draft, Approved }

/// <summary>A project's goals for one year (绩效目标): the overall and the annual goal and the indicators that make them measurable.</summary>
public sealed class PerformanceGoal : IBelongsToDivision, IRevised
{
    private readonly List<Indicator> _indicators = [];

    private PerformanceGoal() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid ProjectId { get; private set; }
    public int FiscalYear { get; private set; }
    public IndicatorForm Form { get; private set; }
    /// <summary>The scoring profile chosen, frozen with the goals.</summary>
    public string ProfileCode { get; private set; } = "";
    public int ProfileVersion { get; private set; }
    /// <summary>The category taxonomy in force when the goals were set, frozen with them; null for the national one of the form.</summary>
    public string? TaxonomyCode { get; private set; }
    public int? TaxonomyVersion { get; private set; }
    public string? OverallGoal { get; private set; }
    public string AnnualGoal { get; private set; } = "";
    public GoalStatus Status { get; private set; }
    public string? DefinedBy { get; private set; }
    public string? ApprovedBy { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public int Revision { get; private set; }
    public IReadOnlyList<Indicator> Indicators => _indicators;

    public static PerformanceGoal Define(Guid id, Project project, int fiscalYear, IndicatorForm form, (string Code, int Version) profile,
        string? overallGoal, string annualGoal, string by, (string Code, int Version)? taxonomy = null) => new()
        {
            Id = id,
            DivisionCode = project.DivisionCode,
            ProjectId = project.Id,
            FiscalYear = fiscalYear,
            Form = form,
            ProfileCode = profile.Code,
            ProfileVersion = profile.Version,
            TaxonomyCode = taxonomy?.Code,
            TaxonomyVersion = taxonomy?.Version,
            OverallGoal = overallGoal,
            AnnualGoal = annualGoal,
            DefinedBy = by,
        };

    /// <summary>Why goals in this state can no longer be changed; null when they can.</summary>
    public static Error? ReviseRefusal(GoalStatus status) => status == GoalStatus.Approved ? GoalErrors.Approved : null;

    /// <summary>Why this person cannot approve goals in this state; null when they can.</summary>
    public static Error? ApproveRefusal(GoalStatus status, string by, string? definedBy) =>
        ReviseRefusal(status) ?? (by == definedBy ? GoalErrors.SamePersonApproves : null);

    public Result<Done> Revise((string Code, int Version) profile, string? overallGoal, string annualGoal, string by)
    {
        if (ReviseRefusal(Status) is { } refusal) return refusal;
        ((ProfileCode, ProfileVersion), OverallGoal, AnnualGoal, DefinedBy) = (profile, overallGoal, annualGoal, by);
        return new Done();
    }

    /// <summary>Sets the indicators in the order given; one that keeps its id keeps what is recorded of it.</summary>
    public Result<Done> SetIndicators(IEnumerable<(Guid Id, IndicatorDefinition Definition)> wanted)
    {
        if (ReviseRefusal(Status) is { } refusal) return refusal;
        var kept = _indicators.ToDictionary(i => i.Id);
        _indicators.Clear();
        foreach (var (id, definition) in wanted)
        {
            var indicator = kept.GetValueOrDefault(id) ?? Indicator.Of(id, this);
            indicator.Define(_indicators.Count + 1, definition);
            _indicators.Add(indicator);
        }
        return new Done();
    }

    public Result<Done> Approve(string by, DateTimeOffset at)
    {
        if (ApproveRefusal(Status, by, DefinedBy) is { } refusal) return refusal;
        (Status, ApprovedBy, ApprovedAt) = (GoalStatus.Approved, by, at);
        return new Done();
    }
}

public static class GoalErrors
{
    public static readonly Error NotFound = Error.NotFound("goal.not_found", "绩效目标不存在。", "No such performance goal.");
    public static readonly Error AlreadyDefined = Error.Conflict("goal.already_defined", "该项目本年度已设定绩效目标。", "The project already has goals for this year.");
    public static readonly Error Approved = Error.Conflict("goal.approved", "绩效目标已批复锁定。", "The goals are approved and locked.");
    public static readonly Error SamePersonApproves = Error.Rule("goal.same_person_approves", "设定人不得批复同一绩效目标。", "Whoever defined the goals may not approve them.");
    public static readonly Error UnknownProfile = Error.Rule("goal.unknown_profile", "评分规则不存在。", "No such scoring profile.");
    public static readonly Error ProfileNotInForce = Error.Rule("goal.profile_not_in_force", "评分规则在该区划或年度不适用。", "The scoring profile is not in force in this division and year.");
    public static readonly Error UnknownMeasure = Error.Rule("indicator.unknown_measure", "取值口径不存在。", "No such measure.");
    public static readonly Error MeasureOfAnotherUnit = Error.Rule("indicator.measure_of_another_unit", "指标单位与取值口径的单位不一致。", "The indicator's unit differs from its measure's.");
    public static readonly Error ForeignIndicator = Error.Rule("indicator.foreign", "该指标不属于此绩效目标。", "This indicator belongs to other goals.");
    public static readonly Error IndicatorTwice = Error.Rule("indicator.named_twice", "同一指标重复出现。", "An indicator is named twice.");
    public static readonly Error HasActualValues = Error.Conflict("indicator.has_actual_values", "已填报实际值的指标不得删除。", "An indicator with recorded actual values cannot be removed.");
    public static readonly Error TooManyRows = Error.Rule("goal.too_many_indicators", "计分指标不得超过15个，指标总数不得超过60个。", "At most 15 scored indicators, and 60 in all.");
    public static readonly Error TierReasonMissing = Error.Rule("indicator.tier_reason_missing", "部分达成或未达成须说明原因。", "A lower tier needs a reason.");
    public static readonly Error ScoreOutsideTier = Error.Rule("indicator.score_outside_tier", "得分不在所选档次的区间内。", "The points lie outside the band of the tier.");
    public static readonly Error IndicatorNotFound = Error.NotFound("indicator.not_found", "绩效指标不存在。", "No such indicator.");
    public static readonly Error DerivedFromCases = Error.Conflict("indicator.derived", "该指标由个案数据计算，不得手工填报。", "This indicator is computed from records: its actual value cannot be typed.");
    public static readonly Error ActualOfAnotherKind = Error.Rule("indicator.actual_of_another_kind", "定量指标填数值，定性指标填档次。", "A quantitative indicator takes a value, a qualitative one a tier.");
}
