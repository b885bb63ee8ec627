using Microsoft.AspNetCore.Mvc;
using ReliefApi.Api.Http;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Rectification;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class RectificationEndpoints
{
    public static void MapRectification(this RouteGroupBuilder api)
    {
        var items = api.MapGroup("").WithTags("Rectification");
        items.MapPost("/evaluations/{id:guid}/rectification-items", (Guid id, RectificationContent body, Door door) => door.Create(new OpenRectificationItem(id, body), i => $"/rectification-items/{i.Id}"))
            .As("openRectificationItem", "Order a finding to be put right").For(Role.CountyReviewer, Role.CountyFinance).Writes<RectificationItemDto>(201);
        items.MapGet("/rectification-items", ([AsParameters] ListRectificationItems query, Door door) => door.Get(query))
            .As("listRectificationItems", "Rectification items of the caller's divisions").For(Routes.CountyAndAdministrator).Gives<Page<RectificationItemSummary>>();
        items.MapGet("/rectification-items/{id:guid}", (Guid id, Door door) => door.Get(new GetRectificationItem(id)))
            .As("getRectificationItem", "One rectification item").For(Routes.CountyAndAdministrator).Gives<RectificationItemDto>();
        items.MapPost("/rectification-items/{id:guid}:report", (Guid id, IfMatch seen, RectificationReport body, Door door) => door.Change(new ReportRectification(id, seen.Revision, body)))
            .As("reportRectification", "Report what has been put right").For([.. RectificationFlow.Report.Roles]).Revises<RectificationItemDto>();
        items.MapPost("/rectification-items/{id:guid}:close", (Guid id, IfMatch seen, Door door) => door.Change(new CloseRectification(id, seen.Revision)))
            .As("closeRectification", "Close an item whose finding is gone").For([.. RectificationFlow.Close.Roles]).Revises<RectificationItemDto>();
        items.MapGet("/rectification-items/{id:guid}/transitions", (Guid id, [FromQuery] string? cursor, [FromQuery] int? pageSize, [FromQuery] string? sort, [FromQuery] bool? includeTotal, Door door) =>
                door.Get(new ListFlowTransitions(FlowSubject.RectificationItem, id, cursor, pageSize, sort, includeTotal)))
            .As("listRectificationTransitions", "Steps of one rectification item").For(Routes.CountyAndAdministrator).Gives<Page<FlowTransitionDto>>();
    }
}
