using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ReliefApi.Api.Http;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Evaluations;
using ReliefApi.Application.Operations;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Reports;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class EvaluationEndpoints
{
    public static void MapEvaluations(this RouteGroupBuilder api)
    {
        var evaluations = api.MapGroup("").WithTags("Evaluations");
        evaluations.MapPost("/year-end-runs", (StartYearEnd body, Door door) => door.Start(body))
            .As("startYearEnd", "Open, score and draft every project of a year").For(Role.Administrator).Writes<OperationDto>(202);
        evaluations.MapGet("/evaluations", ([AsParameters] ListEvaluations query, Door door) => door.Get(query))
            .As("listEvaluations", "Evaluations of the caller's divisions").For(Routes.CountyAndAdministrator).Gives<Page<EvaluationDto>>();
        evaluations.MapGet("/evaluations/{id:guid}", (Guid id, Door door) => door.Get(new GetEvaluation(id)))
            .As("getEvaluation", "One evaluation").For(Routes.CountyAndAdministrator).Gives<EvaluationDetail>();
        evaluations.MapGet("/evaluations/{id:guid}/draft", (Guid id, [FromQuery] string? format, Door door, HttpContext http, IEnumerable<IReportWriter> writers) =>
                Choose(http, format, [.. writers]) is { } writer
                    ? door.Give(new GetDraft(id), draft => Write(http, id, draft, writer))
                    : Task.FromResult(Problems.Of(http, [HttpErrors.NotAcceptable], StatusCodes.Status406NotAcceptable)))
            .As("getDraft", "The draft report as JSON, HTML or .docx, by Accept or format").For(Routes.CountyAndAdministrator).Gives<ReportModel>().Refuses(StatusCodes.Status406NotAcceptable);
    }

    /// <summary>The format named, or the one that Accept prefers; JSON when it takes anything.</summary>
    private static IReportWriter? Choose(HttpContext http, string? format, IReportWriter[] writers)
    {
        if (format is not null) return Array.Find(writers, w => w.FileExtension == "." + format);
        var accepted = http.Request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1).ToList();
        if (accepted.Count == 0) return Array.Find(writers, w => w.FileExtension == ".json");
        return accepted.Select(a => a.MatchesAllTypes ? Array.Find(writers, w => w.FileExtension == ".json")
            : Array.Find(writers, w => MediaTypeHeaderValue.Parse(w.MediaType).IsSubsetOf(a))).FirstOrDefault(w => w is not null);
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
