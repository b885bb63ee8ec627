using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;
using static ReliefApi.Domain.Indicators.TargetOperator;
using static ReliefApi.UnitTests.Scoring.TestRows;

namespace ReliefApi.UnitTests.Scoring;

public sealed class RowScoringTests
{
    private static readonly ScoringProfile National = ScoringProfiles.N2020;

    private static RowScore Score(ScoringRow row, ScoringProfile? profile = null) => ScoringEngine.ScoreRow(row, profile ?? National);

    [Theory]
    // weight, operator, target, actual, score, completion, deviation
    [InlineData("15", AtLeast, "30", "31", "15", "103.33", "3.33")]
    [InlineData("15", AtLeast, "95", "87.10", "13.75", "91.68", "-8.32")]
    [InlineData("15", AtLeast, "3", "0.001", "0.01", "0.03", "-99.97")] // exactly half a cent: divided first it would be lost
    [InlineData("10", AtLeast, "3", "1", "3.33", "33.33", "-66.67")]
    [InlineData("12.5", AtLeast, "8", "7", "10.94", "87.50", "-12.50")]
    [InlineData("10", AtLeast, "98", "98", "10", "100.00", "0.00")]
    [InlineData("10", AtLeast, "30", "0", "0", "0.00", "-100.00")]
    [InlineData("10", Equal, "20", "25", "10", "125.00", "25.00")]
    [InlineData("10", Equal, "20", "15", "7.5", "75.00", "-25.00")]
    [InlineData("10", MoreThan, "5", "5", "10", "100.00", "0.00")]
    [InlineData("10", MoreThan, "0", "1", "10", null, null)]
    [InlineData("10", MoreThan, "0", "0", "0", null, null)]
    [InlineData("10", AtMost, "20", "24", "8.33", "120.00", "-20.00")]
    [InlineData("10", AtMost, "1.80", "1.75", "10", "97.22", "2.78")]
    [InlineData("10", AtMost, "5", "0", "10", "0.00", "100.00")]
    [InlineData("10", AtMost, "0", "0", "10", null, null)]
    [InlineData("10", AtMost, "0", "1", "0", null, null)]
    [InlineData("10", Equal, "0", "0", "10", null, null)]
    [InlineData("10", Equal, "0", "3", "0", null, null)]
    [InlineData("10", LessThan, "20", "20", "10", "100.00", "0.00")]
    [InlineData("10", LessThan, "20", "40", "5", "200.00", "-100.00")]
    public void A_quantitative_row_earns_its_weight_in_proportion(string weight, TargetOperator op, string target, string actual, string score, string? completion, string? deviation)
    {
        var result = Score(Quantity(D(weight), op, D(target), D(actual)));

        result.Score.ShouldBe(D(score));
        result.CompletionPercent.ShouldBe(completion is null ? null : D(completion));
        result.DeviationPercent.ShouldBe(deviation is null ? null : D(deviation));
    }

    [Theory]
    [InlineData("90", "110", "100", "10")]
    [InlineData("90", "110", "90", "10")]
    [InlineData("90", "110", "110", "10")]
    [InlineData("90", "110", "45", "5")]
    [InlineData("90", "110", "220", "5")]
    [InlineData("0", "10", "0", "10")]
    [InlineData("0", "0", "4", "0")]
    public void A_range_is_full_inside_and_proportional_on_either_side(string lower, string upper, string actual, string score) =>
        Score(InRange(10, D(lower), D(upper), D(actual))).Score.ShouldBe(D(score));

    [Theory]
    [InlineData(AtLeast, "-5", "-4", "10")]
    [InlineData(AtLeast, "-5", "-6", "0")]
    [InlineData(AtMost, "-2", "-3", "10")]
    [InlineData(AtMost, "-2", "1", "0")]
    [InlineData(AtLeast, "0", "0", "10")]
    [InlineData(AtLeast, "4", "-1", "0")]
    [InlineData(AtMost, "4", "-1", "10")]
    [InlineData(AtLeast, "4", "2", "5")]
    public void A_growth_rate_with_a_target_of_zero_or_less_is_met_or_not(TargetOperator op, string target, string actual, string score) =>
        Score(Quantity(10, op, D(target), D(actual)) with { IsGrowthRate = true }).Score.ShouldBe(D(score));

