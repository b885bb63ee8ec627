using Microsoft.AspNetCore.Mvc;
using ReliefApi.Api.Http;
using ReliefApi.Application.Imports;
using ReliefApi.Application.Operations;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Imports;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class LedgerImportEndpoints
{
    public static void MapLedgerImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("").WithTags("Ledger imports");
        imports.MapImport("/budget-entries:import", ImportKind.BudgetEntries).As("importBudgetEntries", "Import entries of budget ledgers from .xlsx or CSV; a dry run unless dryRun=false").For(Role.CountyFinance);
        imports.MapGet("/ledger-imports", ([AsParameters] ListLedgerImports query, Door door) => door.Get(query))
            .As("listLedgerImports", "Imported files of the caller's divisions").For(Routes.CountyAndAdministrator).Gives<Page<LedgerImportSummary>>();
        imports.MapGet("/ledger-imports/{id:guid}", (Guid id, Door door) => door.Get(new GetLedgerImport(id)))
            .As("getLedgerImport", "One imported file, what became of its rows, and its first faults").For(Routes.CountyAndAdministrator).Gives<LedgerImportDto>();
        imports.MapGet("/ledger-imports/{id:guid}/faults", ([AsParameters] ListImportFaults query, Door door) => door.Get(query))
            .As("listImportFaults", "Every fault of an imported file with row, column, reason and suggestion").For(Routes.CountyAndAdministrator).Gives<Page<ImportFaultDto>>();
    }

    private static RouteHandlerBuilder MapImport(this RouteGroupBuilder imports, string address, ImportKind kind) =>
        imports.MapPost(address, ([AsParameters] ImportQuery query, SentSheet file, Door door) => door.Start(new StartImport(kind, query, file.File)))
            .Accepts<SentSheet>(SentSheet.Csv, SentSheet.Workbook, SentSheet.Any).WithMetadata(new RequestSizeLimitAttribute(SentSheet.Largest)).Shows<OperationDto>(StatusCodes.Status202Accepted);
}
