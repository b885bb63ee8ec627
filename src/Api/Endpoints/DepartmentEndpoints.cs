using ReliefApi.Api.Http;
using ReliefApi.Application.Batches;
using ReliefApi.Application.Departments;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class DepartmentEndpoints
{
    public static void MapDepartments(this RouteGroupBuilder api)
    {
        var departments = api.MapGroup("").WithTags("Departments");
        departments.MapGet("/departments", ([AsParameters] ListDepartments query, Door door) => door.Get(query))
            .As("listDepartments", "Departments and units of the caller's divisions").For(Routes.CountyAndAdministrator).Gives<Page<DepartmentDto>>();
        departments.MapPost("/departments", (RegisterDepartment body, Door door) => door.Create(body, d => $"/departments/{d.Id}"))
            .As("registerDepartment", "Register a department or unit").For(Role.Administrator).Writes<DepartmentDto>(201);
        departments.MapPost("/departments:batch-upsert", ([AsParameters] BatchQuery query, BatchRows<DepartmentRow> body, Door door) => door.Batch(new UpsertDepartments(query.Mode, body), query.Mode))
            .As("upsertDepartments", "Register departments and units or bring them up to date, by their codes").For(Role.Administrator).WritesRows();
        departments.MapGet("/departments/{id:guid}", (Guid id, Door door) => door.Get(new GetDepartment(id)))
            .As("getDepartment", "One department or unit").For(Routes.CountyAndAdministrator).Gives<DepartmentDto>();
        departments.MapPut("/departments/{id:guid}", (Guid id, IfMatch seen, DepartmentContent body, Door door) => door.Change(new ReviseDepartment(id, seen.Revision, body)))
            .As("reviseDepartment", "Replace what is entered about a department or unit").For(Role.Administrator).Revises<DepartmentDto>();
        departments.MapPatch("/departments/{id:guid}", (Guid id, IfMatch seen, MergePatch<DepartmentContent> changes, Door door) =>
                door.Patch(new GetDepartment(id), seen, changes, body => new ReviseDepartment(id, seen.Revision, body)))
            .As("patchDepartment", "Change some members of a department or unit").For(Role.Administrator).Patches<DepartmentContent, DepartmentDto>();
    }
}
