using System.Net;
using System.Text.Json.Nodes;
using Npgsql;
using ReliefApi.IntegrationTests.Fixture;
using ReliefApi.IntegrationTests.Goals;

namespace ReliefApi.IntegrationTests.Scoring;

/// <summary>A province's variant is a row: added over the API, chosen by place and year, frozen with the goals that took it.</summary>
public sealed class RuleVersionTests(ReliefHost host)
{
    [Fact]
    public async Task A_countys_own_default_is_taken_for_its_goals_in_its_years_and_stays_with_them()
    {
        var county = await TestCounty.CreateAsync(host);
        var national = (await county.Clerk.ReadBodyAsync("/scoring-profiles/N2020"))["profile"]!.AsObject();
        var code = "LOCAL-" + county.Code;
        JsonObject local = national.With(("code", code), ("nameZh", "本县评分规则"), ("executionWeight", 20),
            ("blocks", new JsonArray(Block("output", 40), Block("benefit", 30), Block("satisfaction", 10))));
        var added = await (await county.Administrator.PostAsync("/scoring-profiles", Rule(county.Code, local).With(("defaultFor", "a"), ("validToYear", 2020)))).BodyAsync(HttpStatusCode.Created);
        (added["revision"]!.GetValue<int>(), added["appliesTo"]!.ToString()).ShouldBe((1, county.Code));

        var goal = await GoalTests.Define(county, GoalTests.Goal());
        (goal["profileCode"]!.ToString(), goal["profileVersion"]!.GetValue<int>()).ShouldBe((code, 1));
        (await GoalTests.Define(county, GoalTests.Goal().With(("fiscalYear", 2021))))["profileCode"]!.ToString().ShouldBe("N2020");
        (await GoalTests.Define(await TestCounty.CreateAsync(host), GoalTests.Goal()))["profileCode"]!.ToString().ShouldBe("N2020");

        // The next version is for goals to come.
        await (await county.Administrator.PostAsync("/scoring-profiles", Rule(county.Code, local.With(("version", 2), ("roundingDecimals", 1))))).BodyAsync(HttpStatusCode.Created);
        (await county.Clerk.ReadBodyAsync($"/goals/{goal["id"]}"))["profileVersion"]!.GetValue<int>().ShouldBe(1);
        (await county.Clerk.ReadBodyAsync($"/scoring-profiles?profileCode={code}")).Each("revision").ShouldBe(["1", "2"]);
        (await county.Clerk.ReadBodyAsync($"/scoring-profiles/{code}?version=1"))["profile"]!["roundingDecimals"]!.GetValue<int>().ShouldBe(2);
        var score = await county.Clerk.ReadBodyAsync($"/projects/{county.ProjectId}/score?fiscalYear=2020");
        (score["profileCode"]!.ToString(), score["profileVersion"]!.GetValue<int>()).ShouldBe((code, 1));
    }

