using System.Net;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Security;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Scoring;

public sealed class ScoringProfileTests(ReliefHost host)
{
    [Theory]
    [InlineData(Role.CountyClerk)]
    [InlineData(Role.ProvinceReader)]
    [InlineData(Role.Administrator)]
    public async Task Every_role_reads_profiles_and_measures(Role role)
    {
        var caller = host.As(role, "420000");
        // Other tests add rules of their own counties.
        (await caller.ReadBodyAsync("/scoring-profiles"))["items"]!.AsArray().Where(p => p!["appliesTo"]!.ToString() == "000000").Select(p => p!["code"]!.ToString()).ShouldBe(["HB", "N2020", "N2020-NOSAT", "N2021", "N2021-COST", "N2021-COST-NOSAT", "SC"]);
        var answer = await caller.GetAsync("/api/v1/scoring-profiles/HB");
        answer.Headers.ETag!.Tag.ShouldBe("\"1\"");
        (await answer.BodyAsync(HttpStatusCode.OK))["profile"]!["executionWeight"]!.GetValue<decimal>().ShouldBe(20);
        var measures = await caller.ReadBodyAsync("/measures");
        measures.Each("code").ShouldBe(Measures.All.Select(m => m.Code));
        measures["items"]![0]!["formulaZh"]!.ToString().ShouldBe("年度内获得支付的不同人员数");
        await caller.GetAsync("/api/v1/scoring-profiles/X").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "goal.unknown_profile");
    }
}
