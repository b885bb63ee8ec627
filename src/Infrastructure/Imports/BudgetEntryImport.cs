using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ReliefApi.Application.Budgets;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Imports;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Infrastructure.Imports;

/// <summary>
/// Entries of budget ledgers, set-wise: rows that are well by themselves are copied aside, those already in the ledger are taken out,
/// the rest is posted in the order of the file to the locked balances by the rules of the ledger, and what passed goes in by one statement.
/// </summary>
internal static class BudgetEntryImport
{
    private const int LongestDocument = 100, LongestReason = 1000;

    private static readonly Words<BudgetEntryKind> Kinds = new(
        [("年初预算", BudgetEntryKind.Initial), ("年初预算数", BudgetEntryKind.Initial), ("初始预算", BudgetEntryKind.Initial), ("预算", BudgetEntryKind.Initial),
         ("预算调整", BudgetEntryKind.Adjustment), ("调整", BudgetEntryKind.Adjustment), ("追加", BudgetEntryKind.Adjustment), ("调减", BudgetEntryKind.Adjustment), ("追减", BudgetEntryKind.Adjustment),
         ("上年结转", BudgetEntryKind.CarryOver), ("结转", BudgetEntryKind.CarryOver), ("其他资金", BudgetEntryKind.OtherFunds),
         ("资金到位", BudgetEntryKind.Arrival), ("到位", BudgetEntryKind.Arrival), ("支付", BudgetEntryKind.Disbursement), ("支出", BudgetEntryKind.Disbursement),
         ("退回", BudgetEntryKind.Return), ("退款", BudgetEntryKind.Return),
         .. Enum.GetValues<BudgetEntryKind>().Select(kind => (kind.ToString(), kind))]);

    private static readonly string[] Names = Enum.GetNames<BudgetEntryKind>();

    public static async Task<ImportTally> RunAsync(ImportOrder order, SheetImport sheet, BudgetLedger ledger, CancellationToken ct)
    {
        await RunAsync(order, "set local work_mem = '64MB'; create temp table staged (sheet_row int not null, id uuid not null, project_id uuid not null, fiscal_year int not null, kind text not null, amount numeric(18,2) not null, occurred_on date not null, document_number text, reason text) on commit drop", ct);
        await StageAsync(order, sheet, ct);
        await RunAsync(order, "analyze staged", ct);
        await RefuseRepeatedAsync(order, ct);
        // Locked before anything is compared or summed, so that nobody posts in between; the same file at the same moment waits here.
        var balances = await LockAsync(order, ledger, ct);
        var unchanged = await RunAsync(order,
            // language=SQL
            """
            delete from staged s using relief.budget_entries e
            where e.project_id = s.project_id and e.fiscal_year = s.fiscal_year and e.kind = s.kind and e.amount = s.amount and e.occurred_on = s.occurred_on
              and coalesce(e.document_number, '') = coalesce(s.document_number, '') and coalesce(e.reason, '') = coalesce(s.reason, '')
            """, ct);
        var created = await PostAsync(order, balances, ct);
        if (order.Stores)
            await RunAsync(order,
                // language=SQL
                """
                insert into relief.budget_entries (id, division_code, project_id, fiscal_year, kind, amount, occurred_on, document_number, reason, recorded_by, recorded_at)
                select id, @division, project_id, fiscal_year, kind, amount, occurred_on, document_number, reason, @actor, @at from staged
                """, ct, ("division", order.Division), ("actor", order.Actor), ("at", order.Clock.GetUtcNow()));
        return new(created, unchanged, sheet.Count - created - unchanged);
    }

    private static async Task StageAsync(ImportOrder order, SheetImport sheet, CancellationToken ct)
    {
        var projects = new ProjectIndex([.. (await order.Db.Projects.Where(p => p.DivisionCode == order.Division)
            .Select(p => new { p.Id, p.Code, HasChildren = order.Db.Projects.Any(c => c.ParentId == p.Id) }).ToListAsync(ct)).Select(p => (p.Id, p.Code, p.HasChildren))], order);
        var today = order.Clock.Today();
        await using var copy = await order.Connection.BeginBinaryImportAsync("copy staged from stdin (format binary)", ct);
        var row = sheet.Row;
        while (sheet.Read())
        {
            var (project, year, kind, amount, on) = (projects.Find(row), sheet.Year(), row.Choice("kind", Kinds), row.Amount("amount"), row.Date("occurredOn"));
            var (document, reason) = (row.Text("documentNumber", LongestDocument), row.Text("reason", LongestReason));
            if (kind is { } k && amount is { } a && on is { } day)
            {
                if (year is { } y)
                    foreach (var error in BudgetEntry.FaultsOf(k, a, day, y, document, reason)) row.Add(error);
                if (day > today && k.MovesMoney()) row.Add(PetitionErrors.FutureDate.At("/occurredOn"));
            }
            if (row.IsFaulty) continue;
            copy.StartRow();
            copy.Write(row.Number, NpgsqlDbType.Integer);
            copy.Write(NaturalId.Of(on!.Value, string.Create(CultureInfo.InvariantCulture, $"{project:N}|{year}|{(int)kind!}|{amount:0.00}|{on:yyyyMMdd}|{document}|{reason}")), NpgsqlDbType.Uuid);
            copy.Write(project!.Value, NpgsqlDbType.Uuid);
            copy.Write(year!.Value, NpgsqlDbType.Integer);
            copy.Write(Names[(int)kind.Value], NpgsqlDbType.Text);
            copy.Write(amount!.Value, NpgsqlDbType.Numeric);
            copy.Write(on.Value, NpgsqlDbType.Date);
            Write(document);
            Write(reason);
        }
        await copy.CompleteAsync(ct);

        void Write(string? text)
        {
            if (text is null) copy.WriteNull();
            else copy.Write(text, NpgsqlDbType.Text);
        }
    }

