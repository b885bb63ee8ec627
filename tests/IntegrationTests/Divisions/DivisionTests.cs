using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Divisions;

public sealed class DivisionTests(ReliefHost host)
{
    private HttpClient Province => host.As(Role.Administrator, "420000");

    [Fact]
    public async Task A_county_level_city_without_a_prefecture_hangs_below_its_province_and_can_be_revised()
    {
        var created = await (await Province.PostAsync("/divisions", Body("429004"))).BodyAsync(HttpStatusCode.Created);
        created["parentCode"]!.ToString().ShouldBe("420000");
        created["level"]!.ToString().ShouldBe("county");
        created["code"]!.ToString().ShouldBe("429004");

        var body = Body("x").Without("code").With(("name", "仙桃市"), ("fiscalParentCode", "420000"), ("validTo", "2019-12-31"), ("successorCode", "429044"));
        var revised = await (await Province.PutAsync("/divisions/429004", 1, body)).BodyAsync(HttpStatusCode.OK);
        revised["successorCode"]!.ToString().ShouldBe("429044");
        revised["revision"]!.GetValue<int>().ShouldBe(2);
        await Province.PutAsync("/divisions/429004", 1, body).ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "revision.stale");
        await Province.PutAsync("/divisions/429004", null, body).ShouldBeRefusedAsync(HttpStatusCode.PreconditionRequired, "revision.required");
        await Province.PutAsync("/divisions/429004", 2, body.With(("successorCode", "429004"))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "division.names_itself /successorCode");
    }

    [Fact]
    public async Task A_prefecture_names_its_province_and_a_county_its_prefecture()
    {
        (await (await Province.PostAsync("/divisions", Body("429500"))).BodyAsync(HttpStatusCode.Created))["level"]!.ToString().ShouldBe("prefecture");
        (await (await Province.PostAsync("/divisions", Body("429521"))).BodyAsync(HttpStatusCode.Created))["parentCode"]!.ToString().ShouldBe("429500");
    }

    [Fact]
    public async Task Every_fault_of_a_division_is_named_at_once()
    {
        var body = Body("42").With(("name", ""), ("validTo", "1999-12-31"), ("fiscalParentCode", "4200"), ("successorCode", "000000"));
        await Province.PostAsync("/divisions", body).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "field.required /name", "division.ends_before_start /validTo",
            "division.code_invalid /fiscalParentCode", "division.code_invalid /successorCode", "division.code_invalid /code");
        await Province.PostAsync("/divisions", Body("420002")).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "division.code_invalid /code");
        await Province.PostAsync("/divisions", Body("429601").With(("fiscalParentCode", "429601"))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "division.names_itself /fiscalParentCode");
    }

    [Fact]
    public async Task A_code_is_registered_once_and_only_in_the_callers_subtree()
    {
        var county = await TestCounty.CreateAsync(host);
        await Province.PostAsync("/divisions", Body(county.Code)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "division.code_taken /code");
        await Province.PostAsync("/divisions", Body("430101")).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "access.read_only");
        await county.Clerk.PostAsync("/divisions", Body("429701")).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await Province.GetAsync("/api/v1/divisions/429999").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "division.not_found");
        await Province.PutAsync("/divisions/429999", 1, Body("x").Without("code")).ShouldBeRefusedAsync(HttpStatusCode.NotFound, "division.not_found");
    }

    [Fact]
    public async Task Two_administrators_who_register_one_code_at_once_leave_one_division()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Province.PostAsync("/divisions", Body("429801"))));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
    }

    [Fact]
    public async Task Divisions_are_listed_by_level_parent_and_day_within_the_callers_subtree()
    {
        foreach (var code in (string[])["429900", "429901", "429902"]) (await Province.PostAsync("/divisions", Body(code))).EnsureSuccessStatusCode();
        (await Province.PutAsync("/divisions/429902", 1, Body("x").Without("code").With(("validTo", "2015-06-30")))).EnsureSuccessStatusCode();

        (await Province.ReadBodyAsync("/divisions?parentCode=429900")).Each("code").ShouldBe(["429901", "429902"]);
        (await Province.ReadBodyAsync("/divisions?parentCode=429900&validOn=2015-06-30&sort=-code")).Each("code").ShouldBe(["429902", "429901"]);
        (await Province.ReadBodyAsync("/divisions?parentCode=429900&validOn=2015-07-01")).Each("code").ShouldBe(["429901"]);
        (await Province.ReadBodyAsync("/divisions?parentCode=429900&validOn=1999-12-31")).Each("code").ShouldBeEmpty();
        (await host.As(Role.ProvinceReader, "429900").ReadBodyAsync("/divisions?level=county")).Each("code").ShouldBe(["429901", "429902"]);
        (await host.As(Role.CountyClerk, "429901").ReadBodyAsync("/divisions")).Each("code").ShouldBe(["429901"]);
        var first = await Province.ReadBodyAsync("/divisions?parentCode=429900&pageSize=1");
        (await Province.ReadBodyAsync($"/divisions?parentCode=429900&pageSize=1&cursor={first["nextCursor"]}")).Each("code").ShouldBe(["429902"]);

        await Province.GetAsync("/api/v1/divisions?level=village&pageSize=0").ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "query.unknown_value /level", "field.out_of_range /pageSize");
        await Province.GetAsync("/api/v1/divisions?parent=420000").ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "query.unknown_parameter");
        await Province.GetAsync($"/api/v1/divisions?cursor={first["nextCursor"]}").ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "query.cursor_mismatch");
    }

    private static JsonObject Body(string code) => new() { ["code"] = code, ["name"] = "测试区划", ["validFrom"] = "2000-01-01" };
}
