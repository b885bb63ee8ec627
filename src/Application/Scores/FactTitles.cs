using ReliefApi.Application.Evaluations;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Scores;

/// <summary>What a fact counts, in words and unit.</summary>
internal static class FactTitles
{
    private static readonly Dictionary<string, (string En, string Unit)> Known = new()
    {
        [Facts.Applied] = ("Cases applied for", "件"),
        [Facts.Approved] = ("Cases approved", "件"),
        [Facts.PersonsPaid] = ("Persons paid", "人"),
        [Facts.CasesPaid] = ("Cases paid", "件"),
        [Facts.Payments] = ("Payments", "笔"),
        [Facts.PaidAmount] = ("Relief paid less returned", "元"),
        [Facts.AgreementsSigned] = ("Paid cases with a signed agreement", "件"),
        [Facts.StoppedPetitioning] = ("Paid cases whose agreement is in force without a repeat petition", "件"),
        [Facts.DecisionsDue] = ("Cases due for decision", "件"),
        [Facts.DecidedInTime] = ("Cases decided in time", "件"),
        [Facts.PaymentsDue] = ("Cases due for payment", "件"),
        [Facts.PaidInTime] = ("Cases paid in time", "件"),
        [Facts.Invited] = ("Persons asked for a rating", "件"),
        [Facts.Replied] = ("Valid replies", "件"),
        [Facts.Satisfied] = ("Satisfied replies", "件"),
        [Facts.BasicallySatisfied] = ("Basically satisfied replies", "件"),
        [Facts.SatisfiedTotal] = ("Satisfied and basically satisfied replies", "件"),
        [Facts.Registered] = ("Petitions registered", "件"),
        [Facts.Repeats] = ("Repeat petitions", "件"),
        [Facts.AcceptancesDue] = ("Petitions due for a decision on acceptance", "件"),
        [Facts.AcceptedInTime] = ("Decisions on acceptance in time", "件"),
        [Facts.RepliesDue] = ("Petitions due for a reply", "件"),
        [Facts.RepliedInTime] = ("Replies in time", "件"),
        [Facts.FirstTimeConcluded] = ("First-time petitions concluded", "件"),
        [Facts.FirstTimeResolved] = ("First-time petitions concluded without a repeat", "件"),
        [Facts.LeaderOwned] = ("Leader-owned petitions", "件"),
        [Facts.LeaderOwnedSettled] = ("Leader-owned petitions settled", "件"),
        [Facts.FullYear] = ("Full-year budget", "元"),
        [Facts.Executed] = ("Executed", "元"),
    };

    public static (string Zh, string En, string Unit) Of(string fact) => (FactNames.Of(fact), Known[fact].En, Known[fact].Unit);
}
