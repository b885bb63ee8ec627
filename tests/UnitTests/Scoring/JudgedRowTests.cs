using ReliefApi.Domain.Scoring;
using static ReliefApi.UnitTests.Scoring.RowScoringTests;
using static ReliefApi.UnitTests.Scoring.TestRows;

namespace ReliefApi.UnitTests.Scoring;

public sealed class JudgedRowTests
{
    private static readonly DateOnly Due = new(2020, 6, 30);

    private static RowScore Score(ScoringRow row, ScoringProfile? profile = null) => ScoringEngine.ScoreRow(row, profile ?? ScoringProfiles.N2020);

    [Theory]
    [InlineData("N2020", 1, "10", true)]
    [InlineData("N2020", 1, "8", true)]
    [InlineData("N2020", 1, "7.99", false)]
    [InlineData("N2020", 1, "10.01", false)]
    [InlineData("N2020", 2, "7.99", true)]
    [InlineData("N2020", 2, "6", true)]
    [InlineData("N2020", 2, "8", false)]
    [InlineData("N2020", 2, "7.999", false)] // would print as 8.00
    [InlineData("N2020", 3, "5.99", true)]
    [InlineData("N2020", 3, "0", true)]
    [InlineData("N2020", 3, "6", false)]
    [InlineData("N2020", 3, "-0.01", false)]
    [InlineData("HB", 2, "5", true)]
    [InlineData("HB", 3, "5", false)]
    [InlineData("HB", 3, "4.99", true)]
    [InlineData("N2020", 1, "79228162514264337593543950335", false)]
    public void Points_must_lie_in_the_band_of_the_tier(string profile, int tier, string chosen, bool allowed)
    {
        var result = Score(Judged(10, (QualitativeTier)tier, D(chosen)), ScoringProfiles.Find(profile));

        result.IsScored.ShouldBe(allowed);
        result.Has(RowSignals.ScoreOutsideBand).ShouldBe(!allowed);
    }

    [Fact]
    public void The_top_of_the_band_is_proposed_for_the_first_tier_only()
    {
        Score(Judged(10, QualitativeTier.Achieved)).Score.ShouldBe(10);
        Score(Judged(10, QualitativeTier.PartlyAchieved)).Signals.ShouldBe(RowSignals.Missed | RowSignals.ChosenScoreMissing);
        Score(Judged(10, QualitativeTier.NotAchieved)).Score.ShouldBeNull();
    }

    [Fact]
    public void A_lower_tier_needs_a_reason()
    {
        var result = Score(Judged(10, QualitativeTier.PartlyAchieved, 7) with { HasReason = false });

        result.Score.ShouldBe(7);
        result.Has(RowSignals.TierReasonMissing).ShouldBeTrue();
    }

    [Fact]
    public void On_the_due_date_is_on_time()
    {
        Score(Date(10, Due, Due)).Score.ShouldBe(10);
        Score(Date(10, Due, null)).Signals.ShouldBe(RowSignals.MissingActual);
    }

    [Fact]
    public void A_late_date_is_judged_by_a_person_and_never_proposed()
    {
        var late = Date(10, Due, Due.AddDays(1));

        Score(late).Signals.ShouldBe(RowSignals.Missed | RowSignals.TierReasonMissing | RowSignals.TierMissing);
        Score(late with { Tier = QualitativeTier.Achieved, HasReason = true }).Signals.ShouldBe(RowSignals.Missed | RowSignals.ChosenScoreMissing);
        Score(late with { Tier = QualitativeTier.PartlyAchieved, ChosenScore = 6.5m, HasReason = true }).Score.ShouldBe(6.5m);
    }
}
