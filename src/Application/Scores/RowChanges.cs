using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.History;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.Scores;

/// <summary>What became of a row between two moments: a term that ended changes what is counted though the row is the same.</summary>
public enum RowChangeKind { Added, Corrected, Removed, TermEnded, RuleChanged, Unexplained }

/// <summary>What is counted.</summary>
public enum CountedRow { ReliefCase, Petition, BudgetEntry, ActualValue }

/// <summary>A row that counts otherwise than before, and by how much in each fact.</summary>
internal sealed record RowChange(RowChangeKind Kind, CountedRow Row, Guid Id, string Label, IReadOnlyDictionary<string, decimal> Facts);

/// <summary>Compares the rows behind a project's figures at two moments, each row by itself.</summary>
internal sealed class RowChanges(IApplicationDbContext db)
{
    public async Task<IReadOnlyList<RowChange>> ReadAsync(Guid projectId, string division, int year, Moment from, Moment to, bool withPetitions, CancellationToken ct) =>
    [
        .. await CasesAsync(projectId, year, from, to, ct),
        .. withPetitions ? await PetitionsAsync(division, year, from, to, ct) : [],
        .. await EntriesAsync(projectId, year, from, to, ct),
    ];

    /// <summary>The values recorded by hand between two moments, each with what it changed.</summary>
    public async Task<IReadOnlyList<RowChange>> ActualsAsync(Guid indicatorId, Moment from, Moment to, CancellationToken ct)
    {
        async Task<List<ActualValue>> At(Moment at) => await db.ActualValues.AsNoTracking().Where(a => a.IndicatorId == indicatorId).At(at).OrderBy(a => a.Id).ToListAsync(ct);
        var before = await At(from);
        List<RowChange> changes = [];
        var last = before.LastOrDefault();
        foreach (var value in (await At(to)).Skip(before.Count))
        {
            changes.Add(new(last is null ? RowChangeKind.Added : RowChangeKind.Corrected, CountedRow.ActualValue, value.Id, $"{value.AsOf:yyyy-MM-dd}",
                new Dictionary<string, decimal> { [nameof(ActualValue)] = (value.Value ?? 0) - (last?.Value ?? 0) }));
            last = value;
        }
        return changes;
    }

    private async Task<List<RowChange>> CasesAsync(Guid projectId, int year, Moment from, Moment to, CancellationToken ct)
    {
        var (before, after) = (await At(from), await At(to));
        var persons = before.Values.Where(t => t.CountsPerson).CountBy(t => Convert.ToHexString(t.Case.PersonKey)).ToDictionary();
        List<RowChange> changes = [];
        foreach (var id in before.Keys.Union(after.Keys).Order())
        {
            var (was, now) = (before.GetValueOrDefault(id), after.GetValueOrDefault(id));
            var facts = Less(now?.Facts, was?.Facts);
            var distinct = 0;
            if (was is { CountsPerson: true } && --persons[Convert.ToHexString(was.Case.PersonKey)] == 0) distinct--;
            if (now is { CountsPerson: true } && Convert.ToHexString(now.Case.PersonKey) is var key && (persons[key] = persons.GetValueOrDefault(key) + 1) == 1) distinct++;
            if (distinct != 0) facts[Facts.PersonsPaid] = distinct;
            if (facts.Count > 0) changes.Add(new(KindOf(was?.Case.Revision, now?.Case.Revision), CountedRow.ReliefCase, id, (now ?? was)!.Case.Number, facts));
        }
        return changes;

        async Task<Dictionary<Guid, CountedCase>> At(Moment at)
        {
            var continued = (await db.Payments.AsNoTracking().Where(p => p.ProjectId == projectId && p.Continues).At(at).ToListAsync(ct)).ToLookup(p => p.CaseId);
            return (await db.ReliefCases.At(at, projectId).AsNoTracking().ToListAsync(ct)).ToDictionary(c => c.Id, c =>
            {
                var (facts, person) = CaseTally.Of(c, [.. continued[c.Id]], year, at.Today);
                return new CountedCase(c, facts, person);
            });
        }
    }

