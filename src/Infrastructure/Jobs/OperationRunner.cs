using System.Data;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Attainment;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Operations;
using ReliefApi.Infrastructure.Hosting;
using ReliefApi.Infrastructure.Imports;

namespace ReliefApi.Infrastructure.Jobs;

/// <summary>Takes an operation one step further, whatever became of those who worked on it before.</summary>
internal sealed class OperationRunner(NpgsqlDataSource source, IServiceScopeFactory scopes, YearEndPump pump, LedgerImporter importer, IOperationScheduler scheduler, TimeProvider clock, ILogger<OperationRunner> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Goes on by itself once a database that was away is back; after <see cref="Patience"/> that is left to the watchdog.</summary>
    public async Task RunAsync(Guid operationId, int slot, CancellationToken ct)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromSeconds(1), ct))
        {
            try
            {
                await StepAsync(operationId, slot, ct);
                return;
            }
            catch (Exception e) when (DatabaseFaults.IsAway(e) && watch.Elapsed < Patience)
            {
                logger.LogWarning("Operation {Operation} waits for the database: {Fault}", operationId, e.GetBaseException().Message);
            }
        }
    }

    private async Task StepAsync(Guid operationId, int slot, CancellationToken ct)
    {
        await using var seat = await Seat.TakeAsync(source, operationId, slot, ct);
        if (seat is null) return;
        var operation = await InScopeAsync("jobs", DivisionCode.Nation, db => db.Operations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == operationId, ct), ct);
        if (operation is null or { Ended: true }) return;
        if (operation.Kind == OperationKind.Recompute)
        {
            if (slot == 0) await RecomputeAsync(operation, ct);
        }
        else if (operation.Kind == OperationKind.Import)
        {
            if (slot == 0) await ImportAsync(operation, ct);
        }
        else
        {
            if (slot == 0 && operation.Status == OperationStatus.Queued) await PrepareYearEndAsync(operation, ct);
            await pump.RunAsync(operationId, operation.DivisionCode, operation.FiscalYear!.Value, ct);
            await FinishYearEndAsync(operation, ct);
        }
    }

    private async Task RecomputeAsync(Operation operation, CancellationToken ct)
    {
        await UpdateAsync(operation, o => o.Start("recomputing"), ct);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            await RecomputeAsync(new(operation.DivisionCode, operation.ProjectId, operation.Full), async (done, total) =>
            {
                if ((await UpdateAsync(operation, o => o.Progress(done, total), ct)).Ended) await cancelled.CancelAsync();
            }, cancelled.Token);
            await UpdateAsync(operation, o => o.Finish(o.Total, 0, clock.GetUtcNow()), ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            logger.LogInformation("Recompute {Operation} was cancelled", operation.Id);
        }
        catch (Exception e) when (e is not OperationCanceledException && !DatabaseFaults.IsAway(e))
        {
            logger.LogError(e, "Recompute {Operation} failed", operation.Id);
            await UpdateAsync(operation, o => o.Fail(e.GetType().Name, clock.GetUtcNow()), CancellationToken.None);
        }
    }

    private async Task ImportAsync(Operation operation, CancellationToken ct)
    {
        await UpdateAsync(operation, o => o.Start("importing"), ct);
        try
        {
            // The reader of the file has no asynchronous way to tell; it comes here once in many rows.
            await importer.RunAsync(operation, rows =>
            {
                ct.ThrowIfCancellationRequested();
                if (UpdateAsync(operation, o => o.Progress(rows, Math.Max(rows, o.Total)), ct).GetAwaiter().GetResult().Ended) throw new OperationCanceledException("The import was cancelled.");
            }, ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            logger.LogInformation("Import {Operation} was cancelled", operation.Id);
        }
        catch (Exception e) when (e is not OperationCanceledException && !DatabaseFaults.IsAway(e))
        {
            logger.LogError(e, "Import {Operation} failed", operation.Id);
            // The type only: a message may quote a cell.
            await UpdateAsync(operation, o => o.Fail(e.GetType().Name, clock.GetUtcNow()), CancellationToken.None);
            await InScopeAsync("jobs", operation.DivisionCode, async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                await db.ImportChunks.Where(c => c.ImportId == operation.Id).ExecuteDeleteAsync(ct);
                await transaction.CommitAsync(ct);
                return true;
            }, ct);
        }
    }

    private async Task RecomputeAsync(RecomputeScope what, Func<int, int, Task>? progress, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAttainmentRecomputer>().RecomputeAsync(what, progress, ct);
    }

    /// <summary>Figures first: what is drafted rests on everything written before the run began. Then the other slots are woken: until here they had nothing to do.</summary>
    private async Task PrepareYearEndAsync(Operation operation, CancellationToken ct)
    {
        await RecomputeAsync(new(operation.DivisionCode), null, ct);
        await UpdateAsync(operation, o => o.Start("drafting"), ct);
        scheduler.Wake(operation.Id);
    }

    private async Task FinishYearEndAsync(Operation operation, CancellationToken ct)
    {
        var items = await InScopeAsync("jobs", operation.DivisionCode, async db => await db.YearEndItems.Where(i => i.OperationId == operation.Id)
            .GroupBy(i => i.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct), ct);
        if (items.GetValueOrDefault(YearEndItemState.Pending) > 0) return;
        await UpdateAsync(operation, o =>
        {
            if (o.Status == OperationStatus.Running) o.Finish(items.GetValueOrDefault(YearEndItemState.Done), items.GetValueOrDefault(YearEndItemState.Failed), clock.GetUtcNow());
        }, ct);
    }

    private Task<Operation> UpdateAsync(Operation operation, Action<Operation> change, CancellationToken ct) => InScopeAsync("jobs", operation.DivisionCode, async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = (await db.Operations.FromSql($"select * from relief.operations where id = {operation.Id} for update").ToListAsync(ct)).Single();
        if (!row.Ended) change(row);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return row;
    }, ct);

    private async Task<T> InScopeAsync<T>(string actor, string division, Func<IApplicationDbContext, Task<T>> work, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().BeJob(actor, division);
        ct.ThrowIfCancellationRequested();
        return await work(scope.ServiceProvider.GetRequiredService<IApplicationDbContext>());
    }

    /// <summary>A session lock on a connection of its own: it goes when we go, in whatever way.</summary>
    private sealed class Seat(NpgsqlConnection connection) : IAsyncDisposable
    {
        public static async Task<Seat?> TakeAsync(NpgsqlDataSource source, Guid operationId, int slot, CancellationToken ct)
        {
            var connection = await source.OpenConnectionAsync(ct);
            await using var command = new NpgsqlCommand("select pg_try_advisory_lock(@operation, @slot)", connection);
            command.Parameters.AddWithValue("operation", BitConverter.ToInt32(operationId.ToByteArray(), 12));
            command.Parameters.AddWithValue("slot", slot);
            var taken = false;
            try
            {
                taken = (bool)(await command.ExecuteScalarAsync(ct))!;
            }
            finally
            {
                if (!taken) await connection.DisposeAsync();
            }
            return taken ? new Seat(connection) : null;
        }

        /// <summary>Unlocked in so many words: a connection that goes back to the pool is reset only when it is next used, and would keep the seat until then.</summary>
        public async ValueTask DisposeAsync()
        {
            if (connection.State != ConnectionState.Open) return;
            try
            {
                await using var command = new NpgsqlCommand("select pg_advisory_unlock_all()", connection);
                await command.ExecuteNonQueryAsync(CancellationToken.None);
            }
            catch (Exception e) when (DatabaseFaults.IsAway(e))
            {
                // The lock went with the connection.
            }
            finally
            {
                await connection.DisposeAsync();
            }
        }
    }
}
