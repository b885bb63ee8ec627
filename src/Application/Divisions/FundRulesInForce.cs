using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Application.Divisions;

internal static class FundRulesInForce
{
    /// <summary>What the county has decided for the year, or the defaults when it has recorded nothing.</summary>
    public static async Task<FundRules> RulesOfAsync(this IApplicationDbContext db, string divisionCode, int year, CancellationToken ct) =>
        await db.FundRules.AsNoTracking().SingleOrDefaultAsync(r => r.DivisionCode == divisionCode && r.FiscalYear == year, ct) ?? FundRules.Default(divisionCode, year);
}
