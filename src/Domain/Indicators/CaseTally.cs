using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Domain.Indicators;

/// <summary>What one case adds to the facts of a year, written row by row and apart from the set-wise counting.</summary>
public static class CaseTally
{
    /// <param name="continued">Payments of the case in years after that of its first.</param>
    /// <param name="today">Terms count once they have ended.</param>
    /// <returns>By name of the fact, see <see cref="Facts.OfProject"/>; and whether its person counts. Distinct persons are counted over cases, so they are not among the facts.</returns>
    public static (Dictionary<string, decimal> Facts, bool CountsPerson) Of(ReliefCase c, IReadOnlyCollection<Payment> continued, int year, DateOnly today)
    {
        Dictionary<string, decimal> facts = [];
        void Add(string fact, decimal by, bool when = true)
        {
            if (when) facts[fact] = facts.GetValueOrDefault(fact) + by;
        }

        if (c.AppliedOn is not null)
        {
            Add(Facts.Applied, 1, c.AppliedOn.Value.Year == year);
            Add(Facts.Approved, 1, c.ApprovedAmount is not null && c.DecidedOn?.Year == year);
            if (c.DecideDueOn is { } decide && decide.Year == year && decide <= today)
            {
                Add(Facts.DecisionsDue, 1, c.Status != ReliefCaseStatus.Withdrawn || c.DecidedOn is not null);
                Add(Facts.DecidedInTime, 1, c.DecidedOn <= decide);
            }
            if (c.PayDueOn is { } pay && pay.Year == year && pay <= today)
            {
                Add(Facts.PaymentsDue, 1, c.Status != ReliefCaseStatus.Withdrawn || c.FirstPaidOn is not null);
                Add(Facts.PaidInTime, 1, c.FirstPaidOn <= pay);
            }
        }

        var ofYear = continued.Where(p => p.FiscalYear == year).ToList();
        var isFirstYear = c.FirstPaidOn?.Year == year;
        if (isFirstYear)
        {
            Add(Facts.Payments, c.Payments - continued.Count(p => p.Amount > 0));
            Add(Facts.PaidAmount, c.PaidAmount - continued.Sum(p => p.Amount));
        }
        Add(Facts.Payments, ofYear.Count(p => p.Amount > 0));
        Add(Facts.PaidAmount, ofYear.Sum(p => p.Amount));

        var counts = isFirstYear || ofYear.Exists(p => p.Amount > 0);
        if (!counts) return (facts, false);
        Add(Facts.CasesPaid, 1);
        Add(Facts.AgreementsSigned, 1, c.AgreementSignedOn is not null);
        Add(Facts.StoppedPetitioning, 1, c.AgreementSignedOn is not null && (c.RelapsedOn is null || c.RelapsedOn.Value.Year > year));
        Add(Facts.Invited, 1, c.SurveyInvited);
        Add(Facts.Replied, 1, c.Satisfaction is not null);
        Add(Facts.Satisfied, 1, c.Satisfaction == Satisfaction.Satisfied);
        Add(Facts.BasicallySatisfied, 1, c.Satisfaction == Satisfaction.BasicallySatisfied);
        Add(Facts.SatisfiedTotal, 1, c.Satisfaction is Satisfaction.Satisfied or Satisfaction.BasicallySatisfied);
        return (facts, true);
    }
}
