using System.Linq.Expressions;
using ReliefApi.Domain.Petitions;

namespace ReliefApi.Application.Petitions;

/// <summary>How the running term of a petition stands (绿、黄、红).</summary>
public enum TermState
{
    InTime,
    /// <summary>Five days or less remain.</summary>
    DueSoon,
    Overdue,
}

/// <summary>The term that a petition's state sets running; the same expression decides here and in SQL.</summary>
internal static class PetitionTerm
{
    private const int SoonDays = 5;

    private static readonly Expression<Func<Petition, DateOnly?>> EndsOn = p =>
        p.Status == PetitionStatus.Registered ? p.TransferDueOn
        : p.Status == PetitionStatus.Transferred ? p.AcceptDueOn
        : p.Status == PetitionStatus.Accepted ? p.ReplyDueOn
        : p.Status == PetitionStatus.UnderReview || p.Status == PetitionStatus.UnderReReview ? p.ReviewDueOn
        : null;

    private static readonly Func<Petition, DateOnly?> Read = EndsOn.Compile();

    /// <summary>Last day of the running term; null when none is running.</summary>
    public static DateOnly? Of(Petition petition) => Read(petition);

    public static TermState? StateOf(DateOnly? endsOn, DateOnly today) =>
        endsOn is not { } end ? null : end < today ? TermState.Overdue : end <= today.AddDays(SoonDays) ? TermState.DueSoon : TermState.InTime;

    /// <summary>Petitions whose running term has passed, or all others.</summary>
    public static IQueryable<Petition> WhereOverdue(this IQueryable<Petition> petitions, bool overdue, DateOnly today)
    {
        Expression<Func<DateOnly?>> now = () => today;
        var end = EndsOn.Body;
        var test = overdue
            ? Expression.LessThan(end, now.Body)
            : Expression.OrElse(Expression.Equal(end, Expression.Constant(null, typeof(DateOnly?))), Expression.GreaterThanOrEqual(end, now.Body));
        return petitions.Where(Expression.Lambda<Func<Petition, bool>>(test, EndsOn.Parameters));
    }
}
