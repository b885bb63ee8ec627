using ReliefApi.Api.Http;
using ReliefApi.Application.Paging;
using ReliefApi.Application.WorkMeasures;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class WorkMeasureEndpoints
{
    public static void MapWorkMeasures(this RouteGroupBuilder api)
    {
        var measures = api.MapGroup("").WithTags("Work measures");
        measures.MapGet("/work-measures", ([AsParameters] ListWorkMeasures query, Door door) => door.Get(query))
            .As("listWorkMeasures", "Records of work of the caller's divisions").For(Routes.CountyAndAdministrator).Gives<Page<WorkMeasureDto>>();
        measures.MapPost("/work-measures", (RecordWorkMeasure body, Door door) => door.Create(body, m => $"/work-measures/{m.Id}"))
            .As("recordWorkMeasure", "Record a piece of work").For(Role.CountyClerk).Writes<WorkMeasureDto>(201);
        measures.MapGet("/work-measures/{id:guid}", (Guid id, Door door) => door.Get(new GetWorkMeasure(id)))
            .As("getWorkMeasure", "One record of work").For(Routes.CountyAndAdministrator).Gives<WorkMeasureDto>();
        measures.MapPut("/work-measures/{id:guid}", (Guid id, IfMatch seen, WorkMeasureContent body, Door door) => door.Change(new ReviseWorkMeasure(id, seen.Revision, body)))
            .As("reviseWorkMeasure", "Replace what is entered about a piece of work").For(Role.CountyClerk).Revises<WorkMeasureDto>();
        measures.MapPatch("/work-measures/{id:guid}", (Guid id, IfMatch seen, MergePatch<WorkMeasureContent> changes, Door door) =>
                door.Patch(new GetWorkMeasure(id), seen, changes, body => new ReviseWorkMeasure(id, seen.Revision, body)))
            .As("patchWorkMeasure", "Change some members of a piece of work").For(Role.CountyClerk).Patches<WorkMeasureContent, WorkMeasureDto>();
        measures.MapDelete("/work-measures/{id:guid}", (Guid id, IfMatch seen, Door door) => door.Remove(new DeleteWorkMeasure(id, seen.Revision)))
            .As("deleteWorkMeasure", "Take away a record of work").For(Role.CountyClerk).Removes();
    }
}
