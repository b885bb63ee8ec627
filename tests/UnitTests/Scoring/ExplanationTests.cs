using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;
using static ReliefApi.UnitTests.Scoring.TestRows;

namespace ReliefApi.UnitTests.Scoring;

public sealed class ExplanationTests
{
    [Fact]
    public void The_worked_example_explains_every_figure()
    {
        var tree = ScoreExplainer.ExplainSheet(WorkedExample());

        tree.Formula.ShouldBe("9.50 + 47.08 + 27 + 10 = 93.58");
        tree.Children.Select(child => child.TitleZh).ShouldBe(["预算执行率", "产出指标", "效益指标", "满意度指标"]);
        tree.Children[0].Formula.ShouldBe("10 × min(1, 543000 ÷ (500000 + 71500 + 0 + 0)) = 9.5013… → 9.50");
        tree.Children[1].Children.Select(row => row.Formula).ShouldBe(
            ["15 × 1 = 15", "15 × min(1, 87.10 ÷ 95) = 13.7526… → 13.75", "10 × min(1, 20 ÷ 24) = 8.3333… → 8.33", "10 × 1 = 10"]);
        tree.Children[2].Children[1].Formula.ShouldBe("7 ∈ [6.0, 8.0)");
    }

    [Fact]
    public void An_input_carries_the_key_of_its_source()
    {
        var row = Named("cases", IndicatorCategory.Quantity, Quantity(15, TargetOperator.AtLeast, 30, 31), "件") with
        {
            Sources = new Dictionary<string, string> { ["actual"] = "cases.relieved" },
        };

        ScoreExplainer.ExplainRow(row, ScoringProfiles.N2020).Inputs.ShouldBe(
            [new ExplanationInput("target", "目标值", "target", "≥ 30件", null), new ExplanationInput("actual", "实际值", "actual", "31件", "cases.relieved")]);
    }

    [Theory]
    [InlineData("row.missing_actual", null, null)]
    [InlineData("row.met", "5", null)]
    [InlineData("row.actual_over_target", "4", null)]
    [InlineData("row.yes_no", "4", "YesNo")]
    [InlineData("row.below_pass", "1", "Pass")]
    [InlineData("row.steps", "4", "Steps")]
    [InlineData("row.not_scorable", "-1", null)]
    public void The_rule_that_scored_is_named_in_both_languages(string ruleId, string? actual, string? method)
    {
        var row = Quantity(10, TargetOperator.AtLeast, 5, actual is null ? null : RowScoringTests.D(actual)) with
        {
            Method = method switch
            {
                "YesNo" => AttainmentMethod.YesNo,
                "Pass" => AttainmentMethod.PassAt(0.6m),
                "Steps" => AttainmentMethod.InSteps(new AttainmentStep(3, 0.5m)),
                _ => null,
            },
        };

        var explanation = ScoreExplainer.ExplainRow(Named("row", IndicatorCategory.Quality, row), ScoringProfiles.N2020);

        explanation.RuleId.ShouldBe(ruleId);
        explanation.RuleZh.ShouldNotBe(explanation.RuleEn);
        explanation.RuleVersion.ShouldBe(ScoringEngine.RuleVersion);
        explanation.Score.ShouldBe(ScoringEngine.ScoreRow(row, ScoringProfiles.N2020).Score);
    }

    [Fact]
    public void A_range_exceeded_is_explained_with_its_upper_end() =>
        ScoreExplainer.ExplainRow(Named("row", IndicatorCategory.Quality, InRange(10, 90, 110, 120)), ScoringProfiles.N2020)
            .Formula.ShouldBe("10 × min(1, 110 ÷ 120) = 9.1666… → 9.17");
}
