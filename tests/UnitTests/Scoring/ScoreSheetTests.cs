using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;
using static ReliefApi.UnitTests.Scoring.TestRows;

namespace ReliefApi.UnitTests.Scoring;

public sealed class ScoreSheetTests
{
    [Fact]
    public void The_worked_example_scores_93_58_and_is_excellent()
    {
        var sheet = ScoringEngine.ScoreSheet(WorkedExample());

        sheet.Execution.Score.ShouldBe(9.50m);
        sheet.Rows.Select(row => row.Score.Score).ShouldBe([15m, 13.75m, 8.33m, 10m, 20m, 7m, 10m]);
        sheet.Total.ShouldBe(93.58m);
        sheet.Grade!.LabelZh.ShouldBe("优");
        sheet.WeightSum.ShouldBe(100);
        sheet.Blocks.Select(block => (block.Block, block.Weight, block.Score)).ShouldBe(
            [(IndicatorBlock.Output, 50m, 47.08m), (IndicatorBlock.Benefit, 30m, 27m), (IndicatorBlock.Satisfaction, 10m, 10m)]);
        sheet.HasErrors.ShouldBeFalse();
        sheet.Findings.Select(finding => (finding.Code, finding.RowKey)).ShouldBe(
            [("TARGET_MISSED", "settled"), ("TARGET_MISSED", "days"), ("TARGET_MISSED", "mechanism")]);
    }

    [Fact]
    public void A_finding_says_where_and_what_it_saw()
    {
        var finding = ScoringEngine.ScoreSheet(WorkedExample()).Findings[0];

        finding.Location.ShouldBe("/rows/1/actual");
        finding.Severity.ShouldBe(ScoringSeverity.Warning);
        finding.MessageEn.ShouldNotBeEmpty();
        finding.Values.ShouldContain(new SeenValue("actual", "87.10"));
        finding.Values.ShouldContain(new SeenValue("completionPercent", "91.68"));
    }

    [Theory]
    [InlineData("100", "excellent")]
    [InlineData("90", "excellent")]
    [InlineData("89.99", "good")]
    [InlineData("89.5", "good")]
    [InlineData("80", "good")]
    [InlineData("79.99", "fair")]
    [InlineData("60", "fair")]
    [InlineData("59.99", "poor")]
    [InlineData("0", "poor")]
    public void Grades_are_half_open(string total, string grade) =>
        ScoringProfiles.N2020.GradeOf(RowScoringTests.D(total))!.Code.ShouldBe(grade);

    [Fact]
    public void There_is_no_grade_while_a_row_is_unscored()
    {
        var input = WorkedExample();
        var sheet = ScoringEngine.ScoreSheet(input with { Rows = Replace(input, "mechanism", row => row with { ChosenScore = null }) });

        sheet.Grade.ShouldBeNull();
        sheet.Findings.ShouldContain(finding => finding.Code == "CHOSEN_SCORE_MISSING" && finding.RowKey == "mechanism");
    }

    [Fact]
    public void There_is_no_grade_while_the_weights_are_not_100()
    {
        var input = WorkedExample();
        var sheet = ScoringEngine.ScoreSheet(input with { Rows = Replace(input, "cases", row => row with { Weight = 14.99m }) });

        sheet.Grade.ShouldBeNull();
        sheet.Findings.ShouldContain(finding => finding.Code == "WEIGHT_SUM_NOT_100");
    }

    [Fact]
    public void There_is_no_grade_without_an_execution_rate() =>
        ScoringEngine.ScoreSheet(WorkedExample() with { Execution = new ExecutionInput(0, 0, 0, 0, 0) }).Grade.ShouldBeNull();

    [Fact]
    public void An_explanatory_sub_row_does_not_stand_in_the_way_of_a_grade()
    {
        var input = WorkedExample();
        var part = Named("part", IndicatorCategory.Quantity, Quantity(1, TargetOperator.AtLeast, 30, 31) with { Weight = null }, "件") with { ParentKey = "cases" };

        ScoringEngine.ScoreSheet(input with { Rows = [.. input.Rows, part] }).Grade!.Code.ShouldBe("excellent");
    }

    [Theory]
    [InlineData("13.75", null)]
    [InlineData("13.76", null)]
    [InlineData("13.77", "SCORE_DIFFERS")]
    [InlineData("15.01", "SCORE_EXCEEDS_WEIGHT")]
    public void An_entered_score_is_held_against_the_computed_one(string entered, string? code)
    {
        var input = WorkedExample();
        var rows = input.Rows.Select(row => row.Key == "settled" ? row with { EnteredScore = RowScoringTests.D(entered) } : row).ToList();

        ScoringEngine.ScoreSheet(input with { Rows = rows }).Findings
            .Select(finding => finding.Code).FirstOrDefault(found => found.StartsWith("SCORE_", StringComparison.Ordinal)).ShouldBe(code);
    }

    [Fact]
    public void Scoring_a_row_allocates_nothing()
    {
        var row = Quantity(15, TargetOperator.AtLeast, 95, 87.10m) with { Category = IndicatorCategory.Quality };
        var profile = ScoringProfiles.N2020;
        ScoringEngine.ScoreRow(row, profile);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) ScoringEngine.ScoreRow(row, profile);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static List<SheetRow> Replace(ScoreSheetInput input, string key, Func<ScoringRow, ScoringRow> change) =>
        [.. input.Rows.Select(row => row.Key == key ? row with { Row = change(row.Row) } : row)];
}
