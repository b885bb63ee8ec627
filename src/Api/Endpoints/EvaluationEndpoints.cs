using ReliefApi.Api.Http;
using ReliefApi.Application.Evaluations;
using ReliefApi.Application.Operations;
using ReliefApi.Application.Paging;
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
        evaluations.MapGet("/evaluations/{id:guid}", ([AsParameters] GetEvaluation query, Door door) => door.Get(query))
            .As("getEvaluation", "One evaluation").For(Routes.CountyAndAdministrator).Gives<EvaluationDto>();
    }
}
