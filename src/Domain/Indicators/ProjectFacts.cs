using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Indicators;

/// <summary>What is counted of one project's relief cases in one year, and the score that follows. Written by the recompute only.</summary>
public sealed class ProjectFacts : IBelongsToDivision
{
    private ProjectFacts() { }

    public Guid ProjectId { get; private set; }
    public int FiscalYear { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public int Applied { get; private set; }
    public int Approved { get; private set; }
    public int PersonsPaid { get; private set; }
    public int CasesPaid { get; private set; }
    public int Payments { get; private set; }
    public decimal PaidAmount { get; private set; }
    public int AgreementsSigned { get; private set; }
    public int StoppedPetitioning { get; private set; }
    public int DecisionsDue { get; private set; }
    public int DecidedInTime { get; private set; }
    public int PaymentsDue { get; private set; }
    public int PaidInTime { get; private set; }
    public int Invited { get; private set; }
    public int Replied { get; private set; }
    public int Satisfied { get; private set; }
    public int BasicallySatisfied { get; private set; }
    public int SatisfiedTotal { get; private set; }
    public decimal? ExecutionScore { get; private set; }
    public decimal? Total { get; private set; }
    public string? Grade { get; private set; }
    public DateTimeOffset ComputedAt { get; private set; }
}

/// <summary>What is counted of one division's petitions in one year. Written by the recompute only.</summary>
public sealed class DivisionFacts : IBelongsToDivision
{
    private DivisionFacts() { }

    public string DivisionCode { get; private set; } = "";
    public int FiscalYear { get; private set; }
    public int Registered { get; private set; }
    public int Repeats { get; private set; }
    public int AcceptancesDue { get; private set; }
    public int AcceptedInTime { get; private set; }
    public int RepliesDue { get; private set; }
    public int RepliedInTime { get; private set; }
    public int FirstTimeConcluded { get; private set; }
    public int FirstTimeResolved { get; private set; }
    public int LeaderOwned { get; private set; }
    public int LeaderOwnedSettled { get; private set; }
    public DateTimeOffset ComputedAt { get; private set; }
}
