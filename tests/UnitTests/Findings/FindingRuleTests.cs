using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.UnitTests.Findings;

public sealed class FindingRuleTests
{
    public static TheoryData<int, string> Cases => [.. RuleCases.All.Select((c, i) => (i, c.Id))];

    [Theory, MemberData(nameof(Cases))]
    public void A_rule_finds_what_breaks_it_and_nothing_in_what_keeps_it(int number, string id)
    {
        var (_, broken, kept) = RuleCases.All[number];
        var found = FindingRules.Check(broken).Where(f => f.Id == id).ToList();
        found.ShouldNotBeEmpty($"{id} is not found");
        found.ShouldAllBe(f => f.Severity == FindingRules.All.Single(r => r.Id == id).Severity);
        FindingRules.Check(kept).Where(f => f.Id == id).Select(f => f.Zh).ShouldBeEmpty($"{id} is found in what keeps it");
    }

    [Fact]
    public void Every_rule_is_tried_and_every_id_is_used_once()
    {
        FindingRules.All.Select(r => r.Id).Order().ShouldBe(RuleCases.All.Select(c => c.Id).Distinct().Order());
        Enumerable.Range(1, 47).Select(n => $"F{n:00}").Except(FindingRules.All.Select(r => r.Id)).ShouldBeEmpty();
        FindingRules.All.Select(r => r.Id).Concat(FindingRules.OfScores.Select(r => r.Code)).ShouldBeUnique();
    }

    [Fact]
    public void Every_message_is_filled_with_the_values_it_names()
    {
        foreach (var finding in RuleCases.All.SelectMany(c => FindingRules.Check(c.Broken)))
        {
            finding.Zh.ShouldNotContain("{", customMessage: finding.Id);
            finding.En.ShouldNotContain("{", customMessage: finding.Id);
            finding.RuleVersion.ShouldBe(FindingRules.Version);
        }
    }

    [Fact]
    public void A_report_that_is_in_order_gives_no_error_and_no_warning() =>
        FindingRules.Check(TestReport.Good).Where(f => f.Severity != ScoringSeverity.Information).Select(f => $"{f.Id} {f.Zh}").ShouldBeEmpty();

    [Fact]
    public void Another_value_is_another_fingerprint_and_a_moved_place_is_not()
    {
        var rule = FindingRules.All.Single(r => r.Id == "F42");
        Finding Found(decimal paid) => rule.Check(new() { Money = new(571_500, 571_500, 543_000, paid, 30, 10_000, null, false) }).Single();
        Found(400_000).Fingerprint.ShouldBe(Found(400_000).Fingerprint);
        Found(400_000).Fingerprint.ShouldNotBe(Found(400_300).Fingerprint);
        var finding = Found(400_000);
        (finding.Place with { Span = new(5, 3) }).Key.ShouldBe(finding.Place.Key);
    }

    [Fact]
    public void What_the_scoring_rules_find_has_the_same_shape_and_errors_come_first()
    {
        var scored = new ScoringFinding(ScoringRules.MissingActual, "/rows/0/actual", "row-1", [new("weight", "15")]);
        var found = FindingRules.Check(new() { AnnualGoal = "目标" }, [scored]);
        found[0].ShouldSatisfyAllConditions(f => f.Id.ShouldBe("MISSING_ACTUAL"), f => f.Place.Row.ShouldBe("row-1"), f => f.Place.Field.ShouldBe("actual"));
        found.Select(f => f.Severity).ShouldBeInOrder();
    }
}
