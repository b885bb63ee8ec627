using System.Linq.Expressions;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.ReliefCases;

/// <summary>The cases behind a figure, as a list that people can open. The recompute counts set-wise in SQL; tests hold the two against each other.</summary>
internal static class CountedCases
{
    /// <param name="cases">Where to look.</param>
    /// <param name="payments">The payments beside them, as of the same moment.</param>
    /// <param name="fact">What they are counted as.</param>
    /// <param name="year">The fiscal year they count in.</param>
    /// <param name="on">The day of the count: a term counts once it has ended.</param>
    public static IQueryable<ReliefCase> CountedAs(this IQueryable<ReliefCase> cases, IQueryable<Payment> payments, CaseFact fact, int year, DateOnly on)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        Expression<Func<ReliefCase, bool>> paid = c => c.FirstPaidOn >= first && c.FirstPaidOn <= last
            || payments.Any(p => p.CaseId == c.Id && p.Continues && p.FiscalYear == year && p.Amount > 0);
        return fact switch
        {
            CaseFact.Applied => cases.Where(c => c.AppliedOn >= first && c.AppliedOn <= last),
            CaseFact.Approved => cases.Where(c => c.AppliedOn != null && c.ApprovedAmount != null && c.DecidedOn >= first && c.DecidedOn <= last),
            CaseFact.PersonsPaid or CaseFact.CasesPaid => cases.Where(paid),
            CaseFact.AgreementsSigned => cases.Where(paid).Where(c => c.AgreementSignedOn != null),
            CaseFact.StoppedPetitioning => cases.Where(paid).Where(c => c.AgreementSignedOn != null && (c.RelapsedOn == null || c.RelapsedOn > last)),
            CaseFact.DecisionsDue => Due(cases, first, last, on).Where(c => c.Status != ReliefCaseStatus.Withdrawn || c.DecidedOn != null),
            CaseFact.DecidedInTime => Due(cases, first, last, on).Where(c => c.DecidedOn <= c.DecideDueOn),
            CaseFact.PaymentsDue => PaymentDue(cases, first, last, on).Where(c => c.Status != ReliefCaseStatus.Withdrawn || c.FirstPaidOn != null),
            CaseFact.PaidInTime => PaymentDue(cases, first, last, on).Where(c => c.FirstPaidOn <= c.PayDueOn),
            CaseFact.Invited => cases.Where(paid).Where(c => c.SurveyInvited),
            CaseFact.Replied => cases.Where(paid).Where(c => c.Satisfaction != null),
            CaseFact.Satisfied => cases.Where(paid).Where(c => c.Satisfaction == Satisfaction.Satisfied),
            CaseFact.BasicallySatisfied => cases.Where(paid).Where(c => c.Satisfaction == Satisfaction.BasicallySatisfied),
            _ => cases.Where(paid).Where(c => c.Satisfaction == Satisfaction.Satisfied || c.Satisfaction == Satisfaction.BasicallySatisfied),
        };
    }

    private static IQueryable<ReliefCase> Due(IQueryable<ReliefCase> cases, DateOnly first, DateOnly last, DateOnly on) =>
        cases.Where(c => c.AppliedOn != null && c.DecideDueOn >= first && c.DecideDueOn <= last && c.DecideDueOn <= on);

    private static IQueryable<ReliefCase> PaymentDue(IQueryable<ReliefCase> cases, DateOnly first, DateOnly last, DateOnly on) =>
        cases.Where(c => c.AppliedOn != null && c.PayDueOn >= first && c.PayDueOn <= last && c.PayDueOn <= on);
}
