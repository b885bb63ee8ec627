using ReliefApi.Api.Http;
using ReliefApi.Application.Indicators;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Scoring;

namespace ReliefApi.Api.Endpoints;

internal static class ScoringProfileEndpoints
{
    public static void MapScoringProfiles(this RouteGroupBuilder api)
    {
        var profiles = api.MapGroup("").WithTags("Scoring");
        profiles.MapGet("/scoring-profiles", (Door door) => door.Get(new ListScoringProfiles()))
            .As("listScoringProfiles", "The latest version of every scoring profile").For(Routes.Everyone).Gives<Catalogue<ScoringProfileDto>>();
        profiles.MapGet("/scoring-profiles/{profileCode}", (string profileCode, Door door) => door.Get(new GetScoringProfile(profileCode)))
            .As("getScoringProfile", "The latest version of one scoring profile").For(Routes.Everyone).Gives<ScoringProfileDto>();
        profiles.MapGet("/measures", (Door door) => door.Get(new ListMeasures()))
            .As("listMeasures", "The measures that indicators can be derived from").For(Routes.Everyone).Gives<Catalogue<MeasureDto>>();
    }
}
