using System.Net;
using System.Text.Json.Nodes;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Divisions;

public sealed class FundRulesTests(ReliefHost host)
{
    [Fact]
    public async Task Defaults_apply_with_revision_zero_until_a_county_records_its_own()
    {
        var county = await TestCounty.CreateAsync(host);
        var address = $"/divisions/{county.Code}/fund-rules/2020";
        var answer = await county.Clerk.GetAsync("/api/v1" + address);
        answer.Headers.ETag!.Tag.ShouldBe("\"0\"");
        var defaults = await answer.BodyAsync(HttpStatusCode.OK);
        defaults["reliefCap"]!.ToString().ShouldBe("10000.00");
        defaults["reviewThreshold"]!.ToString().ShouldBe("2000000.00");
        defaults["noticeDays"]!.GetValue<int>().ShouldBe(5);

        var stored = await (await county.Finance.PutAsync(address, 0, Body())).BodyAsync(HttpStatusCode.OK);
        stored["revision"]!.GetValue<int>().ShouldBe(1);
        var read = await county.Reviewer.ReadBodyAsync(address);
        // Another caller reads the same; only what they may do differs.
        read.AsObject().Without("actions").ToJsonString().ShouldBe(stored.AsObject().Without("actions").ToJsonString());
        read["reliefCap"]!.ToString().ShouldBe("20000.50");
        read["holidays"]!.ToJsonString().ShouldBe("""["2020-10-01"]""");
        read["workedWeekends"]!.ToJsonString().ShouldBe("""["2020-09-27"]""");
        (await county.Clerk.ReadBodyAsync($"/divisions/{county.Code}/fund-rules/2021"))["revision"]!.GetValue<int>().ShouldBe(0);

        (await (await county.Administrator.PutAsync(address, 1, Body().With(("noticeDays", 0)))).BodyAsync(HttpStatusCode.OK))["noticeDays"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_stale_or_missing_revision_is_refused_and_of_eight_first_writers_one_wins()
    {
        var county = await TestCounty.CreateAsync(host);
        var address = $"/divisions/{county.Code}/fund-rules/2020";
        await county.Finance.PutAsync(address, 1, Body()).ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "revision.stale");
        await county.Finance.PutAsync(address, null, Body()).ShouldBeRefusedAsync(HttpStatusCode.PreconditionRequired, "revision.required");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => county.Finance.PutAsync(address, 0, Body())));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict).ShouldBe(7);
        await county.Finance.PutAsync(address, 0, Body()).ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "revision.stale");
    }

    [Fact]
    public async Task Every_fault_of_the_fund_rules_is_named_at_once()
    {
        var county = await TestCounty.CreateAsync(host);
        var body = Body().With(("reliefCap", "0.00"), ("reviewThreshold", "-1.00"), ("decisionDays", 0), ("paymentDays", 366), ("noticeDays", -1), ("firstTimeDays", 0),
            ("holidays", new JsonArray("2021-01-01", "2020-05-01", "2020-05-01")), ("workedWeekends", new JsonArray("2020-09-28")));
        await county.Finance.PutAsync($"/divisions/{county.Code}/fund-rules/2020", 0, body).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity,
            "field.too_small /reliefCap", "field.too_small /reviewThreshold", "field.out_of_range /decisionDays", "field.out_of_range /paymentDays", "field.out_of_range /noticeDays",
            "field.out_of_range /firstTimeDays", "fund_rules.outside_year /holidays/0", "fund_rules.day_twice /holidays", "fund_rules.not_weekend /workedWeekends/0");
        await county.Finance.PutAsync($"/divisions/{county.Code}/fund-rules/2020", 0, Body().With(("workedWeekends", new JsonArray("2020-10-01"))))
            .ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "fund_rules.not_weekend /workedWeekends/0", "fund_rules.day_twice /workedWeekends");
        await county.Finance.GetAsync($"/api/v1/divisions/{county.Code}/fund-rules/1999").ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "field.out_of_range");
        await county.Finance.PutAsync($"/divisions/{county.Code}/fund-rules/2101", 0, Body().With(("holidays", new JsonArray()), ("workedWeekends", new JsonArray())))
            .ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "field.out_of_range /fiscalYear");
    }

    [Fact]
    public async Task Fund_rules_belong_to_a_visible_county_and_clerks_only_read_them()
    {
        var county = await TestCounty.CreateAsync(host);
        var aside = await TestCounty.CreateAsync(host);
        await county.Finance.GetAsync($"/api/v1/divisions/{aside.Code}/fund-rules/2020").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "division.not_found");
        await county.Finance.PutAsync($"/divisions/{aside.Code}/fund-rules/2020", 0, Body()).ShouldBeRefusedAsync(HttpStatusCode.NotFound, "division.not_found");
        await county.Clerk.PutAsync($"/divisions/{county.Code}/fund-rules/2020", 0, Body()).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await host.As(Role.ProvinceReader, county.Province).GetAsync($"/api/v1/divisions/{county.Code}/fund-rules/2020").ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await host.As(Role.CountyFinance, county.Prefecture).PutAsync($"/divisions/{county.Code}/fund-rules/2020", 0, Body()).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "access.read_only");

        var administrator = host.As(Role.Administrator, "420000");
        (await administrator.PostAsync("/divisions", new JsonObject { ["code"] = "429100", ["name"] = "测试市", ["validFrom"] = "2000-01-01" })).EnsureSuccessStatusCode();
        await administrator.PutAsync("/divisions/429100/fund-rules/2020", 0, Body()).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "division.not_county");
    }

    private static JsonObject Body() => new()
    {
        ["reliefCap"] = "20000.50",
        ["decisionDays"] = 15,
        ["paymentDays"] = 20,
        ["noticeDays"] = 7,
        ["firstTimeDays"] = 60,
        ["reviewThreshold"] = "1000000.00",
        ["dueDatesMoveToWorkingDay"] = true,
        ["holidays"] = new JsonArray("2020-10-01"),
        ["workedWeekends"] = new JsonArray("2020-09-27"),
    };
}
