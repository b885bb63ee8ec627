using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Domain.Security;
using ReliefApi.Infrastructure.Feed;
using ReliefApi.IntegrationTests.Fixture;
using ReliefApi.UnitTests.Disclosure;

namespace ReliefApi.IntegrationTests.Province;

public sealed class SmallNumberTests(ReliefHost host, ITestOutputHelper output)
{
    private const string Root = "420000";
    private static readonly string[] Counties = ["420101", "420102", "420103", "420201", "429001"];

    /// <summary>One answer: which projects it adds up, and what it says of one measure.</summary>
    private sealed record Said(string Measure, IReadOnlyList<int> Projects, decimal? Figure, string? Reason);

    [Fact]
    public async Task Whoever_puts_together_all_that_the_Api_says_finds_no_small_figure()
    {
        var (asked, shown, withheld) = (0, 0, 0);
        for (var province = 0; province < 3; province++)
        {
            await using var own = await host.AnotherAsync();
            var dice = new Random(province);
            var counted = await CountedProvince.CreateAsync(own, [.. Enumerable.Range(0, 18).Select(_ => (Counties[dice.Next(Counties.Length)], dice.Next(3) == 0 ? dice.Next(5, 40) : dice.Next(0, 6)))]);
            List<Said> said = [.. await AggregatesAsync(own, counted), .. await RowsAsync(own, counted), .. await FeedAsync(own, counted)];
            var truth = counted.Projects.Select(p => (decimal)p.Persons).ToList();
            foreach (var measure in said.GroupBy(s => s.Measure))
            {
                var open = measure.Where(s => s.Figure is not null).Select(s => new Shown(s.Projects, s.Figure!.Value)).DistinctBy(s => string.Join(',', s.Cells)).ToList();
                foreach (var figure in open) figure.Sum.ShouldBe(figure.Cells.Sum(c => truth[c]), $"{measure.Key}: what is shown is true");
                if (measure.Key != "points")
                {
                    measure.Where(s => s.Projects.Sum(c => truth[c]) is > 0 and < 5).ShouldAllBe(s => s.Figure == null && s.Reason == "small");
                    measure.Where(s => s.Figure is null && s.Projects.Sum(c => truth[c]) >= 5).ShouldAllBe(s => s.Reason == "complement");
                }
                var found = Attacker.Recover(truth, open, 5);
                found.Where(c => truth[c] < 5).ShouldBeEmpty($"{measure.Key}: small figures that follow from the {open.Count} shown");
            }
            (asked, shown, withheld) = (asked + said.Count, shown + said.Count(s => s.Figure is not null), withheld + said.Count(s => s.Figure is null));
        }
        output.WriteLine($"{asked} figures asked for, {shown} shown, {withheld} withheld; recovered 0");
        shown.ShouldBeGreaterThan(100);
        withheld.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_county_sees_its_own_figures_and_those_above_it_do_not()
    {
        await using var own = await host.AnotherAsync();
        await CountedProvince.CreateAsync(own, [("420101", 3), ("420101", 4), ("420101", 30), ("420102", 12)]);
        foreach (var (role, division) in ((Role, string)[])[(Role.CountyClerk, "420101"), (Role.Administrator, "420101")])
            (await own.As(role, division).ReadAsync("/aggregates?fiscalYear=2020&divisionCode=420101&by=department")).Ok().Items.ShouldAllBe(i => !i["suppressed"]!.GetValue<bool>());
        foreach (var (role, division) in ((Role, string)[])[(Role.ProvinceReader, "420000"), (Role.Administrator, "420100"), (Role.Administrator, "000000")])
        {
            var departments = (await own.As(role, division).ReadAsync("/aggregates?fiscalYear=2020&divisionCode=420101&by=department&measure=relief.paid-amount")).Ok().Items;
            departments.Select(i => (i["numerator"], i["value"], i["reason"]?.GetValue<string>())).ShouldBe([(null, null, "small"), (null, null, "complement")], ignoreOrder: true);
            (await own.As(role, division).ReadAsync("/aggregates?fiscalYear=2020&divisionCode=420101&measure=relief.paid-amount")).Ok().Items.Single()["value"]!.GetValue<string>().ShouldBe("37000");
        }
    }

    [Fact]
    public async Task The_threshold_is_a_setting()
    {
        await using var own = await host.AnotherAsync(("Disclosure:SmallNumber", "11"));
        await CountedProvince.CreateAsync(own, [("420101", 8), ("420102", 30), ("420201", 40)]);
        var counties = (await own.As(Role.ProvinceReader, Root).ReadAsync("/aggregates?fiscalYear=2020&divisionCode=420000&by=division&depth=2&measure=relief.persons")).Ok().Items;
        counties.Select(i => (i["divisionCode"]!.GetValue<string>(), i["value"]?.GetValue<string>(), i["reason"]?.GetValue<string>()))
            .ShouldBe([("420101", null, "small"), ("420102", null, "complement"), ("420201", "40", null)]);
    }

    [Fact]
    public async Task A_plan_that_is_kept_is_not_used_for_other_rows()
    {
        await using var own = await host.AnotherAsync();
        var counted = await CountedProvince.CreateAsync(own, [("420101", 8), ("420102", 30), ("420103", 40)]);
        await NumberAsync(own);
        (await CountiesAsync()).ShouldBe(["8", "30", "40"]);
        (await CountiesAsync()).ShouldBe(["8", "30", "40"]);
        foreach (var number in (bool[])[false, true])
        {
            await own.InScopeAsync("420101", db => db.Database.ExecuteSqlAsync($"update relief.project_facts set persons_paid = 4 where project_id = {counted.Projects[0].Id}"));
            if (number) await NumberAsync(own);
            (await CountiesAsync()).ShouldBe([null, null, "40"]);
            await own.InScopeAsync("420101", db => db.Database.ExecuteSqlAsync($"update relief.project_facts set persons_paid = 8 where project_id = {counted.Projects[0].Id}"));
            if (number) await NumberAsync(own);
            (await CountiesAsync()).ShouldBe(["8", "30", "40"]);
        }

        async Task<IEnumerable<string?>> CountiesAsync() => [.. (await own.As(Role.ProvinceReader, Root).ReadAsync("/aggregates?fiscalYear=2020&divisionCode=420100&by=division&measure=relief.persons")).Ok().Items.Select(i => i["value"]?.GetValue<string>())];
    }

    /// <summary>Every level × split × filter × measure.</summary>
    private static async Task<List<Said>> AggregatesAsync(ReliefHost own, CountedProvince counted)
    {
        List<Said> said = [];
        string[] roots = [Root, "420100", "420200", .. Counties];
        List<string> filters = ["", .. counted.Projects.Select(p => $"&departmentId={p.Department}").Distinct(), .. counted.Projects.Select(p => $"&category={p.Category}").Distinct()];
        foreach (var root in roots)
            foreach (var filter in filters)
                foreach (var split in (string[])["", "&by=division", "&by=division&depth=2", "&by=department", "&by=category"])
                {
                    var answer = (await own.As(Role.ProvinceReader, Root).ReadAsync($"/aggregates?fiscalYear={CountedProvince.Year}&divisionCode={root}{filter}{split}")).Ok();
                    foreach (var score in answer.Body!["scores"]!.AsArray())
                    {
                        // Every budget is the same, so the mean times the number of projects is the sum of their points.
                        var projects = Within(score!);
                        projects.Count.ShouldBe(score!["projects"]!.GetValue<int>());
                        said.Add(new("points", projects, score["moneyWeightedMean"] is { } mean ? decimal.Round(Number(mean) * projects.Count) : null, score["reason"]?.GetValue<string>()));
                    }
                    foreach (var item in answer.Items)
                    {
                        var measure = item["measure"]!.GetValue<string>();
                        if (measure == "budget.full-year" || measure.StartsWith("petition.", StringComparison.Ordinal)) continue;
                        var projects = Within(item);
                        if (projects.Count > 0) said.Add(new(measure, projects, FigureOf(item), item["reason"]?.GetValue<string>()));
                    }

                    List<int> Within(JsonNode item)
                    {
                        var (prefix, scope) = (PrefixOf(item["divisionCode"]?.GetValue<string>() ?? root), PrefixOf(root));
                        var category = item["category"]?.GetValue<string>() ?? (filter.StartsWith("&category=", StringComparison.Ordinal) ? filter["&category=".Length..] : null);
                        var department = item["departmentId"]?.GetValue<Guid>() ?? (filter.StartsWith("&departmentId=", StringComparison.Ordinal) ? Guid.Parse(filter["&departmentId=".Length..]) : null);
                        return [.. Enumerable.Range(0, counted.Projects.Count).Where(i => counted.Projects[i] is var p && p.Division.StartsWith(scope, StringComparison.Ordinal)
                            && p.Division.StartsWith(prefix, StringComparison.Ordinal) && (category is null || p.Category == category) && (department is null || p.Department == department))];
                    }
                }
        return said;
    }

    private static string PrefixOf(string code) => code[2..] == "0000" ? code[..2] : code[4..] == "00" ? code[..4] : code;

    /// <summary>Every address that an aggregate gives for its rows, whatever the split.</summary>
    private static async Task<List<Said>> RowsAsync(ReliefHost own, CountedProvince counted)
    {
        HashSet<string> addresses = [];
        foreach (var split in (string[])["", "&by=division", "&by=division&depth=2", "&by=department", "&by=category"])
            foreach (var item in (await own.As(Role.ProvinceReader, Root).ReadAsync($"/aggregates?fiscalYear={CountedProvince.Year}&divisionCode={Root}{split}")).Ok().Items)
                addresses.Add(item["rows"]!.GetValue<string>());
        List<Said> said = [];
        foreach (var address in addresses.Where(a => !a.Contains("measure=petition.", StringComparison.Ordinal) && !a.Contains("measure=budget.full-year", StringComparison.Ordinal)))
            foreach (var row in (await own.As(Role.ProvinceReader, Root).ReadAsync(address["/api/v1".Length..] + "&pageSize=500")).Ok().Items)
            {
                var measure = address.Split("measure=")[1].Split('&')[0];
                var project = counted.Projects.ToList().FindIndex(p => p.Id == row["projectId"]!.GetValue<Guid>());
                said.Add(new(measure, [project], FigureOf(row, measure), row["reason"]?.GetValue<string>()));
            }
        said.ShouldNotBeEmpty();
        return said;
    }

    private static async Task<List<Said>> FeedAsync(ReliefHost own, CountedProvince counted)
    {
        await NumberAsync(own);
        List<Said> said = [];
        for (long after = 0, head = 1; after < head;)
        {
            var page = (await own.As(Role.ProvinceReader, Root).ReadAsync($"/feed?after={after}&pageSize=500")).Ok().Body!;
            (after, head) = (page["through"]!.GetValue<long>(), page["head"]!.GetValue<long>());
            foreach (var item in page["items"]!.AsArray().Where(i => i!["id"] is not null))
            {
                var project = counted.Projects.ToList().FindIndex(p => p.Id == item!["id"]!.GetValue<Guid>());
                foreach (var measure in item!["performance"]?["measures"]?.AsArray() ?? [])
                    said.Add(new(measure!["measure"]!.GetValue<string>(), [project], FigureOf(measure), measure["reason"]?.GetValue<string>()));
                foreach (var indicator in item["performance"]?["indicators"]?.AsArray() ?? [])
                    said.Add(new("indicator " + indicator!["measureCode"]!.GetValue<string>(), [project], indicator["actual"]?.GetValue<decimal>(), indicator["reason"]?.GetValue<string>()));
                if (item["performance"] is { } points) said.Add(new("points", [project], points["total"]?.GetValue<decimal>(), points["reason"]?.GetValue<string>()));
                if (item["budget"] is { } budget)
                    said.Add(new("budget.executed", [project], budget["executed"] is { } executed ? Number(executed) / 1000 : null, budget["reason"]?.GetValue<string>()));
            }
        }
        return said;
    }

    /// <summary>How many persons a figure tells of: each is paid 1,000 yuan, has one case, and counts in every rate.</summary>
    private static decimal? FigureOf(JsonNode item, string? of = null)
    {
        if (item["suppressed"]!.GetValue<bool>())
        {
            (item["numerator"], item["denominator"], item["value"]).ShouldBe((null, null, null));
            return null;
        }
        var measure = of ?? item["measure"]!.GetValue<string>();
        return Number(item["numerator"]!) / (measure is "relief.paid-amount" or "relief.average-per-case" or "relief.average-per-person" or "budget.executed" or "budget.execution-rate" ? 1000 : 1);
    }

    private static decimal Number(JsonNode text) => decimal.Parse(text.GetValue<string>(), CultureInfo.InvariantCulture);

    private static async Task NumberAsync(ReliefHost own)
    {
        while (await own.Services.GetRequiredService<FeedNumbering>().NumberAsync(default) > 0)
        {
        }
    }
}
