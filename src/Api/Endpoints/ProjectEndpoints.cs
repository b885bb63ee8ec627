using Microsoft.AspNetCore.Mvc;
using ReliefApi.Api.Http;
using ReliefApi.Application.Batches;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Projects;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class ProjectEndpoints
{
    public static void MapProjects(this RouteGroupBuilder api)
    {
        var projects = api.MapGroup("").WithTags("Projects");
        projects.MapGet("/projects", ([AsParameters] ListProjects query, Door door) => door.Get(query))
            .As("listProjects", "Projects of the caller's divisions").For(Routes.CountyAndAdministrator).Gives<Page<ProjectDto>>();
        projects.MapPost("/projects", (RegisterProject body, Door door) => door.Create(body, p => $"/projects/{p.Id}"))
            .As("registerProject", "Register a project").For(Role.CountyClerk, Role.Administrator).Writes<ProjectDto>(201);
        projects.MapPost("/projects:batch-upsert", ([AsParameters] BatchQuery query, BatchRows<ProjectRow> body, Door door) => door.Batch(new UpsertProjects(query.Mode, body), query.Mode))
            .As("upsertProjects", "Register projects or bring them up to date, by their codes").For(Role.CountyClerk, Role.Administrator).WritesRows();
        projects.MapGet("/projects/{id:guid}", (Guid id, Door door) => door.Get(new GetProject(id)))
            .As("getProject", "One project").For(Routes.CountyAndAdministrator).Gives<ProjectDto>();
        projects.MapPut("/projects/{id:guid}", (Guid id, IfMatch seen, ProjectContent body, Door door) => door.Change(new ReviseProject(id, seen.Revision, body)))
            .As("reviseProject", "Replace what is entered about a project").For(Role.CountyClerk, Role.Administrator).Revises<ProjectDto>();
        projects.MapPatch("/projects/{id:guid}", (Guid id, IfMatch seen, MergePatch<ProjectContent> changes, Door door) =>
                door.Patch(new GetProject(id), seen, changes, body => new ReviseProject(id, seen.Revision, body)))
            .As("patchProject", "Change some members of a project").For(Role.CountyClerk, Role.Administrator).Patches<ProjectContent, ProjectDto>();
        projects.MapPost("/projects/{id:guid}:record-review", (Guid id, IfMatch seen, ReviewContent body, Door door) => door.Change(new RecordReview(id, seen.Revision, body)))
            .As("recordProjectReview", "Record that a project passed its review").For(Role.CountyReviewer).Revises<ProjectDto>();
        projects.MapGet("/projects/{id:guid}/roll-up", (Guid id, [FromQuery] int fiscalYear, Door door) => door.Get(new GetProjectRollUp(id, fiscalYear)))
            .As("getProjectRollUp", "A project's money with that of its level-2 projects").For(Routes.CountyAndAdministrator).Gives<ProjectRollUp>();
    }
}
