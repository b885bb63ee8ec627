using ReliefApi.Api.Http;
using ReliefApi.Application.Feed;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class ProvinceEndpoints
{
    public static void MapProvince(this RouteGroupBuilder api)
    {
        var province = api.MapGroup("").WithTags("Province");
        province.MapGet("/feed", ([AsParameters] ReadFeed query, Door door) => door.Follow(query))
            .As("readFeed", "What has changed after a number, in order and without a gap").For(Role.ProvinceReader, Role.Administrator).Gives<FeedPage>().Refuses(409);
    }
}
