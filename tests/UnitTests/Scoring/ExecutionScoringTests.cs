using ReliefApi.Domain.Scoring;
using static ReliefApi.UnitTests.Scoring.RowScoringTests;

namespace ReliefApi.UnitTests.Scoring;

public sealed class ExecutionScoringTests
{
    private static ExecutionScore Score(ExecutionInput input, ScoringProfile? profile = null) => ScoringEngine.ScoreExecution(input, profile ?? ScoringProfiles.N2020);

    [Theory]
    // initial, adjustments, carry-over, other, executed, rate %, score
    [InlineData("500000", "71500", "0", "0", "543000", "95.01", "9.50", ExecutionSignals.None)]
    [InlineData("0", "100000", "0", "0", "100000", "100.00", "10", ExecutionSignals.None)]
    [InlineData("100000", "-20000", "5000", "15000", "100000", "100.00", "10", ExecutionSignals.None)]
    [InlineData("100000", "0", "0", "0", "90000", "90.00", "9", ExecutionSignals.None)]
    [InlineData("100000", "0", "0", "0", "89999.99", "90.00", "9.00", ExecutionSignals.LowExecution)]
    [InlineData("100000", "0", "0", "0", "59999.99", "60.00", "6.00", ExecutionSignals.LowExecution | ExecutionSignals.MeasureDue)]
    [InlineData("100000", "0", "0", "0", "0", "0", "0", ExecutionSignals.LowExecution | ExecutionSignals.MeasureDue)]
    [InlineData("100000", "0", "0", "0", "110000", "110.00", "10", ExecutionSignals.ExecutedExceedsBudget)]
    public void Execution_earns_its_weight_by_the_unrounded_rate(
        string initial, string adjustments, string carryOver, string other, string executed, string rate, string score, ExecutionSignals signals)
    {
        var result = Score(new ExecutionInput(D(initial), D(adjustments), D(carryOver), D(other), D(executed)));

        result.RatePercent.ShouldBe(D(rate));
        result.Score.ShouldBe(D(score));
        result.Signals.ShouldBe(signals);
    }

    [Fact]
    public void Without_a_budget_there_is_no_rate_and_no_score() =>
        Score(new ExecutionInput(100, -100, 0, 0, 0)).ShouldBe(new ExecutionScore(null, null, null, null, 0, ExecutionSignals.FullYearZero));

    [Fact]
    public void Without_an_executed_amount_there_is_no_score() =>
        Score(new ExecutionInput(100, 0, 0, 0, null)).Signals.ShouldBe(ExecutionSignals.ExecutedMissing);

    [Fact]
    public void Negative_or_enormous_amounts_are_refused()
    {
        Score(new ExecutionInput(100, 0, 0, 0, -1)).Has(ExecutionSignals.NegativeAmount).ShouldBeTrue();
        Score(new ExecutionInput(100, -200, 0, 0, 0)).Score.ShouldBeNull();
        Score(new ExecutionInput(decimal.MaxValue, decimal.MaxValue, 0, 0, 1)).Signals.ShouldBe(ExecutionSignals.AmountOutOfRange);
    }

    [Fact]
    public void A_declared_full_year_budget_must_be_the_sum_of_its_parts() =>
        Score(new ExecutionInput(500_000, 0, 0, 0, 500_000) { DeclaredFullYear = 571_500 }).Signals.ShouldBe(ExecutionSignals.FullYearNotSumOfParts);

    [Theory]
    [InlineData("100", true, "10")]
    [InlineData("70", true, "10")]
    [InlineData("80", false, "7")]
    [InlineData("79.99", false, "5")]
    [InlineData("59.99", false, "0")]
    public void Execution_in_steps_is_a_setting(string executed, bool finished, string score) =>
        Score(new ExecutionInput(100, 0, 0, 0, D(executed)) { FinishedWithinBudget = finished }, ScoringProfiles.N2021 with { ExecutionSteps = ScoringProfiles.LocalExecutionSteps })
            .Score.ShouldBe(D(score));
}
