namespace ReliefApi.Domain.Reports;

/// <summary>The relief case register of the year. Counts only: the report never names a person or a case.</summary>
/// <param name="Applied">Applications.</param>
/// <param name="Approved">Approved cases.</param>
/// <param name="Rejected">Rejected cases.</param>
/// <param name="Referred">Cases referred to civil affairs, courts and others.</param>
/// <param name="Paid">Cases with a payment.</param>
/// <param name="Closed">Closed cases.</param>
/// <param name="Relapsed">Paid cases whose petitioner petitioned again on the same matter.</param>
/// <param name="Persons">Distinct persons with a payment.</param>
/// <param name="Payments">Payments.</param>
/// <param name="PaidAmount">Yuan paid.</param>
/// <param name="AveragePerCase">Yuan per paid case, null without a paid case.</param>
/// <param name="AgreementsSigned">Agreements signed.</param>
/// <param name="AgreementsInForce">Of these, in force at the cut-off.</param>
/// <param name="InTime">Cases decided and paid within the set days.</param>
/// <param name="Due">Cases due in the period.</param>
/// <param name="Satisfaction">The survey, null if none was held.</param>
/// <param name="Source">Link path.</param>
public sealed record CaseFacts(
    int Applied,
    int Approved,
    int Rejected,
    int Referred,
    int Paid,
    int Closed,
    int Relapsed,
    int Persons,
    int Payments,
    decimal PaidAmount,
    decimal? AveragePerCase,
    int AgreementsSigned,
    int AgreementsInForce,
    int InTime,
    int Due,
    SatisfactionFacts? Satisfaction,
    string Source);

/// <summary>The satisfaction survey among relieved persons.</summary>
/// <param name="Invited">Persons asked.</param>
/// <param name="Replies">Valid replies.</param>
/// <param name="Satisfied">满意.</param>
/// <param name="BasicallySatisfied">基本满意.</param>
/// <param name="Unsatisfied">不满意.</param>
public sealed record SatisfactionFacts(int Invited, int Replies, int Satisfied, int BasicallySatisfied, int Unsatisfied);

/// <summary>The petition register of the year.</summary>
/// <param name="Registered">Petitions registered.</param>
/// <param name="Repeats">Of these, repeated by the same person on the same matter.</param>
/// <param name="AcceptedInTime">Accepted or refused in time.</param>
/// <param name="AcceptDue">Acceptance decisions due.</param>
/// <param name="RepliedInTime">Replied in time.</param>
/// <param name="ReplyDue">Replies due.</param>
/// <param name="HotIssues">Petitions by hot issue, most first.</param>
/// <param name="Source">Link path.</param>
public sealed record PetitionFacts(
    int Registered,
    int Repeats,
    int AcceptedInTime,
    int AcceptDue,
    int RepliedInTime,
    int ReplyDue,
    IReadOnlyList<CategoryCount> HotIssues,
    string Source);

/// <summary>A count in one category of a code list.</summary>
/// <param name="Code">The code.</param>
/// <param name="Label">Its Chinese label.</param>
/// <param name="Count">The count.</param>
public sealed record CategoryCount(string Code, string Label, int Count);
