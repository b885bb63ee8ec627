using ReliefApi.Api.Http;
using ReliefApi.Application.Goals;
using ReliefApi.Application.Indicators;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class GoalEndpoints
{
    public static void MapGoals(this RouteGroupBuilder api)
    {
        var goals = api.MapGroup("").WithTags("Goals");
        goals.MapPost("/projects/{id:guid}/goals", (Guid id, NewGoal body, Door door) => door.Create(new DefineGoal(id, body), g => $"/goals/{g.Id}"))
            .As("defineGoal", "Define the goals of a project for one year").For(Role.CountyClerk).Writes<GoalDto>(201);
        goals.MapGet("/goals", ([AsParameters] ListGoals query, Door door) => door.Get(query))
            .As("listGoals", "Goals of the caller's divisions").For(Routes.CountyAndAdministrator).Gives<Page<GoalSummary>>();
        goals.MapGet("/goals/{id:guid}", (Guid id, Door door) => door.Get(new GetGoal(id)))
            .As("getGoal", "Goals with their indicators").For(Routes.CountyAndAdministrator).Gives<GoalDto>();
        goals.MapPut("/goals/{id:guid}", (Guid id, IfMatch seen, GoalContent body, Door door) => door.Change(new ReviseGoal(id, seen.Revision, body)))
            .As("reviseGoal", "Replace goals that are not approved yet").For(Role.CountyClerk).Revises<GoalDto>();
        goals.MapPatch("/goals/{id:guid}", (Guid id, IfMatch seen, MergePatch<GoalContent> changes, Door door) =>
                door.Patch(new GetGoal(id), seen, changes, body => new ReviseGoal(id, seen.Revision, body)))
            .As("patchGoal", "Change some members of goals that are not approved yet").For(Role.CountyClerk).Patches<GoalContent, GoalDto>();
        goals.MapPost("/goals/{id:guid}:approve", (Guid id, IfMatch seen, Door door) => door.Change(new ApproveGoal(id, seen.Revision)))
            .As("approveGoal", "Approve goals and lock them").For(Role.CountyReviewer).Revises<GoalDto>();

        var indicators = api.MapGroup("").WithTags("Indicators");
        indicators.MapGet("/indicators/{id:guid}", (Guid id, Door door) => door.Get(new GetIndicator(id)))
            .As("getIndicator", "One indicator as it was decided").For(Routes.CountyAndAdministrator).Gives<IndicatorDto>();
        indicators.MapGet("/indicators/{id:guid}/actual-values", ([AsParameters] ListActualValues query, Door door) => door.Get(query))
            .As("listActualValues", "Actual values recorded of an indicator").For(Routes.CountyAndAdministrator).Gives<Page<ActualValueDto>>();
        indicators.MapPost("/indicators/{id:guid}/actual-values", (Guid id, ActualValueContent body, Door door) =>
                door.Create(new RecordActualValue(id, body), a => $"/indicators/{id}/actual-values"))
            .As("recordActualValue", "Record an actual value with its evidence").For(Role.CountyClerk).Writes<ActualValueDto>(201);
    }
}
