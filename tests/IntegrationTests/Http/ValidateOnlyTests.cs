using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Http;

/// <summary>A request that is only tried answers as it would be answered, and leaves nothing behind.</summary>
public sealed class ValidateOnlyTests(ReliefHost host)
{
    [Fact]
    public async Task A_try_answers_like_the_request_itself_and_stores_nothing()
    {
        var county = await TestCounty.CreateAsync(host);
        var tried = await county.Administrator.SendAsync("/departments?validateOnly=true", Department(county));
        tried.Ok(HttpStatusCode.Created).Body!["code"]!.GetValue<string>().ShouldBe("D77");
        (await county.Administrator.ReadAsync($"/departments/{tried.Id}")).Refused(HttpStatusCode.NotFound, "department.not_found");

        (await county.Administrator.SendAsync("/departments?validateOnly=false", Department(county))).Ok(HttpStatusCode.Created);
        (await county.Administrator.SendAsync("/departments?validateOnly=true", Department(county))).Refused(HttpStatusCode.Conflict, "department.code_taken", "/code");
    }

    [Fact]
    public async Task A_tried_change_keeps_the_revision_and_a_stale_one_is_refused_all_the_same()
    {
        var county = await TestCounty.CreateAsync(host);
        var content = new JsonObject { ["name"] = "信访局", ["kind"] = "department" };
        var address = $"/departments/{county.DepartmentId}";
        (await county.Administrator.CallAsync(HttpMethod.Put, address + "?validateOnly=true", content, 1)).Ok().Revision.ShouldBe(2);
        (await county.Administrator.ReadAsync(address)).Revision.ShouldBe(1);
        (await county.Administrator.CallAsync(HttpMethod.Put, address + "?validateOnly=true", content, 7)).Refused(HttpStatusCode.PreconditionFailed, "revision.stale");
    }

    [Fact]
    public async Task A_try_does_not_use_up_its_idempotency_key()
    {
        var county = await TestCounty.CreateAsync(host);
        var key = Guid.NewGuid().ToString();
        var tried = (await county.Administrator.SendAsync("/departments?validateOnly=true", Department(county), key: key)).Ok(HttpStatusCode.Created);
        var made = (await county.Administrator.SendAsync("/departments", Department(county), key: key)).Ok(HttpStatusCode.Created);
        made.Id.ShouldNotBe(tried.Id);
        (await county.Administrator.SendAsync("/departments", Department(county), key: key)).Ok(HttpStatusCode.Created).Id.ShouldBe(made.Id);
    }

    [Fact]
    public async Task A_tried_deletion_answers_204_and_deletes_nothing()
    {
        var county = await TestCounty.CreateAsync(host);
        var measure = (await county.Clerk.SendAsync("/work-measures",
            new JsonObject { ["departmentId"] = county.DepartmentId, ["kind"] = "training", ["occurredOn"] = "2020-06-01", ["subject"] = "培训", ["quantity"] = 3 })).Ok(HttpStatusCode.Created);
        (await county.Clerk.CallAsync(HttpMethod.Delete, $"/work-measures/{measure.Id}?validateOnly=true", null, 1)).Ok(HttpStatusCode.NoContent);
        (await county.Clerk.ReadAsync($"/work-measures/{measure.Id}")).Ok();
    }

    [Fact]
    public async Task A_tried_run_is_not_started()
    {
        var county = await TestCounty.CreateAsync(host);
        var tried = (await county.Administrator.SendAsync("/attainment:recompute?validateOnly=true", new JsonObject { ["divisionCode"] = county.Code })).Ok(HttpStatusCode.Accepted);
        (await county.Administrator.ReadAsync($"/operations/{tried.Id}")).Refused(HttpStatusCode.NotFound, "operation.not_found");

        JsonObject run = new() { ["divisionCode"] = county.Code, ["fiscalYear"] = 2020 };
        tried = (await county.Administrator.SendAsync("/year-end-runs?validateOnly=true", run)).Ok(HttpStatusCode.Accepted);
        (await county.Administrator.ReadAsync($"/operations/{tried.Id}")).Refused(HttpStatusCode.NotFound, "operation.not_found");
        var started = (await county.Administrator.SendAsync("/year-end-runs", run)).Ok(HttpStatusCode.Accepted);
        (await county.Administrator.ReadAsync($"/operations/{started.Id}")).Ok().Body!["status"]!.GetValue<string>().ShouldBe("queued");
    }

    [Fact]
    public async Task A_run_that_is_cancelled_by_way_of_trial_can_still_be_cancelled()
    {
        var county = await TestCounty.CreateAsync(host);
        var run = (await county.Administrator.SendAsync("/attainment:recompute", new JsonObject { ["divisionCode"] = county.Code })).Ok(HttpStatusCode.Accepted);
        (await county.Administrator.CallAsync(HttpMethod.Post, $"/operations/{run.Id}:cancel?validateOnly=true")).Ok().Body!["status"]!.GetValue<string>().ShouldBe("cancelled");
        (await county.Administrator.ReadAsync($"/operations/{run.Id}")).Ok().Body!["status"]!.GetValue<string>().ShouldBe("queued");
        (await county.Administrator.CallAsync(HttpMethod.Post, $"/operations/{run.Id}:cancel")).Ok().Body!["status"]!.GetValue<string>().ShouldBe("cancelled");
    }

    [Fact]
    public async Task A_disclosure_cannot_be_tried_and_a_try_is_true_or_false()
    {
        var county = await TestCounty.CreateAsync(host);
        (await county.Clerk.SendAsync($"/petitions/{Guid.NewGuid()}:reveal?validateOnly=true", new JsonObject { ["fields"] = new JsonArray("name"), ["reason"] = "核对" }))
            .Refused(HttpStatusCode.BadRequest, "query.unknown_parameter", "/validateOnly");
        (await county.Administrator.SendAsync("/departments?validateOnly=yes", Department(county))).Refused(HttpStatusCode.BadRequest, "query.malformed_value", "/validateOnly");
        (await county.Administrator.ReadAsync("/departments?validateOnly=true")).Refused(HttpStatusCode.BadRequest, "query.unknown_parameter", "/validateOnly");
    }

    private static JsonObject Department(TestCounty county) => new() { ["divisionCode"] = county.Code, ["code"] = "D77", ["name"] = "民政局", ["kind"] = "department" };
}
