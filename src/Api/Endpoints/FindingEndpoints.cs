using Microsoft.AspNetCore.Mvc;
using ReliefApi.Api.Http;
using ReliefApi.Application.Findings;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class FindingEndpoints
{
    public static void MapFindings(this RouteGroupBuilder api)
    {
        var findings = api.MapGroup("").WithTags("Findings");
        findings.MapGet("/finding-rules", (Door door) => door.Get(new ListFindingRules()))
            .As("listFindingRules", "Every rule about records, documents and scores").For(Routes.Everyone).Gives<Catalogue<FindingRuleDto>>();
        findings.MapGet("/projects/{id:guid}/findings", (Guid id, [FromQuery] int fiscalYear, Door door) => door.Get(new GetProjectFindings(id, fiscalYear)))
            .As("getProjectFindings", "What the rules find in a project's records").For(Routes.CountyAndAdministrator).Gives<FindingsDto>();
        findings.MapGet("/evaluations/{id:guid}/findings", (Guid id, Door door) => door.Get(new GetEvaluationFindings(id)))
            .As("getEvaluationFindings", "What the rules find in an evaluation's records and latest draft").For(Routes.CountyAndAdministrator).Gives<FindingsDto>();
        findings.MapPost("/findings:check", (CheckFindings body, Door door) => door.Get(body))
            .As("checkFindings", "Run the rules on a document; nothing is stored").For(Routes.CountyAndAdministrator).Shows<FoundDto>();
        findings.MapPost("/projects/{id:guid}/finding-waivers", (Guid id, NewWaiver body, Door door) => door.Create(new WaiveFinding(id, body), w => $"/finding-waivers/{w.Id}"))
            .As("waiveFinding", "Dismiss a finding with a reason").For(Role.CountyReviewer).Writes<FindingWaiverDto>(201);
        findings.MapGet("/finding-waivers/{id:guid}", (Guid id, Door door) => door.Get(new GetFindingWaiver(id)))
            .As("getFindingWaiver", "One waiver and its revocation").For(Routes.CountyAndAdministrator).Gives<FindingWaiverDto>();
        findings.MapPost("/finding-waivers/{id:guid}:revoke", (Guid id, WaiverRevocation body, Door door) => door.Change(new RevokeFindingWaiver(id, body)))
            .As("revokeFindingWaiver", "Take a waiver back").For(Role.CountyReviewer).Writes<FindingWaiverDto>();
    }
}
