using ReliefApi.Api.Http;
using ReliefApi.Application.CodeLists;

namespace ReliefApi.Api.Endpoints;

internal static class AboutEndpoints
{
    public static void MapAbout(this RouteGroupBuilder api)
    {
        var about = api.MapGroup("").WithTags("About");
        about.MapGet("/me", (About about) => about.Me())
            .As("getMe", "Who is calling, and what they may do").For(Routes.Everyone).Gives<Me>();
        about.MapGet("/capabilities", (About about) => about.Capabilities())
            .As("getCapabilities", "What this installation can do, and its limits").For(Routes.Everyone).Gives<Capabilities>();
        about.MapGet("/code-lists", (Door door) => door.Get(new ListCodeLists()))
            .As("listCodeLists", "Every code of the contract with its labels").For(Routes.Everyone).Gives<CodeListsDto>();
        about.MapGet("/code-lists/{listName}", (string listName, Door door) => door.Get(new GetCodeList(listName)))
            .As("getCodeList", "One code list").For(Routes.Everyone).Gives<CodeListDto>();
    }
}
