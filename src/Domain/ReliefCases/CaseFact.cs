namespace ReliefApi.Domain.ReliefCases;

/// <summary>What relief cases are counted as in a year: each is a fact that a measure rests on, and the cases behind it can be listed.</summary>
public enum CaseFact
{
    Applied, Approved, PersonsPaid, CasesPaid, AgreementsSigned, StoppedPetitioning, DecisionsDue, DecidedInTime, PaymentsDue, PaidInTime,
    Invited, Replied, Satisfied, BasicallySatisfied, SatisfiedTotal,
}
