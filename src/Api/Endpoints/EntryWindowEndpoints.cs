using Microsoft.AspNetCore.Mvc;
using ReliefApi.Api.Http;
using ReliefApi.Application.EntryWindows;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class EntryWindowEndpoints
{
    public static void MapEntryWindows(this RouteGroupBuilder api)
    {
        var windows = api.MapGroup("").WithTags("Entry windows");
        windows.MapGet("/entry-windows", ([AsParameters] ListEntryWindows query, Door door) => door.Get(query))
            .As("listEntryWindows", "Entry windows recorded in the caller's divisions").For(Routes.CountyAndAdministrator).Gives<Page<EntryWindowDto>>();
        windows.MapPost("/entry-windows", (OpenEntryWindow body, Door door) => door.Create(body, w => $"/entry-windows/{w.Id}"))
            .As("openEntryWindow", "Record when a step may be taken").For(Role.Administrator).Writes<EntryWindowDto>(201);
        windows.MapGet("/entry-windows/{id:guid}", (Guid id, Door door) => door.Get(new GetEntryWindow(id)))
            .As("getEntryWindow", "One entry window").For(Routes.CountyAndAdministrator).Gives<EntryWindowDto>();
        windows.MapPut("/entry-windows/{id:guid}", (Guid id, IfMatch seen, EntryWindowContent body, Door door) => door.Change(new MoveEntryWindow(id, seen.Revision, body)))
            .As("moveEntryWindow", "Move a window to other days").For(Role.Administrator).Revises<EntryWindowDto>();
        windows.MapPatch("/entry-windows/{id:guid}", (Guid id, IfMatch seen, MergePatch<EntryWindowContent> changes, Door door) =>
                door.Patch(new GetEntryWindow(id), seen, changes, body => new MoveEntryWindow(id, seen.Revision, body)))
            .As("patchEntryWindow", "Move one day of a window").For(Role.Administrator).Patches<EntryWindowContent, EntryWindowDto>();
        windows.MapDelete("/entry-windows/{id:guid}", (Guid id, IfMatch seen, Door door) => door.Remove(new RemoveEntryWindow(id, seen.Revision)))
            .As("removeEntryWindow", "Take a window away").For(Role.Administrator).Removes();
        windows.MapGet("/divisions/{code}/entry-windows", (string code, [FromQuery] int fiscalYear, Door door) => door.Get(new GetWindowsInForce(code, fiscalYear)))
            .As("getEntryWindowsInForce", "The windows that rule a division, inherited ones among them").For(Routes.CountyAndAdministrator).Gives<Catalogue<WindowInForceDto>>();
    }
}