    [Fact]
    public async Task A_profile_is_refused_with_every_fault_and_where_the_caller_may_not_rule()
    {
        var county = await TestCounty.CreateAsync(host);
        var national = (await county.Clerk.ReadBodyAsync("/scoring-profiles/N2020"))["profile"]!.AsObject();
        var local = national.With(("code", "BAD-" + county.Code));
        await Post(Rule(county.Code, local.With(("executionWeight", 20), ("roundingDecimals", 9))).With(("validToYear", 2010), ("reason", ""))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity,
            "rule.ends_before_start /validToYear", "field.required /reason", "PROFILE_WEIGHTS_NOT_100 /profile/blocks", "PROFILE_ROUNDING_INVALID /profile/roundingDecimals");
        await Post(Rule(county.Code, local.With(("code", "lower case")))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "field.format /profile/code");
        await Post(Rule("000000", local)).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "rule.outside_own_divisions /appliesTo");
        await Post(Rule(county.Code, national.With(("version", 2)))).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "rule.code_taken /profile/code");
        await Post(Rule(county.Code, local.With(("version", 3)))).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "rule.not_next_version /profile/version");
        await county.Reviewer.PostAsync("/scoring-profiles", Rule(county.Code, local)).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");

        await (await Post(Rule(county.Code, local).With(("validFromYear", 2021)))).BodyAsync(HttpStatusCode.Created);
        await GoalTests.Send(county, GoalTests.Goal().With(("profileCode", "BAD-" + county.Code))).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "goal.profile_not_in_force /profileCode");

        Task<HttpResponseMessage> Post(JsonObject rule) => county.Administrator.PostAsync("/scoring-profiles", rule);
    }

    [Fact]
    public async Task A_local_taxonomy_decides_which_categories_its_goals_may_name_and_how_they_are_called()
    {
        var county = await TestCounty.CreateAsync(host);
        var before = await GoalTests.Define(county, GoalTests.Goal().With(("fiscalYear", 2019)));
        var national = (await county.Clerk.ReadBodyAsync("/indicator-taxonomies/A"))["taxonomy"]!.AsObject();
        national["categories"]!.AsArray().Single(c => c!["code"]!.ToString() == "OUT.CST")!["inOtherForm"]!.ToString().ShouldBe("CST.ECO");
        var code = "CAT-" + county.Code;
        var kept = new JsonArray([.. national["categories"]!.AsArray().Where(c => c!["code"]!.ToString() != "OUT.CST").Select(c => c!.DeepClone())]);
        kept[0]!["labelZh"] = "工作量指标";
        var local = national.With(("code", code), ("categories", kept));
        await (await county.Administrator.PostAsync("/indicator-taxonomies", Taxonomy(county.Code, local))).BodyAsync(HttpStatusCode.Created);

        await GoalTests.Send(county, GoalTests.Goal()).ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "indicator.category_not_in_form /indicators/3/category");
        // Goals that were set keep theirs.
        before["taxonomyCode"]!.ToString().ShouldBe("A");
        (await (await county.Clerk.PutAsync($"/goals/{before["id"]}", 1, GoalTests.Goal().Without("fiscalYear", "form"))).BodyAsync(HttpStatusCode.OK))["taxonomyCode"]!.ToString().ShouldBe("A");

        var rows = GoalTests.Rows();
        rows[3]["category"] = "OUT.TIM";
        (await GoalTests.Define(county, GoalTests.Goal(rows)))["taxonomyCode"]!.ToString().ShouldBe(code);

        await county.Administrator.PostAsync("/indicator-taxonomies", Taxonomy(county.Code, local.With(("version", 2), ("categories", new JsonArray(
                Category("OUT.QTY", "数量"), Category("OUT.QTY", "数量"), Category("OUT.NEW", "新类"), Category("CST.ECO", "成本"), Category("BEN.SOC", ""))))))
            .ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "TAXONOMY_CODE_TWICE /taxonomy/categories/1/code", "TAXONOMY_UNKNOWN_CODE /taxonomy/categories/2/code",
                "TAXONOMY_NOT_IN_FORM /taxonomy/categories/3/code", "TAXONOMY_NO_LABEL /taxonomy/categories/4/labelZh", "TAXONOMY_INCOMPLETE /taxonomy/categories");
        await county.Clerk.GetAsync("/api/v1/indicator-taxonomies/NONE").ShouldBeRefusedAsync(HttpStatusCode.NotFound, "taxonomy.not_found");
        (await county.Clerk.ReadBodyAsync($"/indicator-taxonomies?taxonomyCode={code}")).Each("revision").ShouldBe(["1"]);
    }

    [Theory]
    [InlineData("scoring_profiles")]
    [InlineData("indicator_taxonomies")]
    public async Task The_database_alone_keeps_a_rule_where_its_author_may_write(string table)
    {
        var county = await TestCounty.CreateAsync(host);
        var insert = $"begin; select set_config('app.write_from', '{county.Code}', true), set_config('app.write_to', '{county.Code}', true); " +
            $"insert into relief.{table} (code, version, definition, applies_to) values ('X', 1, '{{}}', '@place'); rollback";
        var app = host.Database.App + ";Options=-c role=relief_app";
        await Sql.RunAsync(app, insert.Replace("@place", county.Code, StringComparison.Ordinal));
        (await Should.ThrowAsync<PostgresException>(() => Sql.RunAsync(app, insert.Replace("@place", "000000", StringComparison.Ordinal)))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static JsonObject Rule(string appliesTo, JsonObject profile) => new() { ["appliesTo"] = appliesTo, ["validFromYear"] = 2020, ["reason"] = "县财绩〔2020〕1号", ["profile"] = profile.DeepClone() };

    private static JsonObject Taxonomy(string appliesTo, JsonObject taxonomy) => new() { ["appliesTo"] = appliesTo, ["validFromYear"] = 2020, ["reason"] = "县财绩〔2020〕1号", ["taxonomy"] = taxonomy.DeepClone() };

    private static JsonObject Block(string block, decimal weight) => new() { ["blocks"] = new JsonArray(block), ["weight"] = weight };

    private static JsonObject Category(string code, string label) => new() { ["code"] = code, ["labelZh"] = label, ["labelEn"] = code, ["inOtherForm"] = null };
}
