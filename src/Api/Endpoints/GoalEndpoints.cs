using Microsoft.AspNetCore.Mvc;
using ReliefApi.Api.Http;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Goals;
using ReliefApi.Application.Indicators;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Indicators;
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
        goals.MapPost("/goals/{id:guid}:submit", (Guid id, IfMatch seen, Door door) => door.Change(new SubmitGoal(id, seen.Revision)))
            .As("submitGoal", "Hand goals in for approval").For([.. GoalFlow.Submit.Roles]).Revises<GoalDto>();
        goals.MapPost("/goals/{id:guid}:return", (Guid id, IfMatch seen, StatedReason body, Door door) => door.Change(new ReturnGoal(id, seen.Revision, body)))
            .As("returnGoal", "Send submitted goals back").For([.. GoalFlow.Return.Roles]).Revises<GoalDto>();
        goals.MapPatch("/goals/{id:guid}", (Guid id, IfMatch seen, MergePatch<GoalContent> changes, Door door) =>
                door.Patch(new GetGoal(id), seen, changes, body => new ReviseGoal(id, seen.Revision, body)))
            .As("patchGoal", "Change some members of goals that are not approved yet").For(Role.CountyClerk).Patches<GoalContent, GoalDto>();
        goals.MapPost("/goals/{id:guid}:approve", (Guid id, IfMatch seen, Door door) => door.Change(new ApproveGoal(id, seen.Revision)))
            .As("approveGoal", "Approve submitted goals and lock them").For([.. GoalFlow.Approve.Roles]).Revises<GoalDto>();
        goals.MapGet("/goals/{id:guid}/transitions", (Guid id, [FromQuery] string? cursor, [FromQuery] int? pageSize, [FromQuery] string? sort, [FromQuery] bool? includeTotal, Door door) =>
                door.Get(new ListFlowTransitions(FlowSubject.Goal, id, cursor, pageSize, sort, includeTotal)))
            .As("listGoalTransitions", "Steps of one set of goals").For(Routes.CountyAndAdministrator).Gives<Page<FlowTransitionDto>>();
        goals.MapPost("/goals/{id:guid}/adjustments", (Guid id, GoalAdjustmentContent body, Door door) => door.Create(new ProposeGoalAdjustment(id, body), a => $"/goal-adjustments/{a.Id}"))
            .As("proposeGoalAdjustment", "Propose a change of approved goals").For([.. GoalFlow.Adjust.Roles]).Writes<GoalAdjustmentDto>(201);
        goals.MapGet("/goals/{id:guid}/adjustments", ([AsParameters] ListGoalAdjustments query, Door door) => door.Get(query))
            .As("listGoalAdjustments", "Adjustments of one set of goals").For(Routes.CountyAndAdministrator).Gives<Page<GoalAdjustmentSummary>>();
        goals.MapGet("/goal-adjustments/{id:guid}", (Guid id, Door door) => door.Get(new GetGoalAdjustment(id)))
            .As("getGoalAdjustment", "One adjustment with before and after").For(Routes.CountyAndAdministrator).Gives<GoalAdjustmentDto>();
        goals.MapPost("/goal-adjustments/{id:guid}:approve", (Guid id, IfMatch seen, Door door) => door.Change(new ApproveGoalAdjustment(id, seen.Revision)))
            .As("approveGoalAdjustment", "Approve an adjustment and apply it").For([.. AdjustmentFlow.Approve.Roles]).Revises<GoalAdjustmentDto>();
        goals.MapPost("/goal-adjustments/{id:guid}:reject", (Guid id, IfMatch seen, StatedReason body, Door door) => door.Change(new RejectGoalAdjustment(id, seen.Revision, body)))
            .As("rejectGoalAdjustment", "Reject an adjustment").For([.. AdjustmentFlow.Reject.Roles]).Revises<GoalAdjustmentDto>();
        goals.MapGet("/goal-adjustments/{id:guid}/transitions", (Guid id, [FromQuery] string? cursor, [FromQuery] int? pageSize, [FromQuery] string? sort, [FromQuery] bool? includeTotal, Door door) =>
                door.Get(new ListFlowTransitions(FlowSubject.GoalAdjustment, id, cursor, pageSize, sort, includeTotal)))
            .As("listGoalAdjustmentTransitions", "Steps of one adjustment").For(Routes.CountyAndAdministrator).Gives<Page<FlowTransitionDto>>();

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
