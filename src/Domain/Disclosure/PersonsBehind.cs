using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.Disclosure;

/// <summary>On whom each fact rests: a rate or an amount of three persons says as much about them as their number does.</summary>
public static class PersonsBehind
{
    private static readonly Dictionary<string, string> Bases = new()
    {
        [Facts.Applied] = Facts.Applied,
        [Facts.Approved] = Facts.Approved,
        [Facts.DecisionsDue] = Facts.DecisionsDue,
        [Facts.DecidedInTime] = Facts.DecisionsDue,
        [Facts.PaymentsDue] = Facts.PaymentsDue,
        [Facts.PaidInTime] = Facts.PaymentsDue,
        [Facts.Registered] = Facts.Registered,
        [Facts.Repeats] = Facts.Registered,
        [Facts.AcceptancesDue] = Facts.AcceptancesDue,
        [Facts.AcceptedInTime] = Facts.AcceptancesDue,
        [Facts.RepliesDue] = Facts.RepliesDue,
        [Facts.RepliedInTime] = Facts.RepliesDue,
        [Facts.FirstTimeConcluded] = Facts.FirstTimeConcluded,
        [Facts.FirstTimeResolved] = Facts.FirstTimeConcluded,
        [Facts.LeaderOwned] = Facts.LeaderOwned,
        [Facts.LeaderOwnedSettled] = Facts.LeaderOwned,
    };

    /// <summary>The count on which a fact rests; null for the budget itself, which is decided before anyone is relieved. What was executed
    /// is what was paid: each relief payment posts its own disbursement.</summary>
    public static string? Of(string fact) => fact == Facts.FullYear ? null : Bases.GetValueOrDefault(fact, Facts.PersonsPaid);

    /// <summary>Whether the fact itself counts persons or cases; the others are money.</summary>
    public static bool AreCountedBy(string fact) => fact is not (Facts.PaidAmount or Facts.Executed or Facts.FullYear);
}
