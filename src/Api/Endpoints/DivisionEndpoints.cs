using ReliefApi.Api.Http;
using ReliefApi.Application.Batches;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class DivisionEndpoints
{
    public static void MapDivisions(this RouteGroupBuilder api)
    {
        var divisions = api.MapGroup("").WithTags("Divisions");
        divisions.MapGet("/divisions", ([AsParameters] ListDivisions query, Door door) => door.Get(query))
            .As("listDivisions", "The caller's division and those below it").For(Routes.Everyone).Gives<Page<DivisionDto>>();
        divisions.MapPost("/divisions", (RegisterDivision body, Door door) => door.Create(body, d => $"/divisions/{d.Code}"))
            .As("registerDivision", "Register a division").For(Role.Administrator).Writes<DivisionDto>(201);
        divisions.MapPost("/divisions:batch-upsert", ([AsParameters] BatchQuery query, BatchRows<RegisterDivision> body, Door door) => door.Batch(new UpsertDivisions(query.Mode, body), query.Mode))
            .As("upsertDivisions", "Register divisions or bring them up to date, by their codes").For(Role.Administrator).WritesRows();
        divisions.MapGet("/divisions/{code}", (string code, Door door) => door.Get(new GetDivision(code)))
            .As("getDivision", "One division").For(Routes.Everyone).Gives<DivisionDto>();
        divisions.MapPut("/divisions/{code}", (string code, IfMatch seen, DivisionContent body, Door door) => door.Change(new ReviseDivision(code, seen.Revision, body)))
            .As("reviseDivision", "Replace what is entered about a division").For(Role.Administrator).Revises<DivisionDto>();
        divisions.MapPatch("/divisions/{code}", (string code, IfMatch seen, MergePatch<DivisionContent> changes, Door door) =>
                door.Patch(new GetDivision(code), seen, changes, body => new ReviseDivision(code, seen.Revision, body)))
            .As("patchDivision", "Change some members of a division").For(Role.Administrator).Patches<DivisionContent, DivisionDto>();
        divisions.MapGet("/divisions/{code}/fund-rules/{fiscalYear:int}", (string code, int fiscalYear, Door door) => door.Get(new GetFundRules(code, fiscalYear)))
            .As("getFundRules", "Fund rules of a county and year").For(Routes.CountyAndAdministrator).Gives<FundRulesDto>();
        divisions.MapPut("/divisions/{code}/fund-rules/{fiscalYear:int}", (string code, int fiscalYear, IfMatch seen, FundRulesContent body, Door door) =>
                door.Change(new ReviseFundRules(code, fiscalYear, seen.Revision, body)))
            .As("reviseFundRules", "Record the fund rules of a county and year").For(Role.CountyFinance, Role.Administrator).Revises<FundRulesDto>();
        divisions.MapPatch("/divisions/{code}/fund-rules/{fiscalYear:int}", (string code, int fiscalYear, IfMatch seen, MergePatch<FundRulesContent> changes, Door door) =>
                door.Patch(new GetFundRules(code, fiscalYear), seen, changes, body => new ReviseFundRules(code, fiscalYear, seen.Revision, body)))
            .As("patchFundRules", "Change some members of the fund rules of a county and year").For(Role.CountyFinance, Role.Administrator).Patches<FundRulesContent, FundRulesDto>();
    }
}