    private static async Task RefuseRepeatedAsync(ImportOrder order, CancellationToken ct)
    {
        var repeated = await RowsAsync(order,
            // language=SQL
            """
            select s.sheet_row from staged s join (select id, min(sheet_row) as first from staged group by id having count(*) > 1) twice using (id)
            where s.sheet_row > twice.first
              and not exists (select from relief.budget_entries e where e.project_id = s.project_id and e.fiscal_year = s.fiscal_year and e.kind = s.kind and e.amount = s.amount
                and e.occurred_on = s.occurred_on and coalesce(e.document_number, '') = coalesce(s.document_number, '') and coalesce(e.reason, '') = coalesce(s.reason, ''))
            order by 1
            """, ct);
        foreach (var row in repeated) order.Faults.Add(ImportFault.Of(row, null, CellErrors.Repeated, CellErrors.Distinguish));
        await RemoveAsync(order, repeated, ct);
    }

    private static async Task<Dictionary<(Guid, int), BudgetBalance>> LockAsync(ImportOrder order, BudgetLedger ledger, CancellationToken ct)
    {
        List<(Guid, int)> keys = [];
        await using (var command = new NpgsqlCommand("select distinct project_id, fiscal_year from staged", order.Connection))
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) keys.Add((reader.GetGuid(0), reader.GetInt32(1)));
        var balances = (await ledger.LockAsync(keys, order.Division, ct)).ToDictionary(b => (b.ProjectId, b.FiscalYear));
        // A first level-2 project may have come in before the lock.
        var late = await RowsAsync(order, "select sheet_row from staged s where exists (select from relief.projects p where p.parent_id = s.project_id) order by 1", ct);
        foreach (var row in late) order.Faults.Add(ImportFault.Of(row, null, ProjectErrors.HasSubProjects));
        await RemoveAsync(order, late, ct);
        return balances;
    }

    /// <summary>Posts the rows in the order of the file, as if each had been entered by itself.</summary>
    private static async Task<int> PostAsync(ImportOrder order, Dictionary<(Guid, int), BudgetBalance> balances, CancellationToken ct)
    {
        var created = 0;
        List<int> refused = [];
        await using (var command = new NpgsqlCommand("select sheet_row, project_id, fiscal_year, kind, amount from staged order by sheet_row", order.Connection))
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
            {
                var (row, balance, kind, amount) = (reader.GetInt32(0), balances[(reader.GetGuid(1), reader.GetInt32(2))], (BudgetEntryKind)Array.IndexOf(Names, reader.GetString(3)), reader.GetDecimal(4));
                if (balance.FaultOf(kind, amount) is { } fault)
                {
                    order.Faults.Add(ImportFault.Of(row, LedgerLayouts.BudgetEntries["amount"].Headings[0], fault));
                    refused.Add(row);
                    continue;
                }
                balance.Post(kind, amount);
                created++;
            }
        await RemoveAsync(order, refused, ct);
        return created;
    }

    private static async Task<List<int>> RowsAsync(ImportOrder order, string sql, CancellationToken ct)
    {
        List<int> rows = [];
        await using var command = new NpgsqlCommand(sql, order.Connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) rows.Add(reader.GetInt32(0));
        return rows;
    }

    private static async Task RemoveAsync(ImportOrder order, List<int> rows, CancellationToken ct)
    {
        if (rows.Count > 0) await RunAsync(order, "delete from staged where sheet_row = any(@rows)", ct, ("rows", rows));
    }

    private static async Task<int> RunAsync(ImportOrder order, string sql, CancellationToken ct, params (string Name, object Value)[] values)
    {
        await using var command = new NpgsqlCommand(sql, order.Connection) { CommandTimeout = 0 };
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return await command.ExecuteNonQueryAsync(ct);
    }
}
