using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Petitions;

namespace ReliefApi.Application.Petitions;

/// <summary>The petitions behind a figure, as a list that people can open. The recompute counts set-wise in SQL; tests hold the two against each other.</summary>
internal static class CountedPetitions
{
    private static readonly int UsualFirstTimeDays = FundRules.Default("", 0).FirstTimeDays;

    /// <param name="petitions">Where to look.</param>
    /// <param name="db">The fund rules beside them.</param>
    /// <param name="fact">What they are counted as.</param>
    /// <param name="year">The year they count in.</param>
    /// <param name="on">The day of the count: a term counts once it has ended.</param>
    public static IQueryable<Petition> CountedAs(this IQueryable<Petition> petitions, IApplicationDbContext db, PetitionFact fact, int year, DateOnly on)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var registered = petitions.Where(p => p.RegisteredOn >= first && p.RegisteredOn <= last);
        var acceptanceDue = petitions.Where(p => p.AcceptDueOn >= first && p.AcceptDueOn <= last && p.AcceptDueOn <= on);
        var replyDue = petitions.Where(p => p.ReplyDueOn >= first && p.ReplyDueOn <= last && p.ReplyDueOn <= on);
        var firstTime = petitions.Where(p => p.MatterId == p.Id && p.ConcludedOn >= first && p.ConcludedOn <= last);
        return fact switch
        {
            PetitionFact.Registered => registered,
            PetitionFact.Repeats => registered.Where(p => p.MatterId != p.Id),
            PetitionFact.AcceptancesDue => acceptanceDue,
            PetitionFact.AcceptedInTime => acceptanceDue.Where(p => p.DecidedOn <= p.AcceptDueOn),
            PetitionFact.RepliesDue => replyDue,
            PetitionFact.RepliedInTime => replyDue.Where(p => p.RepliedOn <= p.ReplyDueOn),
            PetitionFact.FirstTimeConcluded => firstTime,
            PetitionFact.FirstTimeResolved => firstTime.Where(p => p.RepeatedOn == null || p.RepeatedOn > p.ConcludedOn!.Value.AddDays(
                db.FundRules.Where(r => r.DivisionCode == p.DivisionCode && r.FiscalYear == year).Select(r => (int?)r.FirstTimeDays).FirstOrDefault() ?? UsualFirstTimeDays)),
            PetitionFact.LeaderOwned => registered.Where(p => p.LeaderOwned),
            _ => registered.Where(p => p.LeaderOwned && p.Settled),
        };
    }
}
