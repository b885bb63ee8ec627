using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.ReliefCases;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.Evaluations;

/// <summary>What the report says about relief cases: the derived facts, and the outcomes that no indicator needs.</summary>
internal sealed class CaseFactsReader(IApplicationDbContext db)
{
    public async Task<CaseFacts?> ReadAsync(Domain.Indicators.ProjectFacts counted, CancellationToken ct)
    {
        if (counted is { Applied: 0, CasesPaid: 0 }) return null;
        var (from, to) = (new DateOnly(counted.FiscalYear, 1, 1), new DateOnly(counted.FiscalYear, 12, 31));
        var cases = db.ReliefCases.Where(c => c.ProjectId == counted.ProjectId);
        var outcomes = await cases.Where(c => c.DecidedOn >= from && c.DecidedOn <= to && (c.Status == ReliefCaseStatus.Rejected || c.Status == ReliefCaseStatus.Referred))
            .GroupBy(c => c.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var closed = await cases.CountAsync(c => c.ClosedOn >= from && c.ClosedOn <= to, ct);
        var relapsed = await cases.CountAsync(c => c.RelapsedOn >= from && c.RelapsedOn <= to, ct);
        return new(counted.Applied, counted.Approved, outcomes.GetValueOrDefault(ReliefCaseStatus.Rejected), outcomes.GetValueOrDefault(ReliefCaseStatus.Referred),
            counted.CasesPaid, closed, relapsed, counted.PersonsPaid, counted.Payments, counted.PaidAmount, counted.CasesPaid == 0 ? null : counted.PaidAmount / counted.CasesPaid,
            counted.AgreementsSigned, counted.StoppedPetitioning, counted.DecidedInTime, counted.DecisionsDue,
            counted.Invited == 0 ? null : new(counted.Invited, counted.Replied, counted.Satisfied, counted.BasicallySatisfied, counted.Replied - counted.SatisfiedTotal),
            $"/api/v1/relief-cases?projectId={counted.ProjectId}&paidYear={counted.FiscalYear}");
    }
}
