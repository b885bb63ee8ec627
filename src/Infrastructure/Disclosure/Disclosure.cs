using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReliefApi.Application.Access;
using ReliefApi.Application.Aggregates;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Disclosure;

internal sealed class Disclosure(ReliefDbContext db, DisclosurePlans plans, ICallContext call) : IDisclosure
{
    public async Task<T> ReadAsync<T>(int fiscalYear, Func<Judgement, Task<T>> read, CancellationToken ct)
    {
        // A whole list is read page by page in a snapshot of its own.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct) : null;
        if (!DisclosurePlans.Apply(call)) return await read((_, _, _) => null);
        var plan = await plans.ReadAsync((NpgsqlConnection)db.Database.GetDbConnection(), call, fiscalYear, ct);
        return await read((measure, key, valueOf) => plan.For(measure.Source).Judge(measure, [key], valueOf));
    }
}
