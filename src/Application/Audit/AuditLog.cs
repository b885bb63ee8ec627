using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Domain.Security;

namespace ReliefApi.Application.Audit;

/// <summary>Adds to a division's audit chain, one writer after the other, in the transaction of what is recorded.</summary>
internal sealed class AuditLog(IApplicationDbContext db, ICallContext call, TimeProvider clock)
{
    /// <param name="members">Names of the members concerned, never their values.</param>
    public async Task RecordAsync(string divisionCode, string action, string subject, string members, string reason, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"insert into relief.audit_heads (division_code) values ({divisionCode}) on conflict do nothing", ct);
        await db.Database.ExecuteSqlAsync($"select from relief.audit_heads where division_code = {divisionCode} for update", ct);
        var previous = await db.AuditEntries.AsNoTracking().Where(e => e.DivisionCode == divisionCode).OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(ct);
        db.AuditEntries.Add(AuditEntry.After(previous, divisionCode, clock.GetUtcNow(), call.Actor, action, subject, members, reason));
        await db.SaveChangesAsync(ct);
    }
}
