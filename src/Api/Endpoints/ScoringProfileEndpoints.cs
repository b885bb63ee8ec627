using Microsoft.AspNetCore.Mvc;
using ReliefApi.Api.Http;
using ReliefApi.Application.Indicators;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Scoring;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class ScoringProfileEndpoints
{
    public static void MapScoringProfiles(this RouteGroupBuilder api)
    {
        var profiles = api.MapGroup("").WithTags("Scoring");
        profiles.MapGet("/scoring-profiles", ([FromQuery] string? profileCode, Door door) => door.Get(new ListScoringProfiles(profileCode)))
            .As("listScoringProfiles", "The latest version of every scoring profile, or all of one").For(Routes.Everyone).Gives<Catalogue<ScoringProfileDto>>();
        profiles.MapGet("/scoring-profiles/{profileCode}", (string profileCode, [FromQuery] int? version, Door door) => door.Get(new GetScoringProfile(profileCode, version)))
            .As("getScoringProfile", "One version of a scoring profile").For(Routes.Everyone).Gives<ScoringProfileDto>();
        profiles.MapPost("/scoring-profiles", (RegisterScoringProfile body, Door door) => door.Create(body, p => $"/scoring-profiles/{p.Code}?version={p.Revision}"))
            .As("registerScoringProfile", "Add a scoring profile or its next version").For(Role.Administrator).Writes<ScoringProfileDto>(201);
        profiles.MapGet("/indicator-taxonomies", ([FromQuery] string? taxonomyCode, Door door) => door.Get(new ListTaxonomies(taxonomyCode)))
            .As("listTaxonomies", "The latest version of every category taxonomy, or all of one").For(Routes.Everyone).Gives<Catalogue<TaxonomyDto>>();
        profiles.MapGet("/indicator-taxonomies/{taxonomyCode}", (string taxonomyCode, [FromQuery] int? version, Door door) => door.Get(new GetTaxonomy(taxonomyCode, version)))
            .As("getTaxonomy", "One version of a category taxonomy").For(Routes.Everyone).Gives<TaxonomyDto>();
        profiles.MapPost("/indicator-taxonomies", (RegisterTaxonomy body, Door door) => door.Create(body, t => $"/indicator-taxonomies/{t.Code}?version={t.Revision}"))
            .As("registerTaxonomy", "Add a category taxonomy or its next version").For(Role.Administrator).Writes<TaxonomyDto>(201);
        profiles.MapGet("/measures", (Door door) => door.Get(new ListMeasures()))
            .As("listMeasures", "The measures that indicators can be derived from").For(Routes.Everyone).Gives<Catalogue<MeasureDto>>();
    }
}