    private async Task<List<RowChange>> PetitionsAsync(string division, int year, Moment from, Moment to, CancellationToken ct)
    {
        var (before, after) = (await At(from), await At(to));
        List<RowChange> changes = [];
        foreach (var id in before.Keys.Union(after.Keys).Order())
        {
            var (was, now) = (before.GetValueOrDefault(id), after.GetValueOrDefault(id));
            var facts = Less(now?.Facts, was?.Facts);
            if (facts.Count == 0) continue;
            var kind = KindOf(was?.Petition.Revision, now?.Petition.Revision);
            if (kind == RowChangeKind.TermEnded && was!.FirstTimeDays != now!.FirstTimeDays) kind = RowChangeKind.RuleChanged;
            changes.Add(new(kind, CountedRow.Petition, id, (now ?? was)!.Petition.Number, facts));
        }
        return changes;

        async Task<Dictionary<Guid, CountedPetition>> At(Moment at)
        {
            var days = await db.FundRules.At(at, division).AsNoTracking().ToDictionaryAsync(r => r.FiscalYear, r => r.FirstTimeDays, ct);
            var usual = FundRules.Default(division, year).FirstTimeDays;
            return (await db.Petitions.At(at, division).AsNoTracking().ToListAsync(ct)).ToDictionary(p => p.Id, p =>
            {
                var firstTime = p.ConcludedOn is { } on ? days.GetValueOrDefault(on.Year, usual) : usual;
                return new CountedPetition(p, firstTime, PetitionTally.Of(p, firstTime, year, at.Today));
            });
        }
    }

    private async Task<List<RowChange>> EntriesAsync(Guid projectId, int year, Moment from, Moment to, CancellationToken ct)
    {
        var entries = db.BudgetEntries.AsNoTracking().Where(e => e.ProjectId == projectId && e.FiscalYear == year);
        var known = await entries.At(from).Select(e => e.Id).ToListAsync(ct);
        return [.. (await entries.At(to).OrderBy(e => e.Id).ToListAsync(ct)).ExceptBy(known, e => e.Id).Select(Change).Where(c => c.Facts.Count > 0)];

        static RowChange Change(BudgetEntry e) => new(e.CorrectsId is null ? RowChangeKind.Added : RowChangeKind.Corrected, CountedRow.BudgetEntry, e.Id, $"{e.OccurredOn:yyyy-MM-dd}", e.Kind switch
        {
            BudgetEntryKind.Initial or BudgetEntryKind.Adjustment or BudgetEntryKind.CarryOver or BudgetEntryKind.OtherFunds => new Dictionary<string, decimal> { [Facts.FullYear] = e.Amount },
            BudgetEntryKind.Disbursement => new() { [Facts.Executed] = e.Amount },
            BudgetEntryKind.Return => new() { [Facts.Executed] = -e.Amount },
            _ => [],
        });
    }

    private static RowChangeKind KindOf(int? was, int? now) =>
        was is null ? RowChangeKind.Added : now is null ? RowChangeKind.Removed : was != now ? RowChangeKind.Corrected : RowChangeKind.TermEnded;

    private static Dictionary<string, decimal> Less(Dictionary<string, decimal>? now, Dictionary<string, decimal>? was) =>
        (now?.Keys ?? Enumerable.Empty<string>()).Union(was?.Keys ?? Enumerable.Empty<string>())
            .Select(fact => (fact, By: (now?.GetValueOrDefault(fact) ?? 0) - (was?.GetValueOrDefault(fact) ?? 0))).Where(d => d.By != 0).ToDictionary(d => d.fact, d => d.By);

    private sealed record CountedCase(ReliefCase Case, Dictionary<string, decimal> Facts, bool CountsPerson);

    private sealed record CountedPetition(Petition Petition, int FirstTimeDays, Dictionary<string, decimal> Facts);
}
