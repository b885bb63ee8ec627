using Microsoft.AspNetCore.Mvc;
using ReliefApi.Api.Http;
using ReliefApi.Application.Aggregates;
using ReliefApi.Application.Attainment;
using ReliefApi.Application.Operations;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class PerformanceEndpoints
{
    public static void MapPerformance(this RouteGroupBuilder api)
    {
        var performance = api.MapGroup("").WithTags("Performance");
        performance.MapGet("/projects/{id:guid}/attainment", ([AsParameters] GetAttainment query, Door door) => door.Get(query))
            .As("getAttainment", "Target and actual of every indicator of a project").For(Routes.CountyAndAdministrator).Gives<AttainmentDto>();
        performance.MapGet("/projects/{id:guid}/score", ([AsParameters] GetScore query, Door door) => door.Get(query))
            .As("getScore", "A project's score with its whole explanation").For(Routes.CountyAndAdministrator).Gives<ScoreDto>();
        performance.MapGet("/projects/{id:guid}/score/diff", ([AsParameters] GetScoreDiff query, Door door) => door.Get(query))
            .As("getScoreDiff", "Why a project's score differs between two moments").For(Routes.CountyAndAdministrator).Gives<ScoreDiffDto>();
        performance.MapGet("/projects/{id:guid}/score/explanation", (Guid id, [FromQuery] int fiscalYear, [FromQuery] int? leaves, Door door) => door.Get(new GetScoreExplanation(id, fiscalYear, leaves)))
            .As("getScoreExplanation", "A project's score from the total down to the records").For(Routes.CountyAndAdministrator).Gives<ScoreExplanationDto>();
        performance.MapGet("/evaluations/{id:guid}/score/explanation", (Guid id, [FromQuery] int? leaves, Door door) => door.Get(new GetEvaluationExplanation(id, leaves)))
            .As("getEvaluationExplanation", "The score of an evaluation from the total down to the records").For(Routes.CountyAndAdministrator).Gives<ScoreExplanationDto>();
        performance.MapPost("/projects/{id:guid}/attainment:recompute", (Guid id, Door door) => door.Start(new StartProjectRecompute(id)))
            .As("recomputeProject", "Recompute one project's attainment").For(Role.CountyClerk, Role.CountyReviewer, Role.CountyFinance, Role.Administrator).Writes<OperationDto>(202);
        performance.MapPost("/attainment:recompute", (StartRecompute body, Door door) => door.Start(body))
            .As("recompute", "Recompute the attainment of a division's subtree").For(Role.Administrator).Writes<OperationDto>(202);
        performance.MapGet("/aggregates", ([AsParameters] GetAggregates query, Door door) => door.Get(query))
            .As("getAggregates", "Sums and ratios of sums over a subtree, with coverage").For(Routes.Everyone).Gives<AggregatesDto>();
        performance.MapGet("/aggregates/rows", ([AsParameters] ListAggregateRows query, Door door) => door.Get(query))
            .As("listAggregateRows", "The projects or divisions that an aggregate adds up").For(Routes.Everyone).Gives<Page<AggregateRowDto>>();

        var operations = api.MapGroup("").WithTags("Operations");
        operations.MapGet("/operations", ([AsParameters] ListOperations query, Door door) => door.Get(query))
            .As("listOperations", "Long work in the caller's divisions").For(Routes.CountyAndAdministrator).Gives<Page<OperationDto>>();
        operations.MapGet("/operations/{id:guid}", (Guid id, Door door, OperationEvents events, HttpContext http) => Accepted.Choose(http.Request, ["application/json", OperationEvents.MediaType]) switch
            {
                null => Task.FromResult(Problems.Of(http, [HttpErrors.NotAcceptable], StatusCodes.Status406NotAcceptable)),
                OperationEvents.MediaType => events.FollowAsync(id, http),
                _ => door.Get(new GetOperation(id)),
            })
            .As("getOperation", "One operation and its progress; as server-sent events while it runs, by Accept").For(Routes.CountyAndAdministrator).Gives<OperationDto>()
            .AlsoGives(OperationEvents.MediaType, "An event `progress` for each change, an event `finished` at the end, each with the operation as its data. `Last-Event-ID` goes on where a stream broke off; 204 when there is nothing to come.");
        operations.MapPost("/operations/{id:guid}:cancel", (Guid id, Door door) => door.Change(new CancelOperation(id)))
            .As("cancelOperation", "Stop an operation before its next item").For(Role.Administrator).Writes<OperationDto>();
        operations.MapGet("/operations/{id:guid}/items", ([AsParameters] ListYearEndItems query, Door door) => door.Get(query))
            .As("listYearEndItems", "The projects of a year-end run").For(Routes.CountyAndAdministrator).Gives<Page<YearEndItemDto>>();
    }
}
