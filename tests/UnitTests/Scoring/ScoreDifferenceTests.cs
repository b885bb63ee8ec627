using ReliefApi.Domain.Scoring;
using static ReliefApi.UnitTests.Scoring.TestRows;

namespace ReliefApi.UnitTests.Scoring;

public sealed class ScoreDifferenceTests
{
    [Fact]
    public void The_parts_add_up_to_the_difference_whatever_differs_between_two_sheets()
    {
        var random = new Random(7);
        HashSet<DifferenceCause> causes = [];
        for (var round = 0; round < 2_000; round++)
        {
            var (before, after) = (Any(random), Any(random));
            var parts = ScoreDifference.Between(before, after);
            parts.Sum(p => p.Points).ShouldBe(TotalOf(after) - TotalOf(before), $"round {round}");
            parts.ShouldAllBe(p => p.Points != 0);
            foreach (var part in parts) causes.Add(part.Cause);
        }
        causes.Count.ShouldBe(3);
    }

    [Fact]
    public void Each_cause_gets_what_it_changed_by_itself()
    {
        var before = WorkedExample();
        ScoreDifference.Between(before, before).ShouldBeEmpty();
        // 95 → 100 % as the target of a row that stands at 87.10: 13.75 → 13.07 (rounded) points.
        Only(before with { Rows = [.. before.Rows.Select(r => r.Key == "settled" ? r with { Row = r.Row with { Target = 100 } } : r)] }).ShouldBe((DifferenceCause.Target, "settled", -0.68m));
        Only(before with { Rows = [.. before.Rows.Select(r => r.Key == "days" ? r with { Row = r.Row with { Actual = 20 } } : r)] }).ShouldBe((DifferenceCause.Rows, "days", 1.67m));
        Only(before with { Profile = before.Profile with { RoundingDecimals = 0 } }, DifferenceCause.Rule, "settled").ShouldBe((DifferenceCause.Rule, "settled", 0.25m));
        Only(before with { Rows = [.. before.Rows.Skip(1)] }).ShouldBe((DifferenceCause.Target, "cases", -15m));
        Only(before with { Execution = before.Execution with { Executed = 571_500m } }).ShouldBe((DifferenceCause.Rows, null, 0.50m));
        ScoreDifference.Between(null, before).Sum(p => p.Points).ShouldBe(93.58m);

        (DifferenceCause, string?, decimal) Only(ScoreSheetInput after, DifferenceCause? cause = null, string? row = null)
        {
            var part = ScoreDifference.Between(before, after).Single(p => cause is null || p.Cause == cause && p.RowKey == row);
            return (part.Cause, part.RowKey, part.Points);
        }
    }

    private static decimal TotalOf(ScoreSheetInput? sheet) => sheet is null ? 0 : ScoringEngine.ScoreSheet(sheet).Total;

    private static ScoreSheetInput? Any(Random random)
    {
        if (random.Next(20) == 0) return null;
        var sheet = WorkedExample();
        return sheet with
        {
            Profile = ScoringProfiles.All[random.Next(ScoringProfiles.All.Count)] with { RoundingDecimals = random.Next(3) },
            Execution = sheet.Execution with { Adjustments = random.Next(100_000), Executed = random.Next(5) == 0 ? null : random.Next(600_000) },
            Rows = [.. sheet.Rows.Where(_ => random.Next(6) > 0).Select(r => r with
            {
                Row = r.Row with
                {
                    Weight = random.Next(8) == 0 ? null : random.Next(1, 20),
                    Target = r.Row.Target is null ? null : random.Next(1, 100),
                    Actual = random.Next(6) == 0 ? null : random.Next(120),
                },
            })],
        };
    }
}
