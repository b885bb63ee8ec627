namespace ReliefApi.Domain.Indicators;

/// <summary>What a measure is counted from; petition figures belong to the division, the others to a project.</summary>
public enum MeasureSource { ReliefCases, Petitions, Budget }

/// <summary>How a measure may be added up over projects and divisions.</summary>
public enum MeasureKind
{
    /// <summary>Counts and money: sums.</summary>
    Additive,
    /// <summary>Distinct persons: a sum counts a person once for each project that relieved them.</summary>
    DistinctPerProject,
    /// <summary>Σ numerator ÷ Σ denominator × 100, percent numbers.</summary>
    Percentage,
    /// <summary>Σ numerator ÷ Σ denominator.</summary>
    Ratio,
}

/// <summary>A figure computed from rows, never typed: which facts make its numerator and denominator.</summary>
/// <param name="Code">Stable code, such as <c>relief.stop-petition-rate</c>.</param>
/// <param name="Numerator">Name of the fact, see <see cref="Facts"/>.</param>
/// <param name="Denominator">Name of the fact; null for a count or a sum.</param>
/// <param name="FormulaZh">The formula in words.</param>
public sealed record Measure(string Code, MeasureSource Source, MeasureKind Kind, string Unit, string Numerator, string? Denominator,
    string NameZh, string NameEn, string FormulaZh, string FormulaEn)
{
    /// <summary>What to multiply the measure by to state it in this unit: 万元 for 元 is the one change of scale; null when the units differ.</summary>
    public decimal? ScaleTo(string? unit) => unit == Unit ? 1m : unit == "万" + Unit && Unit.StartsWith('元') ? 0.0001m : null;

    /// <summary>The value of the measure; null when nothing lies under the line.</summary>
    public decimal? ValueOf(decimal numerator, decimal? denominator) => Kind switch
    {
        MeasureKind.Additive or MeasureKind.DistinctPerProject => numerator,
        _ when denominator is null or 0 => null,
        MeasureKind.Percentage => decimal.Round(numerator * 100 / denominator.Value, 10, MidpointRounding.AwayFromZero),
        _ => decimal.Round(numerator / denominator.Value, 10, MidpointRounding.AwayFromZero),
    };
}

/// <summary>Names of the facts that SQL counts; each is a column of the fact tables in snake case.</summary>
public static class Facts
{
    public const string Applied = "applied", Approved = "approved", PersonsPaid = "persons_paid", CasesPaid = "cases_paid", Payments = "payments",
        PaidAmount = "paid_amount", AgreementsSigned = "agreements_signed", StoppedPetitioning = "stopped_petitioning",
        DecisionsDue = "decisions_due", DecidedInTime = "decided_in_time", PaymentsDue = "payments_due", PaidInTime = "paid_in_time",
        Invited = "invited", Replied = "replied", Satisfied = "satisfied", BasicallySatisfied = "basically_satisfied", SatisfiedTotal = "satisfied_total";

    /// <summary>Facts of a project, in the order of their columns.</summary>
    public static readonly IReadOnlyList<string> OfProject =
    [
        Applied, Approved, PersonsPaid, CasesPaid, Payments, PaidAmount, AgreementsSigned, StoppedPetitioning, DecisionsDue, DecidedInTime,
        PaymentsDue, PaidInTime, Invited, Replied, Satisfied, BasicallySatisfied, SatisfiedTotal,
    ];

    public const string Registered = "registered", Repeats = "repeats", AcceptancesDue = "acceptances_due", AcceptedInTime = "accepted_in_time",
        RepliesDue = "replies_due", RepliedInTime = "replied_in_time", FirstTimeConcluded = "first_time_concluded", FirstTimeResolved = "first_time_resolved",
        LeaderOwned = "leader_owned", LeaderOwnedSettled = "leader_owned_settled";

    /// <summary>Facts of a division, in the order of their columns.</summary>
    public static readonly IReadOnlyList<string> OfDivision =
    [
        Registered, Repeats, AcceptancesDue, AcceptedInTime, RepliesDue, RepliedInTime, FirstTimeConcluded, FirstTimeResolved, LeaderOwned, LeaderOwnedSettled,
    ];

    public const string FullYear = "full_year", Executed = "executed";
}

