namespace ReliefApi.Domain.Reports;

/// <summary>
/// Everything the report may say, gathered before composing. Money is in yuan, rates are percent numbers (98.5 means 98.5 %), null means not
/// obtained (never zero), and every <c>Source</c> is the path of the resource that shows the rows behind the figures of its record.
/// </summary>
/// <param name="Division">The county.</param>
/// <param name="Department">The budget unit that answers for the project.</param>
/// <param name="Project">The project.</param>
/// <param name="FiscalYear">The year evaluated.</param>
/// <param name="EvaluationKind">self, department or finance.</param>
/// <param name="Portfolio">How many projects the unit manages by goals.</param>
/// <param name="Budget">The budget chain.</param>
/// <param name="Goals">The goals in words.</param>
/// <param name="Indicators">The scored rows, in the order of the approved goals.</param>
/// <param name="Execution">The execution row.</param>
/// <param name="Conclusion">Total and grade.</param>
/// <param name="Cases">Counts from the relief case register.</param>
/// <param name="Petitions">Counts from the petition register.</param>
/// <param name="WorkMeasures">Counts from the work registers.</param>
/// <param name="Findings">What the rules found, in the order to be printed.</param>
/// <param name="Profile">The scoring profile.</param>
/// <param name="Process">When the evaluation was done.</param>
/// <param name="MissingInputs">What was not there when the scores were computed.</param>
public sealed record ReportFacts(
    DivisionFacts Division,
    DepartmentFacts Department,
    ProjectFacts Project,
    int FiscalYear,
    string EvaluationKind,
    PortfolioFacts? Portfolio,
    BudgetFacts Budget,
    GoalFacts Goals,
    IReadOnlyList<IndicatorFacts> Indicators,
    ExecutionFacts Execution,
    ConclusionFacts Conclusion,
    CaseFacts? Cases,
    PetitionFacts? Petitions,
    WorkMeasureFacts? WorkMeasures,
    IReadOnlyList<FindingFacts> Findings,
    ProfileFacts Profile,
    ProcessFacts Process,
    IReadOnlyList<MissingInput> MissingInputs);

/// <summary>A county.</summary>
/// <param name="Code">GB/T 2260, six digits.</param>
/// <param name="Name">Its full name.</param>
public sealed record DivisionFacts(string Code, string Name);

/// <summary>A budget unit.</summary>
/// <param name="Code">Its budget code.</param>
/// <param name="Name">Its full name.</param>
public sealed record DepartmentFacts(string Code, string Name);

/// <summary>The project as registered.</summary>
/// <param name="Code">The project code of the integrated budget system.</param>
/// <param name="Name">The project name.</param>
/// <param name="Level">1 or 2 (一级项目, 二级项目).</param>
/// <param name="Kind">recurring, one_off or fixed_span (经常性, 一次性, 阶段性).</param>
/// <param name="Summary">What the project does.</param>
/// <param name="Basis">The law, policy or document it rests on.</param>
/// <param name="ImplementingBody">Who carries it out.</param>
/// <param name="Plan">The implementation plan with its document number.</param>
/// <param name="PeriodStart">First day, if it has one.</param>
/// <param name="PeriodEnd">Last day, if it has one.</param>
/// <param name="ReviewYear">The year in which a recurring project is next reviewed.</param>
public sealed record ProjectFacts(
    string Code,
    string Name,
    int Level,
    string Kind,
    string? Summary,
    string? Basis,
    string? ImplementingBody,
    string? Plan,
    DateOnly? PeriodStart,
    DateOnly? PeriodEnd,
    int? ReviewYear);

/// <summary>The unit's projects managed by goals. Amounts are full-year budgets.</summary>
/// <param name="Level1">Level-1 projects.</param>
/// <param name="Level2">Level-2 projects.</param>
/// <param name="OverThreshold">Level-2 projects at or above the review threshold.</param>
/// <param name="Reviewed">Of these, the reviewed ones.</param>
/// <param name="ReviewThreshold">The county's review threshold, yuan.</param>
/// <param name="Source">Link path.</param>
public sealed record PortfolioFacts(
    CountAndAmount Level1,
    CountAndAmount Level2,
    CountAndAmount OverThreshold,
    CountAndAmount Reviewed,
    decimal ReviewThreshold,
    string Source);

/// <summary>A number of projects and their money.</summary>
/// <param name="Count">Projects.</param>
/// <param name="Amount">Yuan.</param>
public sealed record CountAndAmount(int Count, decimal Amount);

/// <summary>The goals in words, as approved.</summary>
/// <param name="Overall">The goal over the whole life of the project.</param>
/// <param name="Annual">The goal of the year.</param>
/// <param name="AnnualResult">What was reached, as the unit recorded it.</param>
public sealed record GoalFacts(string? Overall, string? Annual, string? AnnualResult);

/// <summary>The scoring profile the evaluation is frozen to.</summary>
/// <param name="Name">Its Chinese name.</param>
/// <param name="Basis">The rule it rests on, with the document number.</param>
/// <param name="Bands">Grade bands from the highest down.</param>
public sealed record ProfileFacts(string Name, string? Basis, IReadOnlyList<GradeBand> Bands);

/// <summary>A grade band: from its floor (included) up to the floor above.</summary>
/// <param name="Label">优, 良, 中, 差.</param>
/// <param name="Floor">The lowest total in the band.</param>
public sealed record GradeBand(string Label, decimal Floor);

/// <summary>When the evaluation was done.</summary>
/// <param name="OpenedOn">The day it was opened.</param>
/// <param name="DataCutOff">The last day whose records count.</param>
/// <param name="ComputedOn">The day the scores were computed, in the county's time.</param>
public sealed record ProcessFacts(DateOnly? OpenedOn, DateOnly? DataCutOff, DateOnly? ComputedOn);

/// <summary>Something that was not there when the scores were computed.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What is missing, in Chinese, as a noun phrase.</param>
public sealed record MissingInput(string Code, string Message);

/// <summary>Something the rules found.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Severity">E, W or I. E and W are problems in section 五; I is mentioned in section 七.</param>
/// <param name="Message">The finding in Chinese, one sentence.</param>
/// <param name="Values">The values seen, each as text with its unit.</param>
/// <param name="RowId">The indicator row it is about, EXE for the execution row, or null.</param>
/// <param name="Cause">The cause a person recorded.</param>
/// <param name="Remedy">What the rule or a person says must be done.</param>
public sealed record FindingFacts(
    string Code,
    string Severity,
    string Message,
    IReadOnlyList<string> Values,
    string? RowId,
    string? Cause,
    string? Remedy);
