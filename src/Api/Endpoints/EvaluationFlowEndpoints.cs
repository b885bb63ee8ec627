using Microsoft.AspNetCore.Mvc;
using ReliefApi.Api.Http;
using ReliefApi.Application.Evaluations;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class EvaluationFlowEndpoints
{
    public static void MapEvaluationFlow(this RouteGroupBuilder api)
    {
        var evaluations = api.MapGroup("").WithTags("Evaluations");
        evaluations.MapPost("/projects/{id:guid}/evaluations", (Guid id, NewEvaluation body, Door door) => door.Create(new OpenEvaluation(id, body), e => $"/evaluations/{e.Id}"))
            .As("openEvaluation", "Open the self-evaluation of a project's year").For([.. EvaluationFlow.Enter.Roles]).Writes<EvaluationDetail>(201);
        evaluations.MapPost("/evaluations/{id:guid}:self-evaluate", (Guid id, IfMatch seen, SelfEvaluationContent body, Door door) => door.Change(new SelfEvaluate(id, seen.Revision, body)))
            .As("selfEvaluate", "Enter the unit's self-evaluation").For([.. EvaluationFlow.Enter.Roles]).Revises<EvaluationDetail>();
        evaluations.MapPost("/evaluations/{id:guid}:submit", (Guid id, IfMatch seen, Door door) => door.Change(new SubmitEvaluation(id, seen.Revision)))
            .As("submitEvaluation", "Hand an evaluation in for review").For([.. EvaluationFlow.Submit.Roles]).Revises<EvaluationDetail>();
        evaluations.MapPost("/evaluations/{id:guid}:return", (Guid id, IfMatch seen, StatedReason body, Door door) => door.Change(new ReturnEvaluation(id, seen.Revision, body)))
            .As("returnEvaluation", "Send an evaluation back").For([.. EvaluationFlow.Return.Roles]).Revises<EvaluationDetail>();
        evaluations.MapPost("/evaluations/{id:guid}:override", (Guid id, IfMatch seen, RowOverride body, Door door) => door.Change(new OverrideEvaluationRow(id, seen.Revision, body)))
            .As("overrideEvaluationRow", "Override the score of one row, with a reason").For([.. EvaluationFlow.Override.Roles]).Revises<EvaluationDetail>();
        evaluations.MapPost("/evaluations/{id:guid}:review", (Guid id, IfMatch seen, EvaluationReview body, Door door) => door.Change(new ReviewEvaluation(id, seen.Revision, body)))
            .As("reviewEvaluation", "Close the review").For([.. EvaluationFlow.Review.Roles]).Revises<EvaluationDetail>();
        evaluations.MapPost("/evaluations/{id:guid}:freeze", (Guid id, IfMatch seen, Door door) => door.Change(new FreezeEvaluation(id, seen.Revision)))
            .As("freezeEvaluation", "Freeze a reviewed evaluation").For([.. EvaluationFlow.Freeze.Roles]).Revises<EvaluationDetail>();
        evaluations.MapPost("/evaluations/{id:guid}:publish", (Guid id, IfMatch seen, Door door) => door.Change(new PublishEvaluation(id, seen.Revision)))
            .As("publishEvaluation", "Publish the totals of a frozen evaluation").For([.. EvaluationFlow.Publish.Roles]).Revises<EvaluationDetail>();
        evaluations.MapGet("/evaluations/{id:guid}/transitions", (Guid id, [FromQuery] string? cursor, [FromQuery] int? pageSize, [FromQuery] string? sort, [FromQuery] bool? includeTotal, Door door) =>
                door.Get(new ListFlowTransitions(FlowSubject.Evaluation, id, cursor, pageSize, sort, includeTotal)))
            .As("listEvaluationTransitions", "Steps of one evaluation").For(Routes.CountyAndAdministrator).Gives<Page<FlowTransitionDto>>();
        evaluations.MapGet("/evaluations/{id:guid}/overrides", (Guid id, Door door) => door.Get(new ListOverrides(id)))
            .As("listOverrides", "Every override of a row's score").For(Routes.CountyAndAdministrator).Gives<Catalogue<OverrideDto>>();
        evaluations.MapPost("/evaluations/{id:guid}/supplements", (Guid id, StatedReason body, Door door) => door.Create(new AddSupplement(id, body), _ => $"/evaluations/{id}/supplements"))
            .As("addSupplement", "Record a later correction beside a frozen evaluation").For([.. EvaluationFlow.Supplement.Roles]).Writes<SupplementDto>(201);
        evaluations.MapGet("/evaluations/{id:guid}/supplements", (Guid id, Door door) => door.Get(new ListSupplements(id)))
            .As("listSupplements", "Later corrections of an evaluation").For(Routes.CountyAndAdministrator).Gives<Catalogue<SupplementDto>>();
        evaluations.MapPost("/evaluations/{id:guid}/result-applications", (Guid id, ResultContent body, Door door) => door.Create(new ApplyResult(id, body), _ => $"/evaluations/{id}/result-applications"))
            .As("applyResult", "Use an evaluation's result in a later budget").For([.. EvaluationFlow.ApplyResult.Roles]).Writes<ResultApplicationDto>(201);
        evaluations.MapGet("/evaluations/{id:guid}/result-applications", (Guid id, Door door) => door.Get(new ListResults(id)))
            .As("listResults", "How an evaluation's result was used").For(Routes.CountyAndAdministrator).Gives<Catalogue<ResultApplicationDto>>();
    }
}
