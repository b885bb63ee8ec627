using Microsoft.AspNetCore.Mvc;
using ReliefApi.Api.Http;
using ReliefApi.Application.Paging;
using ReliefApi.Application.ReportImports;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class ReportImportEndpoints
{
    public static void MapReportImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("").WithTags("Report imports");
        imports.MapPost("/report-imports", (SentFile file, [FromQuery] bool? dryRun, Door door) => dryRun ?? true
                ? door.Get(new ReadReport(file.Content, file.Claim))
                : door.Create(new ImportReport(file.Content, file.Claim), i => $"/report-imports/{i.Id}"))
            .As("importReport", "Read a report (.docx or text); with dryRun=false keep it as a draft").For(Role.CountyClerk)
            .Accepts<SentFile>(SentFile.Word, SentFile.Text, SentFile.Any).WithMetadata(new RequestSizeLimitAttribute(SentFile.Largest))
            .Shows<ReportReading>().Produces<ReportImportDto>(StatusCodes.Status201Created);
        imports.MapGet("/report-imports", ([AsParameters] ListReportImports query, Door door) => door.Get(query))
            .As("listReportImports", "Imported reports of the caller's divisions").For(Routes.CountyAndAdministrator).Gives<Page<ReportImportSummary>>();
        imports.MapGet("/report-imports/{id:guid}", (Guid id, Door door) => door.Get(new GetReportImport(id)))
            .As("getReportImport", "One imported report with what was read from it").For(Routes.CountyAndAdministrator).Gives<ReportImportDto>();
        imports.MapPost("/report-imports/{id:guid}:confirm", (Guid id, IfMatch seen, ReportImportConfirmation body, Door door) => door.Change(new ConfirmReportImport(id, seen.Revision, body)))
            .As("confirmReportImport", "Make a project and goals in draft of an imported report").For(Role.CountyClerk).Revises<ConfirmedReportImport>();
        imports.MapPost("/report-imports/{id:guid}:discard", (Guid id, IfMatch seen, Door door) => door.Change(new DiscardReportImport(id, seen.Revision)))
            .As("discardReportImport", "Put an imported report aside").For(Role.CountyClerk).Revises<ReportImportDto>();
    }
}
