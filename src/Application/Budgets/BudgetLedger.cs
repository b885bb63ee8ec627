using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Budgets;

namespace ReliefApi.Application.Budgets;

/// <summary>
/// The ledger of one project and year. Whoever posts an entry locks its balance first, so that each sees the sums of the one before;
/// the sums themselves are kept by the database as entries are inserted.
/// </summary>
public sealed class BudgetLedger(IApplicationDbContext db)
{
    /// <summary>The balance, held until the end of the transaction. A first balance waits for a project that is getting level-2 projects.</summary>
    public async Task<BudgetBalance> LockAsync(Guid projectId, string divisionCode, int fiscalYear, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            // language=SQL
            $"""
            insert into relief.budget_balances (project_id, fiscal_year, division_code) values ({projectId}, {fiscalYear}, {divisionCode})
            on conflict do nothing
            """, ct);
        return await db.BudgetBalances.FromSql(
            // language=SQL
            $"select * from relief.budget_balances where project_id = {projectId} and fiscal_year = {fiscalYear} for update").AsNoTracking().SingleAsync(ct);
    }

    /// <summary>Several balances of one division, held until the end of the transaction, in an order that all who lock several keep to.</summary>
    public async Task<IReadOnlyList<BudgetBalance>> LockAsync(IReadOnlyCollection<(Guid ProjectId, int FiscalYear)> keys, string divisionCode, CancellationToken ct)
    {
        var (projects, years) = (keys.Select(k => k.ProjectId).ToArray(), keys.Select(k => k.FiscalYear).ToArray());
        await db.Database.ExecuteSqlAsync(
            // language=SQL
            $"""
            insert into relief.budget_balances (project_id, fiscal_year, division_code)
            select project_id, fiscal_year, {divisionCode} from unnest({projects}, {years}) as k(project_id, fiscal_year) order by 1, 2 on conflict do nothing
            """, ct);
        return await db.BudgetBalances.FromSql(
            // language=SQL
            $"""
            select b.* from relief.budget_balances b where (b.project_id, b.fiscal_year) in (select * from unnest({projects}, {years}))
            order by b.project_id, b.fiscal_year for update
            """).AsNoTracking().ToListAsync(ct);
    }
}