/// <summary>Every measure there is. A new one is a line here and, if it counts something new, a column of the facts.</summary>
public static class Measures
{
    public static readonly IReadOnlyList<Measure> All =
    [
        new("relief.persons", MeasureSource.ReliefCases, MeasureKind.DistinctPerProject, "人", Facts.PersonsPaid, null, "救助人数", "Persons relieved",
            "年度内获得支付的不同人员数", "Distinct persons with a payment in the year"),
        new("relief.cases", MeasureSource.ReliefCases, MeasureKind.Additive, "件", Facts.CasesPaid, null, "救助案件数", "Cases relieved",
            "年度内获得支付的个案数", "Cases with a payment in the year"),
        new("relief.occurrences", MeasureSource.ReliefCases, MeasureKind.Additive, "人次", Facts.Payments, null, "救助人次", "Payments made",
            "年度内支付笔数", "Payments in the year"),
        new("relief.paid-amount", MeasureSource.ReliefCases, MeasureKind.Additive, "元", Facts.PaidAmount, null, "救助支付金额", "Relief paid",
            "年度内支付减退回", "Payments less returns in the year"),
        new("relief.stop-petition-rate", MeasureSource.ReliefCases, MeasureKind.Percentage, "%", Facts.StoppedPetitioning, Facts.CasesPaid, "停访息诉率", "Stop-petition rate",
            "协议有效且截至截止日未再信访的已支付个案数÷已支付个案数", "Paid cases with an agreement in force and no repeat petition by the cut-off ÷ cases paid"),
        new("relief.decided-in-time-rate", MeasureSource.ReliefCases, MeasureKind.Percentage, "%", Facts.DecidedInTime, Facts.DecisionsDue, "按期审定率", "Decided in time",
            "期限内作出决定的个案数÷期内应作出决定的个案数", "Cases decided within the set days ÷ cases due for decision"),
        new("relief.paid-in-time-rate", MeasureSource.ReliefCases, MeasureKind.Percentage, "%", Facts.PaidInTime, Facts.PaymentsDue, "及时支付率", "Paid in time",
            "期限内首次支付的个案数÷期内应支付的个案数", "Cases first paid within the set days ÷ cases due for payment"),
        new("relief.agreement-rate", MeasureSource.ReliefCases, MeasureKind.Percentage, "%", Facts.AgreementsSigned, Facts.CasesPaid, "协议签订率", "Agreement rate",
            "签订停访息诉协议的已支付个案数÷已支付个案数", "Paid cases with a signed agreement ÷ cases paid"),
        new("relief.average-per-case", MeasureSource.ReliefCases, MeasureKind.Ratio, "元/件", Facts.PaidAmount, Facts.CasesPaid, "案均救助金额", "Average per case",
            "支付金额÷已支付个案数", "Relief paid ÷ cases paid"),
        new("relief.average-per-person", MeasureSource.ReliefCases, MeasureKind.Ratio, "元/人", Facts.PaidAmount, Facts.PersonsPaid, "人均救助金额", "Average per person",
            "支付金额÷救助人数", "Relief paid ÷ persons relieved"),
        new("relief.satisfaction-rate", MeasureSource.ReliefCases, MeasureKind.Percentage, "%", Facts.SatisfiedTotal, Facts.Replied, "救助对象满意度", "Satisfaction",
            "（满意+基本满意）÷有效回复数", "(Satisfied + basically satisfied) ÷ valid replies"),
        new("relief.reply-rate", MeasureSource.ReliefCases, MeasureKind.Percentage, "%", Facts.Replied, Facts.Invited, "参评率", "Reply rate",
            "有效回复数÷邀请评价数", "Valid replies ÷ invitations"),
        new("petition.repeat-rate", MeasureSource.Petitions, MeasureKind.Percentage, "%", Facts.Repeats, Facts.Registered, "重复信访率", "Repeat-petition rate",
            "同一人同一事项的重复信访数÷登记信访总数", "Repeat petitions ÷ petitions registered"),
        new("petition.accepted-in-time-rate", MeasureSource.Petitions, MeasureKind.Percentage, "%", Facts.AcceptedInTime, Facts.AcceptancesDue, "及时受理率", "Accepted in time",
            "期限内作出受理决定数÷期内应作出受理决定数", "Acceptance decided in time ÷ decisions due"),
        new("petition.replied-in-time-rate", MeasureSource.Petitions, MeasureKind.Percentage, "%", Facts.RepliedInTime, Facts.RepliesDue, "按期答复率", "Replied in time",
            "期限内答复数÷期内应答复数", "Replies in time ÷ replies due"),
        new("petition.first-time-resolution-rate", MeasureSource.Petitions, MeasureKind.Percentage, "%", Facts.FirstTimeResolved, Facts.FirstTimeConcluded, "初次信访一次性化解率", "First-time resolution",
            "办结后规定天数内未重复的初次信访数÷办结的初次信访数", "First-time petitions concluded without a repeat within the set days ÷ first-time petitions concluded"),
        new("petition.leader-owned-settled-rate", MeasureSource.Petitions, MeasureKind.Percentage, "%", Facts.LeaderOwnedSettled, Facts.LeaderOwned, "包案化解率", "Leader-owned settled",
            "已化解的领导包案数÷领导包案数", "Leader-owned matters settled ÷ leader-owned matters"),
        new("budget.full-year", MeasureSource.Budget, MeasureKind.Additive, "元", Facts.FullYear, null, "全年预算数", "Full-year budget",
            "年初预算±调整+上年结转+其他资金", "Initial ± adjustments + carry-over + other funds"),
        new("budget.executed", MeasureSource.Budget, MeasureKind.Additive, "元", Facts.Executed, null, "全年执行数", "Executed",
            "支付减退回", "Disbursed less returned"),
        new("budget.execution-rate", MeasureSource.Budget, MeasureKind.Percentage, "%", Facts.Executed, Facts.FullYear, "预算执行率", "Execution rate",
            "全年执行数÷全年预算数", "Executed ÷ full-year budget"),
    ];

    private static readonly Dictionary<string, Measure> ByCode = All.ToDictionary(m => m.Code);

    public static Measure? Find(string code) => ByCode.GetValueOrDefault(code);
}
