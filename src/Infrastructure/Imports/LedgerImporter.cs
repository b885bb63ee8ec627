using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Budgets;
using ReliefApi.Application.PersonalData;
using ReliefApi.Domain.Imports;
using ReliefApi.Domain.Operations;
using ReliefApi.Infrastructure.Documents;

namespace ReliefApi.Infrastructure.Imports;

/// <summary>
/// Works an import off in one transaction: rows, faults, counts, the end of the operation, and the file, which goes. Killed at any moment,
/// nothing of it is there and it begins anew; once it is there, the operation has ended and nobody begins again.
/// </summary>
internal sealed class LedgerImporter(NpgsqlDataSource source, IPersonalDataVault vault, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int FaultsAtOnce = 1000, LongestIgnored = 50;
    private const string BeforeRows = "before_rows";

    /// <param name="operation">The operation of the import.</param>
    /// <param name="progress">Told the rows read so far; throws when the import was cancelled.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task RunAsync(Operation operation, Action<int> progress, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().BeJob(operation.StartedBy, operation.DivisionCode);
        var db = scope.ServiceProvider.GetRequiredService<IApplicationDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var import = await db.LedgerImports.SingleAsync(i => i.Id == operation.Id, ct);
        var order = new ImportOrder(import, db, (NpgsqlConnection)db.Database.GetDbConnection(), new ImportFaults(), progress, clock);
        await transaction.CreateSavepointAsync(BeforeRows, ct);
        var (tally, ignored) = await ImportAsync(order, scope.ServiceProvider, ct);
        // A file that breaks off in the middle of a copy leaves a failed statement behind.
        if (tally is null) await transaction.RollbackToSavepointAsync(BeforeRows, ct);

        // Whoever cancelled meanwhile was first.
        var row = (await db.Operations.FromSql($"select * from relief.operations where id = {operation.Id} for update").ToListAsync(ct)).Single();
        if (row.Ended) throw new OperationCanceledException("The import was cancelled.");
        var (applied, now) = (tally is not null && order.Stores, clock.GetUtcNow());
        var (created, unchanged, rejected) = tally ?? default;
        import.Finish(created, unchanged, rejected, order.Faults.Total, applied, ignored.Count == 0 ? null : string.Join('\n', ignored.Take(LongestIgnored).Select(i => i.ReplaceLineEndings(" "))), now);
        row.Progress(created + unchanged, import.Rows);
        if (tally is null) row.Fail(order.Faults.First[0].Code, now);
        else if (!applied && !import.DryRun) row.Fail(ImportErrors.Rejected.Code, now);
        else row.Finish(created + unchanged, rejected, now);
        await StoreFaultsAsync(order, ct);
        await db.ImportChunks.Where(c => c.ImportId == import.Id).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <returns>No tally when the file as a whole cannot be read; its fault is noted.</returns>
    private async Task<(ImportTally? Tally, IReadOnlyList<string> Ignored)> ImportAsync(ImportOrder order, IServiceProvider services, CancellationToken ct)
    {
        var import = order.Import;
        await using var file = new ImportPieces(source, vault, import.Id, import.DivisionCode, import.Size);
        try
        {
            using ISheetRows rows = import.File == SheetFile.Workbook ? new WorkbookRows(file) : new CsvRows(file, import.Encoding);
            if (SheetImport.Open(order, rows, LedgerLayouts.BudgetEntries) is not { } sheet) return (null, []);
            return (await BudgetEntryImport.RunAsync(order, sheet, services.GetRequiredService<BudgetLedger>(), ct), sheet.Ignored);
        }
        catch (Exception e) when (e is not NpgsqlException && OfficePackage.RefusalOf(e) is { } refusal)
        {
            order.Faults.Add(ImportFault.Of(0, null, refusal));
            return (null, []);
        }
    }

    private static async Task StoreFaultsAsync(ImportOrder order, CancellationToken ct)
    {
        var sequence = 0;
        foreach (var faults in order.Faults.First.Chunk(FaultsAtOnce))
        {
            order.Db.ImportFaults.AddRange(faults.Select(fault => ImportFaultRow.Of(order.Import.Id, ++sequence, order.Division, fault)));
            await order.Db.SaveChangesAsync(ct);
            order.Db.ChangeTracker.Entries<ImportFaultRow>().ToList().ForEach(entry => entry.State = EntityState.Detached);
        }
    }
}
