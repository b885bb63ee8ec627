namespace ReliefApi.Domain.Reports;

/// <summary>The ten kinds of petition work as counted in the year; a kind is null when its register was not obtained.</summary>
/// <param name="Reception">领导接访.</param>
/// <param name="LeaderOwnedCases">领导包案.</param>
/// <param name="Backlog">积案攻坚.</param>
/// <param name="FirstHandler">首办责任.</param>
/// <param name="Supervision">督查督办.</param>
/// <param name="Information">信息分析.</param>
/// <param name="RiskWarnings">风险预警, by level, highest first.</param>
/// <param name="KeyPeriods">重点时期值守.</param>
/// <param name="Training">业务培训.</param>
/// <param name="Discipline">纪律作风检查.</param>
/// <param name="Source">Link path.</param>
public sealed record WorkMeasureFacts(
    ReceptionFacts? Reception,
    LeaderOwnedCaseFacts? LeaderOwnedCases,
    BacklogFacts? Backlog,
    FirstHandlerFacts? FirstHandler,
    SupervisionFacts? Supervision,
    InformationFacts? Information,
    IReadOnlyList<CategoryCount>? RiskWarnings,
    KeyPeriodFacts? KeyPeriods,
    TrainingFacts? Training,
    DisciplineFacts? Discipline,
    string Source);

/// <summary>Leaders receiving petitioners.</summary>
/// <param name="Days">Reception days held.</param>
/// <param name="Petitioners">Occurrences (人次).</param>
public sealed record ReceptionFacts(int Days, int Petitioners);

/// <summary>Cases owned by a leader.</summary>
/// <param name="Cases">Cases.</param>
/// <param name="DutyLogs">Log entries by duty (五包).</param>
/// <param name="Settled">Settled cases.</param>
public sealed record LeaderOwnedCaseFacts(int Cases, IReadOnlyList<CategoryCount> DutyLogs, int Settled);

/// <summary>Campaigns against the backlog.</summary>
/// <param name="Campaigns">Campaigns.</param>
/// <param name="Cases">Backlog cases tackled.</param>
/// <param name="Settled">Settled cases.</param>
public sealed record BacklogFacts(int Campaigns, int Cases, int Settled);

/// <summary>First handlers answering for first-time petitions.</summary>
/// <param name="Matters">First-time petitions with a named first handler.</param>
/// <param name="SettledAtOnce">Closed without a repeat.</param>
public sealed record FirstHandlerFacts(int Matters, int SettledAtOnce);

/// <summary>Supervision orders.</summary>
/// <param name="Orders">Issued.</param>
/// <param name="FeedbackInTime">With feedback in time.</param>
/// <param name="Closed">Closed.</param>
public sealed record SupervisionFacts(int Orders, int FeedbackInTime, int Closed);

/// <summary>Information analyses.</summary>
/// <param name="Analyses">Analyses written.</param>
/// <param name="ByHotIssue">Analyses by hot issue; one may touch several.</param>
public sealed record InformationFacts(int Analyses, IReadOnlyList<CategoryCount> ByHotIssue);

/// <summary>Duty in key periods.</summary>
/// <param name="Periods">Periods.</param>
/// <param name="DutyDays">Duty days.</param>
public sealed record KeyPeriodFacts(int Periods, int DutyDays);

/// <summary>Training.</summary>
/// <param name="Sessions">Sessions.</param>
/// <param name="Attendances">Occurrences (人次).</param>
public sealed record TrainingFacts(int Sessions, int Attendances);

/// <summary>Discipline checks.</summary>
/// <param name="Checks">Checks.</param>
/// <param name="Findings">Problems found.</param>
public sealed record DisciplineFacts(int Checks, int Findings);
