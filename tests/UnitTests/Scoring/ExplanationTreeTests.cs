using System.Collections.Concurrent;
using CsCheck;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;
using static ReliefApi.UnitTests.Scoring.TestRows;

namespace ReliefApi.UnitTests.Scoring;

/// <summary>An explanation can be done again by hand: every value follows from what stands below it, up to the score.</summary>
public sealed class ExplanationTreeTests
{
    private static readonly Gen<ScoreSheetInput> AnySheetOfAnyProfile = Gen.Select(Gen.OneOf(ScoringGen.Sheet, ScoringGen.AnySheet, ScoringGen.BalancedSheet), Gen.Bool, Gen.Bool, Gen.Int[0, 6],
        (sheet, unscored, stepped, decimals) => sheet with
        {
            Profile = sheet.Profile with
            {
                MissingValue = unscored ? MissingValuePolicy.Unscored : MissingValuePolicy.Zero,
                ExecutionSteps = stepped ? ScoringProfiles.LocalExecutionSteps : [],
                RoundingDecimals = decimals,
            },
        });

    [Fact]
    public void A_tree_re_adds_exactly_to_the_score_of_the_engine_under_every_profile()
    {
        ConcurrentDictionary<string, int> seen = [];
        AnySheetOfAnyProfile.Sample(input =>
        {
            var sheet = ScoringEngine.ScoreSheet(input);
            var tree = ExplanationTree.Of(input, (_, node) => node);

            tree.Differing().ShouldBeEmpty();
            tree.Value.ShouldBe(sheet.Total);
            AddUp(tree).ShouldBe(sheet.Total);
            var rows = tree.Children.SelectMany(block => block.Children).Where(node => node.Level == ExplanationLevel.Row).ToDictionary(node => node.Key);
            foreach (var row in sheet.Rows)
            {
                rows[row.Row.Key].Value.ShouldBe(row.Score.Score);
                if (Again(rows[row.Row.Key], row.Row.Row) is { } points) rows[row.Row.Key].Value.ShouldBe(Math.Min(row.Row.Row.Weight!.Value, Math.Round(points, input.Profile.RoundingDecimals, MidpointRounding.AwayFromZero)));
            }
            seen.AddOrUpdate(input.Profile.Code, 1, (_, n) => n + 1);
        }, iter: 4_000);

        seen.Keys.Order().ShouldBe(ScoringProfiles.All.Select(profile => profile.Code).Order());
    }

    [Fact]
    public void A_value_that_was_changed_on_the_way_is_named()
    {
        var tree = ExplanationTree.Of(WorkedExample(), (_, node) => node);
        var paths = Paths(tree, "").ToList();
        paths.Count.ShouldBeGreaterThan(20);
        foreach (var (path, node) in paths.Where(p => p.Node.Step is ExplanationStep.Rule or ExplanationStep.Sum))
            Changed(tree, "", path).Differing().ShouldContain(path, node.Formula);

        static ExplanationNode Changed(ExplanationNode node, string parent, string path) => $"{parent}/{node.Key}" == path
            ? node with { Value = node.Value + 0.01m }
            : node with { Children = [.. node.Children.Select(child => Changed(child, $"{parent}/{node.Key}", path))] };
    }

    [Fact]
    public void Every_step_is_said_in_both_languages()
    {
        var tree = ExplanationTree.Of(WorkedExample(), (_, node) => node);

        tree.SentenceZh.ShouldBe("总分93.58分，为预算执行率得分与各指标得分之和：9.50 + 47.08 + 27 + 10 = 93.58。");
        tree.Children[1].Children[1].SentenceEn.ShouldBe(
            "settled: weight × min(1, actual ÷ target). 15 × min(1, 87.10 ÷ 95) = 13.7526… → 13.75; 13.75 of 15 points (rounded to 2 decimals, halves away from zero, never above the weight).");
        tree.Children[0].Children[0].SentenceZh.ShouldBe("全年预算数571500元，年初预算、预算调整、上年结转与其他资金之和：500000 + 71500 + 0 + 0 = 571500。");
        foreach (var (path, node) in Paths(tree, ""))
        {
            node.SentenceZh.ShouldContain(c => c > 0x4E00, path);
            node.SentenceEn.ShouldNotBe(node.SentenceZh);
        }
    }

    [Fact]
    public void What_decides_a_row_stands_in_the_tree_even_when_it_is_missing()
    {
        var tree = ExplanationTree.Of(WorkedExample() with
        {
            Rows = [Named("a", IndicatorCategory.Quantity, Quantity(50, TargetOperator.AtLeast, 30, null), "件"), Named("b", IndicatorCategory.SocialBenefit, Judged(40, null))],
        }, (_, node) => node);

        tree.Children[1].Children.Single().Children.Select(input => (input.Key, input.Value)).ShouldBe([("target", 30), ("actual", null)]);
        tree.Children[2].Children.Single().Children.Select(input => (input.Key, input.Value)).ShouldBe([("tier", null)]);
    }

    private static IEnumerable<(string Path, ExplanationNode Node)> Paths(ExplanationNode node, string parent) =>
        [($"{parent}/{node.Key}", node), .. node.Children.SelectMany(child => Paths(child, $"{parent}/{node.Key}"))];

    /// <summary>The leaves of the scoring part added up, without trusting any sum on the way.</summary>
    private static decimal AddUp(ExplanationNode node) =>
        node.Level is ExplanationLevel.Total or ExplanationLevel.Block ? node.Children.Sum(AddUp) : node.Value ?? 0;

    /// <summary>The points of a row from the numbers below it and the rule it names; null for rules that a person's choice decides.</summary>
    private static decimal? Again(ExplanationNode node, ScoringRow row)
    {
        decimal? Of(string name) => node.Children.SingleOrDefault(child => child.Key == name)?.Value;
        return node.RuleId switch
        {
            "row.met" or "row.on_time" or "row.tier_top" => node.Weight,
            "row.missing_actual" or "row.below_pass" => 0,
            "row.actual_over_target" => node.Weight * Math.Clamp(Of("actual")!.Value, 0, Of("target")!.Value) / Of("target"),
            "row.target_over_actual" => node.Weight * (row.Operator == TargetOperator.Range ? Of("upperTarget") : Of("target")) / Of("actual"),
            "row.tier_chosen" => Of("chosenScore"),
            _ => null,
        };
    }
}