    [Theory]
    [InlineData(AtLeast, "10", "-1", RowSignals.NegativeValue)]
    [InlineData(AtMost, "-10", "1", RowSignals.NegativeValue)]
    [InlineData(AtLeast, "0", "1", RowSignals.TargetMeaningless)]
    [InlineData(LessThan, "0", "1", RowSignals.TargetMeaningless)]
    [InlineData(AtLeast, null, "1", RowSignals.TargetMissing)]
    [InlineData(TargetOperator.Range, "1", "1", RowSignals.TargetMissing)]
    [InlineData(AtLeast, "1000000000000000001", "1", RowSignals.ValueOutOfRange)]
    [InlineData(AtLeast, "1", "79228162514264337593543950335", RowSignals.ValueOutOfRange)]
    public void A_row_with_faulty_data_is_refused_not_scored(TargetOperator op, string? target, string actual, RowSignals signal)
    {
        var result = Score(Quantity(10, op, target is null ? null : D(target), D(actual)));

        result.Score.ShouldBeNull();
        result.Signals.ShouldBe(signal);
    }

    [Fact]
    public void A_reversed_range_cannot_be_scored() =>
        Score(InRange(10, 5, 4, 4)).Signals.ShouldBe(RowSignals.TargetMeaningless);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("100.01")]
    [InlineData("0.0000001")]
    public void A_weight_that_cannot_be_meant_is_refused(string weight) =>
        Score(Quantity(D(weight), AtLeast, 1, 1)).Signals.ShouldBe(RowSignals.InvalidWeight);

    [Fact]
    public void A_weight_finer_than_a_score_does_not_round_up_past_itself() =>
        Score(Quantity(33.335m, AtLeast, 1, 1)).Score.ShouldBe(33.335m);

    [Fact]
    public void A_missing_actual_earns_nothing_and_is_an_error()
    {
        Score(Quantity(10, AtLeast, 5, null)).ShouldBe(new RowScore(0, 0, 0, null, null, RowRule.MissingActual, RowSignals.MissingActual));
        Score(Quantity(10, AtLeast, 5, null), National with { MissingValue = MissingValuePolicy.Unscored }).Score.ShouldBeNull();
        Score(Judged(10, null)).Signals.ShouldBe(RowSignals.MissingActual);
    }

    [Fact]
    public void An_explanatory_sub_row_shows_its_completion_but_earns_nothing()
    {
        var result = Score(Quantity(10, AtLeast, 4, 3) with { Weight = null });

        result.Score.ShouldBeNull();
        result.CompletionPercent.ShouldBe(75.00m);
        result.Signals.ShouldBe(RowSignals.Explanatory);
    }

    [Theory]
    [InlineData(AtLeast, "100", "130", RowSignals.None)]
    [InlineData(AtLeast, "100", "130.01", RowSignals.OverAchieved)]
    [InlineData(AtLeast, "100", "80", RowSignals.Missed)]
    [InlineData(AtLeast, "100", "79.99", RowSignals.Missed | RowSignals.UnderAchieved)]
    [InlineData(AtLeast, "100", "59.99", RowSignals.Missed | RowSignals.UnderAchieved | RowSignals.SeriouslyUnderAchieved)]
    [InlineData(AtMost, "100", "70", RowSignals.None)]
    [InlineData(AtMost, "100", "69.99", RowSignals.FarBelowCeiling)]
    [InlineData(AtMost, "100", "126", RowSignals.Missed | RowSignals.UnderAchieved)]
    [InlineData(MoreThan, "5", "5", RowSignals.StrictEqual)]
    [InlineData(LessThan, "5", "5", RowSignals.StrictEqual)]
    [InlineData(AtLeast, "0.0000001", "1", RowSignals.OverAchieved | RowSignals.CompletionCapped)]
    public void Distance_from_the_target_is_signalled_at_its_exact_threshold(TargetOperator op, string target, string actual, RowSignals signals) =>
        Score(Quantity(10, op, D(target), D(actual))).Signals.ShouldBe(signals);

    [Fact]
    public void Far_above_target_earns_no_bonus_and_loses_nothing_by_default() =>
        Score(Quantity(10, AtLeast, 10, 25) with { TargetTooLow = true }).Score.ShouldBe(10);

    [Theory]
    [InlineData("13", true, "10")]
    [InlineData("13.1", true, "9")]
    [InlineData("15", true, "9")]
    [InlineData("20", true, "8")]
    [InlineData("20.1", true, "7")]
    [InlineData("20.1", false, "10")]
    public void A_local_ladder_deducts_only_when_the_target_is_confirmed_as_too_low(string actual, bool tooLow, string score) =>
        Score(Quantity(10, AtLeast, 10, D(actual)) with { TargetTooLow = tooLow }, National with { OverAchievementLadder = ScoringProfiles.LocalLadder })
            .Score.ShouldBe(D(score));

    [Fact]
    public void An_operator_against_its_category_is_suspicious()
    {
        Score(Quantity(10, AtMost, 10, 10) with { Category = IndicatorCategory.Quantity }).Has(RowSignals.DirectionSuspicious).ShouldBeTrue();
        Score(Quantity(10, AtLeast, 10, 10) with { Category = IndicatorCategory.OutputCost }).Has(RowSignals.DirectionSuspicious).ShouldBeTrue();
        Score(Quantity(10, AtMost, 10, 10) with { Category = IndicatorCategory.SocialBenefit }).Has(RowSignals.DirectionSuspicious).ShouldBeFalse();
    }

    [Fact]
    public void Yes_or_no_gives_everything_or_nothing()
    {
        Score(Quantity(10, AtLeast, 10, 10) with { Method = AttainmentMethod.YesNo }).Score.ShouldBe(10);
        Score(Quantity(10, AtLeast, 10, 9.99m) with { Method = AttainmentMethod.YesNo }).Score.ShouldBe(0);
        Score(Quantity(10, MoreThan, 10, 10) with { Method = AttainmentMethod.YesNo }).Score.ShouldBe(0);
        Score(Judged(10, QualitativeTier.Achieved) with { Method = AttainmentMethod.YesNo }).Score.ShouldBe(10);
        Score(Judged(10, QualitativeTier.PartlyAchieved) with { Method = AttainmentMethod.YesNo }).Score.ShouldBe(0);
    }

    [Fact]
    public void Below_the_pass_threshold_nothing_is_earned()
    {
        Score(Quantity(10, AtLeast, 10, 6) with { Method = AttainmentMethod.PassAt(0.6m) }).Score.ShouldBe(6);
        Score(Quantity(10, AtLeast, 10, 5.99m) with { Method = AttainmentMethod.PassAt(0.6m) }).Score.ShouldBe(0);
    }

    [Theory]
    [InlineData("93.3", "10")]
    [InlineData("90", "10")]
    [InlineData("89.99", "8")]
    [InlineData("60", "5")]
    [InlineData("59.99", "0")]
    public void Satisfaction_may_be_scored_in_steps(string actual, string score)
    {
        var steps = AttainmentMethod.InSteps(new AttainmentStep(90, 1), new AttainmentStep(80, 0.8m), new AttainmentStep(60, 0.5m));
        Score(Quantity(10, AtLeast, null, D(actual)) with { Method = steps }).Score.ShouldBe(D(score));
    }

    internal static decimal D(string value) => decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
}
