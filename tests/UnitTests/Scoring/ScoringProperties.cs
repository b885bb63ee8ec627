using System.Numerics;
using CsCheck;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.UnitTests.Scoring;

public sealed class ScoringProperties
{
    [Fact]
    public void A_row_scores_between_nothing_and_its_weight_whatever_its_values() =>
        Gen.Select(ScoringGen.AnyRow, ScoringGen.Profile).Sample((row, profile) =>
        {
            var score = ScoringEngine.ScoreRow(row, profile);
            score.Score.ShouldBeOneOfNullOrBetween(0, row.Weight);
            score.Unrounded.ShouldBeOneOfNullOrBetween(0, row.Weight is > 0 ? row.Weight + 0.01m : 0);
            score.Ratio.ShouldBeOneOfNullOrBetween(0, 1.01m);
        }, iter: 50_000);

    [Fact]
    public void Execution_scores_between_nothing_and_its_weight_whatever_the_amounts() =>
        Gen.Select(ScoringGen.AnyExecution, ScoringGen.Profile).Sample((input, profile) =>
            ScoringEngine.ScoreExecution(input, profile).Score.ShouldBeOneOfNullOrBetween(0, profile.ExecutionWeight), iter: 50_000);

    [Fact]
    public void A_better_actual_never_scores_less() =>
        Gen.Select(ScoringGen.PlainRow, ScoringGen.Figure).Sample((row, other) =>
        {
            var (low, high) = (Math.Min(row.Actual!.Value, other), Math.Max(row.Actual.Value, other));
            var scoreOfLow = ScoringEngine.ScoreRow(row with { Actual = low }, ScoringProfiles.N2020).Score!.Value;
            var scoreOfHigh = ScoringEngine.ScoreRow(row with { Actual = high }, ScoringProfiles.N2020).Score!.Value;
            if (row.Operator.IsHigherBetter) scoreOfHigh.ShouldBeGreaterThanOrEqualTo(scoreOfLow);
            else scoreOfHigh.ShouldBeLessThanOrEqualTo(scoreOfLow);
        }, iter: 20_000);

    [Fact]
    public void A_score_equals_exact_fractions_rounded_half_away_from_zero() =>
        ScoringGen.PlainRow.Sample(row =>
        {
            var (part, whole) = row.Operator.IsHigherBetter ? (row.Actual!.Value, row.Target!.Value) : (row.Target!.Value, row.Actual!.Value);
            var expected = part >= whole ? row.Weight!.Value : Cents(row.Weight!.Value, part, whole);
            ScoringEngine.ScoreRow(row, ScoringProfiles.N2020).Score.ShouldBe(expected);
        }, iter: 50_000);

    [Fact]
    public void The_order_of_rows_changes_nothing() =>
        ScoringGen.Sheet.SelectMany(sheet => Gen.Shuffle(sheet.Rows.ToArray()), (sheet, rows) => (sheet, rows)).Sample(pair =>
        {
            var one = ScoringEngine.ScoreSheet(pair.sheet);
            var other = ScoringEngine.ScoreSheet(pair.sheet with { Rows = pair.rows });
            other.Total.ShouldBe(one.Total);
            other.WeightSum.ShouldBe(one.WeightSum);
            other.Grade.ShouldBe(one.Grade);
            other.Findings.Select(finding => finding.Code).Order().ShouldBe(one.Findings.Select(finding => finding.Code).Order());
        }, iter: 1_000);

    [Fact]
    public void A_total_is_the_sum_of_what_is_printed_and_the_explanation_adds_up_to_it() =>
        Gen.OneOf(ScoringGen.Sheet, ScoringGen.AnySheet).Sample(input =>
        {
            var sheet = ScoringEngine.ScoreSheet(input);
            var tree = ScoreExplainer.ExplainSheet(input);

            sheet.Total.ShouldBe((sheet.Execution.Score ?? 0) + sheet.Rows.Sum(row => row.Score.Score ?? 0));
            sheet.Total.ShouldBe((sheet.Execution.Score ?? 0) + sheet.Blocks.Sum(block => block.Score));
            tree.Score.ShouldBe(sheet.Total);
            tree.AddsUp.ShouldBeTrue();
            tree.Children.SelectMany(block => block.Children).Count().ShouldBe(input.Rows.Count);
        }, iter: 1_000);

    [Fact]
    public void A_sheet_of_100_has_a_grade_exactly_when_every_row_is_scored() =>
        ScoringGen.BalancedSheet.Sample(input =>
        {
            var sheet = ScoringEngine.ScoreSheet(input);
            sheet.WeightSum.ShouldBe(100);
            sheet.Total.ShouldBeInRange(0, 100);
            (sheet.Grade is not null).ShouldBe(sheet.Rows.All(row => row.Score.IsScored));
        }, iter: 1_000);

    [Fact]
    public void A_published_table_of_any_values_can_be_compared() =>
        Gen.Select(ScoringGen.AnySheet, ScoringGen.AnyDecimal, Gen.Bool).Sample((input, printed, partial) =>
        {
            var report = PublishedTableComparison.Compare(new PublishedTable
            {
                Title = "any",
                Profile = input.Profile,
                Form = input.Form,
                Execution = input.Execution,
                ExecutionScore = printed,
                ExecutionRatePercent = printed,
                Rows = input.Rows,
                Total = printed,
                Grade = "good",
                IsPartial = partial,
            });
            report.LowestSum.ShouldBeLessThanOrEqualTo(report.HighestSum);
        }, iter: 1_000);

    [Fact]
    public void A_computed_score_printed_as_it_is_never_deviates() =>
        ScoringGen.Sheet.Sample(input =>
        {
            var rows = input.Rows.Select(row => row with { EnteredScore = ScoringEngine.ScoreRow(row.Row, input.Profile).Score }).ToList();
            var report = PublishedTableComparison.Compare(new PublishedTable { Title = "own", Profile = input.Profile, Form = input.Form, Execution = input.Execution, Rows = rows });
            report.Rows.ShouldAllBe(row => row.Deviation == null);
        }, iter: 1_000);

    [Fact]
    public void Grade_bands_cover_0_to_100_without_gap_or_overlap() =>
        Gen.Select(Gen.Int[0, 1_000_000], ScoringGen.Profile).Sample((digits, profile) =>
        {
            var total = digits / 10_000m;
            var upper = profile.Grades.Select(grade => grade.From).Prepend(decimal.MaxValue);
            profile.Grades.Zip(upper).Where(band => total >= band.First.From && total < band.Second).Single().First.ShouldBe(profile.GradeOf(total));
        }, iter: 20_000);

    // weight × part ÷ whole in hundredths, by integers only; all inputs have at most four decimals.
    private static decimal Cents(decimal weight, decimal part, decimal whole)
    {
        var numerator = new BigInteger(weight * 10_000) * new BigInteger(part * 10_000) * 100;
        var denominator = new BigInteger(whole * 10_000) * 10_000;
        return (decimal)((2 * numerator + denominator) / (2 * denominator)) / 100;
    }
}

internal static class ShouldlyBetween
{
    public static void ShouldBeOneOfNullOrBetween(this decimal? value, decimal low, decimal? high)
    {
        if (value is not { } number) return;
        number.ShouldBeGreaterThanOrEqualTo(low);
        number.ShouldBeLessThanOrEqualTo(high!.Value);
    }
}
