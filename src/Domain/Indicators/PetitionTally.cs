using ReliefApi.Domain.Petitions;

namespace ReliefApi.Domain.Indicators;

/// <summary>What one petition adds to the facts of its division in a year, written row by row and apart from the set-wise counting.</summary>
public static class PetitionTally
{
    /// <param name="firstTimeDays">Days without a repeat that make a first petition resolved, by the rules of the year of its conclusion.</param>
    /// <param name="today">Terms count once they have ended.</param>
    /// <returns>By name of the fact, see <see cref="Facts.OfDivision"/>.</returns>
    public static Dictionary<string, decimal> Of(Petition p, int firstTimeDays, int year, DateOnly today)
    {
        Dictionary<string, decimal> facts = [];
        void Add(string fact, bool when)
        {
            if (when) facts[fact] = facts.GetValueOrDefault(fact) + 1;
        }

        var isOfYear = p.RegisteredOn.Year == year;
        Add(Facts.Registered, isOfYear);
        Add(Facts.Repeats, isOfYear && p.IsRepeat);
        Add(Facts.LeaderOwned, isOfYear && p.LeaderOwned);
        Add(Facts.LeaderOwnedSettled, isOfYear && p is { LeaderOwned: true, Settled: true });
        if (p.AcceptDueOn.Year == year && p.AcceptDueOn <= today)
        {
            Add(Facts.AcceptancesDue, true);
            Add(Facts.AcceptedInTime, p.DecidedOn <= p.AcceptDueOn);
        }
        if (p.ReplyDueOn is { } reply && reply.Year == year && reply <= today)
        {
            Add(Facts.RepliesDue, true);
            Add(Facts.RepliedInTime, p.RepliedOn <= reply);
        }
        if (p.ConcludedOn is { } concluded && concluded.Year == year && !p.IsRepeat)
        {
            Add(Facts.FirstTimeConcluded, true);
            Add(Facts.FirstTimeResolved, p.RepeatedOn is not { } again || again > concluded.AddDays(firstTimeDays));
        }
        return facts;
    }
}
