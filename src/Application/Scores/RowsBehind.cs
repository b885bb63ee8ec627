using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Petitions;
using ReliefApi.Application.ReliefCases;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.ReliefCases;
using ReliefApi.Domain.Scoring;
using ReliefApi.Domain.Security;

namespace ReliefApi.Application.Scores;

/// <summary>
/// The records behind a figure: how many, the address that lists just those, and the first few. Whoever may see a figure but not the
/// cases behind it is told their number only.
/// </summary>
internal sealed class RowsBehind(IApplicationDbContext db, ICallContext call, ReliefCaseDoor cases, PetitionDoor petitions)
{
    private readonly Dictionary<Guid, string> _names = [];

    private bool SeesCases => call.Role is not Role.Administrator;

    public async Task<ExplainedRows> CasesAsync(Guid projectId, CaseFact fact, int year, DateOnly on, int leaves, CancellationToken ct)
    {
        var rows = db.ReliefCases.AsNoTracking().Where(c => c.ProjectId == projectId).CountedAs(db.Payments, fact, year, on);
        var first = SeesCases ? await rows.OrderBy(c => c.Id).Take(leaves).ToListAsync(ct) : [];
        List<ExplainedRow> items = new(first.Count);
        foreach (var c in first)
            items.Add(new("reliefCase", c.Id, $"/api/v1/relief-cases/{c.Id}", c.Number, await NameAsync(c, ct), c.Payments > 0 ? c.PaidAmount : null, c.FirstPaidOn ?? c.DecidedOn ?? c.AppliedOn, c.Revision));
        return new()
        {
            Count = await rows.CountAsync(ct),
            Persons = fact == CaseFact.PersonsPaid ? await rows.Select(c => c.PersonKey).Distinct().CountAsync(ct) : null,
            Href = SeesCases ? $"/api/v1/relief-cases?projectId={projectId}&countedAs={NameOf(fact)}&countedIn={year}&countedOn={on:yyyy-MM-dd}" : null,
            Items = items,
        };
    }

    public async Task<ExplainedRows> PetitionsAsync(string division, PetitionFact fact, int year, DateOnly on, int leaves, CancellationToken ct)
    {
        var rows = db.Petitions.AsNoTracking().Where(p => p.DivisionCode == division).CountedAs(db, fact, year, on);
        var first = SeesCases ? await rows.OrderBy(p => p.Id).Take(leaves).ToListAsync(ct) : [];
        List<ExplainedRow> items = new(first.Count);
        foreach (var p in first)
            items.Add(new("petition", p.Id, $"/api/v1/petitions/{p.Id}", p.Number, (await petitions.NameAsync(p, ct))?.Mask, null, p.RegisteredOn, p.Revision));
        return new()
        {
            Count = await rows.CountAsync(ct),
            Href = SeesCases ? $"/api/v1/petitions?divisionCode={division}&countedAs={NameOf(fact)}&countedIn={year}&countedOn={on:yyyy-MM-dd}" : null,
            Items = items,
        };
    }

    /// <param name="projectId">Whose ledger.</param>
    /// <param name="year">Its fiscal year.</param>
    /// <param name="kind">Which entries.</param>
    /// <param name="byPayment">Only those that relief payments and returns posted.</param>
    /// <param name="leaves">How many of them to show.</param>
    /// <param name="ct">Stops the query.</param>
    public async Task<ExplainedRows> EntriesAsync(Guid projectId, int year, BudgetEntryKind kind, bool byPayment, int leaves, CancellationToken ct)
    {
        var rows = db.BudgetEntries.AsNoTracking().Where(e => e.ProjectId == projectId && e.FiscalYear == year && e.Kind == kind && (!byPayment || e.PaymentId != null));
        var first = await rows.OrderBy(e => e.Id).Take(leaves).ToListAsync(ct);
        return new()
        {
            Count = await rows.CountAsync(ct),
            Amount = await rows.SumAsync(e => e.Amount, ct),
            Href = $"/api/v1/projects/{projectId}/budget-entries?fiscalYear={year}&kind={NameOf(kind)}{(byPayment ? "&postedByPayment=true" : "")}",
            Items = [.. first.Select(e => new ExplainedRow("budgetEntry", e.Id, $"/api/v1/budget-entries/{e.Id}", e.DocumentNumber, null, e.Amount, e.OccurredOn, 1))],
        };
    }

    /// <summary>What people recorded of an indicator; the last counts, so it stands first. Never changed, so its number in the series is its version.</summary>
    public async Task<ExplainedRows> RecordedAsync(Indicator indicator, int leaves, CancellationToken ct)
    {
        var rows = db.ActualValues.AsNoTracking().Where(a => a.IndicatorId == indicator.Id);
        var (count, list) = (await rows.CountAsync(ct), $"/api/v1/indicators/{indicator.Id}/actual-values");
        var last = await rows.OrderByDescending(a => a.Id).Take(leaves).ToListAsync(ct);
        return new()
        {
            Count = count,
            Href = list,
            Items = [.. last.Select((a, i) => new ExplainedRow("actualValue", a.Id, list, a.Evidence, null, a.Value ?? a.TierScore ?? a.Tier, a.Date ?? a.AsOf, count - i))],
        };
    }

    private async Task<string> NameAsync(ReliefCase c, CancellationToken ct)
    {
        if (!_names.TryGetValue(c.Id, out var name)) _names[c.Id] = name = (await cases.NameAsync(c, ct)).Mask;
        return name;
    }

    /// <summary>As the query string writes it.</summary>
    private static string NameOf<T>(T value) where T : struct, Enum => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..];
}
