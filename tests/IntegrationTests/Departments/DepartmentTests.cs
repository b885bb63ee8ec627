using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Departments;

public sealed class DepartmentTests(ReliefHost host)
{
    [Fact]
    public async Task A_unit_is_registered_below_its_department_listed_and_revised()
    {
        var county = await TestCounty.CreateAsync(host);
        var unit = await (await county.Administrator.PostAsync("/departments", Unit(county, "U01"))).BodyAsync(HttpStatusCode.Created);
        // Another caller reads the same; only what they may do differs.
        (await county.Clerk.ReadBodyAsync($"/departments/{unit["id"]}")).AsObject().Without("actions").ToJsonString().ShouldBe(unit.AsObject().Without("actions").ToJsonString());
        (await county.Clerk.ReadBodyAsync($"/departments?parentId={county.DepartmentId}")).Each("code").ShouldBe(["U01"]);
        (await county.Clerk.ReadBodyAsync("/departments?kind=department")).Each("code").ShouldBe(["D01"]);
        (await county.Clerk.ReadBodyAsync($"/departments?divisionCode={county.Code}&sort=-code")).Each("code").ShouldBe(["U01", "D01"]);

        var revised = await (await county.Administrator.PutAsync($"/departments/{unit["id"]}", 1, new JsonObject { ["name"] = "接待中心", ["kind"] = "department" })).BodyAsync(HttpStatusCode.OK);
        revised["parentId"].ShouldBeNull();
        revised["revision"]!.GetValue<int>().ShouldBe(2);
        await county.Administrator.PutAsync($"/departments/{unit["id"]}", 1, new JsonObject { ["name"] = "x", ["kind"] = "department" }).ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "revision.stale");
    }

    [Fact]
    public async Task Every_fault_of_a_department_is_named_at_once()
    {
        var county = await TestCounty.CreateAsync(host);
        await county.Administrator.PostAsync("/departments", Unit(county, "bad code!").With(("name", ""), ("divisionCode", "42"), ("parentId", null))).ShouldBeRefusedAsync(
            HttpStatusCode.UnprocessableEntity, "field.required /name", "department.unit_needs_department /parentId", "division.code_invalid /divisionCode", "field.format /code");
        await county.Administrator.PostAsync("/departments", Unit(county, "D02").With(("kind", "department"))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "department.has_no_parent /parentId");
    }

    [Fact]
    public async Task A_unit_sits_below_a_department_of_its_own_division_and_a_code_is_used_once()
    {
        var county = await TestCounty.CreateAsync(host);
        var aside = await TestCounty.CreateAsync(host);
        var unit = (await (await county.Administrator.PostAsync("/departments", Unit(county, "U01"))).BodyAsync(HttpStatusCode.Created))["id"]!.ToString();
        await county.Administrator.PostAsync("/departments", Unit(county, "U01")).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "department.code_taken /code");
        await county.Administrator.PostAsync("/departments", Unit(county, "U02").With(("parentId", aside.DepartmentId))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "department.unit_needs_department /parentId");
        await county.Administrator.PostAsync("/departments", Unit(county, "U02").With(("parentId", unit))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "department.unit_needs_department /parentId");
        await county.Administrator.PostAsync("/departments", Unit(county, "U02").With(("divisionCode", aside.Code))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "division.not_found /divisionCode");
        await county.Administrator.PutAsync($"/departments/{unit}", 1, new JsonObject { ["name"] = "x", ["kind"] = "unit", ["parentId"] = unit })
            .ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "department.unit_needs_department /parentId");

        var other = (await (await county.Administrator.PostAsync("/departments", Unit(county, "D02").With(("kind", "department"), ("parentId", null)))).BodyAsync(HttpStatusCode.Created))["id"]!.ToString();
        await county.Administrator.PutAsync($"/departments/{county.DepartmentId}", 1, new JsonObject { ["name"] = "x", ["kind"] = "unit", ["parentId"] = other })
            .ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "department.has_units /kind");
    }

    [Fact]
    public async Task Administrators_write_in_their_subtree_others_read_and_nobody_sees_aside()
    {
        var county = await TestCounty.CreateAsync(host);
        var aside = await TestCounty.CreateAsync(host);
        await county.Clerk.PostAsync("/departments", Unit(county, "U01")).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await aside.Clerk.GetAsync($"/api/v1/departments/{county.DepartmentId}").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "department.not_found");
        await aside.Administrator.PutAsync($"/departments/{county.DepartmentId}", 1, new JsonObject { ["name"] = "x", ["kind"] = "department" }).ShouldBeRefusedAsync(HttpStatusCode.NotFound, "department.not_found");
        await host.As(Role.ProvinceReader, county.Province).GetAsync("/api/v1/departments").ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await county.Clerk.GetAsync("/api/v1/departments?kind=bureau").ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "query.unknown_value /kind");
        (await host.As(Role.Administrator, county.Prefecture).PostAsync("/departments", Unit(county, "U09"))).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private static JsonObject Unit(TestCounty county, string code) => new()
    {
        ["divisionCode"] = county.Code,
        ["code"] = code,
        ["name"] = "信访接待中心",
        ["kind"] = "unit",
        ["parentId"] = county.DepartmentId,
    };
}
