using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ReliefApi.Api.Http;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Drafts;
using ReliefApi.Application.Paging;
using ReliefApi.Application.ReportTemplates;
using ReliefApi.Domain.Reports;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class DraftEndpoints
{
    public static void MapDrafts(this RouteGroupBuilder api)
    {
        var drafts = api.MapGroup("").WithTags("Drafts");
        drafts.MapGet("/evaluations/{id:guid}/draft", (Guid id, [FromQuery] string? format, [FromQuery] int? version, Door door, HttpContext http, IEnumerable<IReportWriter> writers) =>
                Choose(http, format, [.. writers]) is { } writer
                    ? door.Give(new GetDraft(id, version), draft => Write(http, id, draft, writer))
                    : Task.FromResult(Problems.Of(http, [HttpErrors.NotAcceptable], StatusCodes.Status406NotAcceptable)))
            .As("getDraft", "The draft report as JSON, HTML or .docx, by Accept or format").For(Routes.CountyAndAdministrator).Gives<ReportModel>()
            .AlsoGives("text/html", "The draft as a page.").AlsoGives(SentFile.Word, "The draft for a word processor.");
        drafts.MapGet("/evaluations/{id:guid}/drafts", ([AsParameters] ListDrafts query, Door door) => door.Get(query))
            .As("listDrafts", "The versions of a draft: who wrote which, when and how").For(Routes.CountyAndAdministrator).Gives<Page<DraftVersionDto>>();
        drafts.MapGet("/evaluations/{id:guid}/draft/passages", (Guid id, [FromQuery] int? version, Door door) => door.Get(new GetDraftVersion(id, version)))
            .As("getDraftPassages", "A version of the draft passage by passage, with what is still open").For(Routes.CountyAndAdministrator).Gives<DraftDto>();
        drafts.MapGet("/evaluations/{id:guid}/draft/changes", (Guid id, [FromQuery] int version, [FromQuery] int with, Door door) => door.Get(new CompareDrafts(id, version, with)))
            .As("compareDrafts", "How one version of the draft differs from another").For(Routes.CountyAndAdministrator).Gives<ReportChanges>();
        drafts.MapPost("/evaluations/{id:guid}/draft/sections/{section:int}:revise", (Guid id, int section, IfMatch seen, SectionContent body, Door door) =>
                door.Change(new ReviseDraftSection(id, section, seen.Revision, body)))
            .As("reviseDraftSection", "Edit a section of the draft; 0 is the cover, 8 the annex").For(Role.CountyClerk, Role.CountyReviewer).Revises<DraftDto>();
        drafts.MapPost("/evaluations/{id:guid}/draft:upload", (Guid id, DraftUpload body, Door door) => door.Change(new UploadDraft(id, body)))
            .As("uploadDraft", "Take over what people changed in a .docx of the draft").For(Role.CountyClerk, Role.CountyReviewer).Writes<UploadedDraft>();
        drafts.MapPost("/evaluations/{id:guid}/draft:regenerate", (Guid id, Door door) => door.Change(new RegenerateDraft(id)))
            .As("regenerateDraft", "Write the draft again from the records, keeping what people wrote").For(Role.CountyClerk, Role.CountyReviewer).Writes<DraftDto>();
        drafts.MapGet("/evaluations/{id:guid}/draft/manifest", (Guid id, [FromQuery] int? version, Door door) => door.Get(new GetDraftManifest(id, version)))
            .As("getDraftManifest", "What a version of the draft was made from").For(Routes.CountyAndAdministrator).Gives<DraftManifest>();
        drafts.MapPost("/evaluations/{id:guid}/draft:verify", (Guid id, [FromQuery] int? version, Door door) => door.Get(new VerifyDraft(id, version)))
            .As("verifyDraft", "Compose a version of the draft again and compare it byte by byte").For(Routes.CountyAndAdministrator).Shows<DraftVerification>();
        drafts.MapGet("/evaluations/{id:guid}/draft/proof", (Guid id, [FromQuery] int? version, Door door) =>
                door.Give(new GetProofBundle(id, version), bundle => Results.File(bundle.Zip, "application/zip", $"evaluation-{id}-v{bundle.Version}.zip")))
            .As("getProofBundle", "A version of the draft with all that proves it, as one .zip").For(Routes.CountyAndAdministrator).GivesFile("application/zip");

        drafts.MapGet("/report-templates", ([FromQuery] string? templateCode, Door door) => door.Get(new ListReportTemplates(templateCode)))
            .As("listReportTemplates", "The latest version of every report wording, or all of one").For(Routes.Everyone).Gives<Catalogue<ReportTemplateDto>>();
        drafts.MapGet("/report-templates/{templateCode}", (string templateCode, [FromQuery] int? version, Door door) => door.Get(new GetReportTemplate(templateCode, version)))
            .As("getReportTemplate", "One version of a report wording").For(Routes.Everyone).Gives<ReportTemplateDto>();
        drafts.MapPost("/report-templates", (RegisterReportTemplate body, Door door) => door.Create(body, t => $"/report-templates/{t.Code}?version={t.Revision}"))
            .As("registerReportTemplate", "Add a report wording or its next version").For(Role.Administrator).Writes<ReportTemplateDto>(201);
    }

    /// <summary>The format named, or the one that Accept prefers; JSON when it takes anything.</summary>
    private static IReportWriter? Choose(HttpContext http, string? format, IReportWriter[] writers)
    {
        if (format is not null) return Array.Find(writers, w => w.FileExtension == "." + format);
        var chosen = Accepted.Choose(http.Request, [.. writers.OrderBy(w => w.FileExtension != ".json").Select(w => w.MediaType)]);
        return Array.Find(writers, w => w.MediaType == chosen);
    }

    private static IResult Write(HttpContext http, Guid id, DraftContent draft, IReportWriter writer)
    {
        var tag = new EntityTagHeaderValue($"\"{draft.Sha256}{writer.FileExtension}\"");
        http.Response.Headers.Vary = "Accept";
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false))) return Results.StatusCode(StatusCodes.Status304NotModified);
        using var buffer = new MemoryStream();
        writer.Write(draft.Model, buffer);
        return Results.File(buffer.ToArray(), writer.MediaType, writer.FileExtension == ".docx" ? $"evaluation-{id}.docx" : null, entityTag: tag);
    }
}
