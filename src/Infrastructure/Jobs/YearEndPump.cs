using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Evaluations;
using ReliefApi.Infrastructure.Hosting;

namespace ReliefApi.Infrastructure.Jobs;

/// <summary>
/// Works off the items of a year-end run, one transaction each: claim with SKIP LOCKED, write evaluation and draft, mark done, commit.
/// The claim is a row lock, so an item whose worker died is free again at once, and an item is done exactly when its draft is there.
/// </summary>
internal sealed class YearEndPump(IServiceScopeFactory scopes, IOperationScheduler scheduler, TimeProvider clock, ILogger<YearEndPump> logger)
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan Shift = TimeSpan.FromSeconds(60);

    public async Task RunAsync(Guid operationId, string division, int fiscalYear, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        while (await WorkOneAsync(operationId, division, fiscalYear, ct))
        {
            if (watch.Elapsed < Shift) continue;
            scheduler.Wake(operationId);
            return;
        }
    }

    /// <returns>False when nothing is left to claim.</returns>
    private async Task<bool> WorkOneAsync(Guid operationId, string division, int fiscalYear, CancellationToken ct)
    {
        Guid? claimed = null;
        try
        {
            await using var scope = Scope(division);
            var db = scope.ServiceProvider.GetRequiredService<IApplicationDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            claimed = await ClaimAsync(db, operationId, ct);
            if (claimed is not { } projectId) return false;
            var (evaluation, sha) = await scope.ServiceProvider.GetRequiredService<IEvaluationWriter>().WriteAsync(projectId, fiscalYear, operationId, ct);
            await db.Database.ExecuteSqlAsync(
                $"""
                update relief.year_end_items set state = 'Done', attempts = attempts + 1, error = null, evaluation_id = {evaluation}, draft_sha256 = {sha}, finished_at = {clock.GetUtcNow()}
                where operation_id = {operationId} and project_id = {projectId}
                """, ct);
            await transaction.CommitAsync(ct);
            return true;
        }
        catch (Exception e) when (claimed is not null && e is not OperationCanceledException && !DatabaseFaults.IsAway(e))
        {
            logger.LogWarning(e, "Project {Project} of run {Operation} failed", claimed, operationId);
            await RecordFailureAsync(operationId, claimed!.Value, division, e, ct);
            return true;
        }
    }

    /// <summary>The next item of a run that still runs; those that failed before come last.</summary>
    private static async Task<Guid?> ClaimAsync(IApplicationDbContext db, Guid operationId, CancellationToken ct) =>
        (await db.Database.SqlQuery<Guid?>(
            $"""
            select i.project_id as "Value" from relief.year_end_items i join relief.operations o on o.id = i.operation_id
            where i.operation_id = {operationId} and i.state = 'Pending' and o.status = 'Running'
            order by i.attempts, i.project_id limit 1 for update of i skip locked
            """).ToListAsync(ct)).SingleOrDefault();

    /// <summary>Counts the attempt; after the last one the item is given up with its reason, and the run goes on.</summary>
    private async Task RecordFailureAsync(Guid operationId, Guid projectId, string division, Exception e, CancellationToken ct)
    {
        await using var scope = Scope(division);
        var db = scope.ServiceProvider.GetRequiredService<IApplicationDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The type only: a message may quote a value that nobody outside the county may see.
        var reason = e.GetBaseException() is PostgresException refused ? $"{refused.SqlState} {refused.ConstraintName}" : e.GetBaseException().GetType().Name;
        await db.Database.ExecuteSqlAsync(
            $"""
            update relief.year_end_items set attempts = attempts + 1, error = {reason},
                state = case when attempts + 1 >= {MostAttempts} then 'Failed' else state end, finished_at = case when attempts + 1 >= {MostAttempts} then {clock.GetUtcNow()} end
            where operation_id = {operationId} and project_id = {projectId} and state = 'Pending'
            """, ct);
        await transaction.CommitAsync(ct);
    }

    private AsyncServiceScope Scope(string division)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().BeJob("year-end", division);
        return scope;
    }
}
