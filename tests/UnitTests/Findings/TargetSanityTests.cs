using CsCheck;
using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.UnitTests.Findings;

/// <summary>A target is questioned exactly when repeating what was reached before would be called over-achievement.</summary>
public sealed class TargetSanityTests
{
    private static readonly ScoringProfile Profile = ScoringProfiles.DefaultFor(IndicatorForm.A);
    private static readonly TargetThresholds Limits = new(Profile.OverAchievementThreshold, Profile.FarBelowCeilingThreshold, Profile.OutOfLineThreshold);
    private static readonly Gen<decimal> Value = Gen.Int[1, 20_000].Select(n => n / 100m);

    [Fact]
    public void Too_low_is_what_the_engine_will_call_over_achieved_when_the_poorer_year_repeats() => Gen.Select(Value, Value, Value, Gen.Bool).Sample((target, last, before, higher) =>
    {
        var op = higher ? TargetOperator.AtLeast : TargetOperator.AtMost;
        var poorer = higher ? Math.Min(last, before) : Math.Max(last, before);
        var score = ScoringEngine.ScoreRow(new() { Weight = 10, Kind = IndicatorKind.Quantitative, Operator = op, Target = target, Actual = poorer }, Profile);
        return Found("TARGET_TOO_LOW", op, target, [last, before], null) == (score.Has(RowSignals.OverAchieved) || score.Has(RowSignals.FarBelowCeiling));
    });

    [Fact]
    public void A_target_at_the_median_or_at_last_years_value_is_never_questioned() => Gen.Select(Value, Gen.Bool).Sample((value, higher) =>
    {
        var op = higher ? TargetOperator.AtLeast : TargetOperator.AtMost;
        return !Found("TARGET_TOO_LOW", op, value, [value], value) && !Found("TARGET_OUT_OF_LINE", op, value, [value], value);
    });

    [Fact]
    public void Moving_further_from_the_median_never_makes_a_questioned_target_acceptable() => Gen.Select(Value, Value, Value).Sample((target, median, step) =>
    {
        var further = target >= median ? target + step : Math.Max(0.01m, target - step);
        return !Found("TARGET_OUT_OF_LINE", TargetOperator.AtLeast, target, [], median) || Found("TARGET_OUT_OF_LINE", TargetOperator.AtLeast, further, [], median);
    });

    [Fact]
    public void The_threshold_itself_is_still_in_line()
    {
        Found("TARGET_OUT_OF_LINE", TargetOperator.AtLeast, 130, [], 100).ShouldBeFalse();
        Found("TARGET_OUT_OF_LINE", TargetOperator.AtLeast, 130.01m, [], 100).ShouldBeTrue();
        Found("TARGET_TOO_LOW", TargetOperator.AtLeast, 100, [130], null).ShouldBeFalse();
        Found("TARGET_TOO_LOW", TargetOperator.AtLeast, 100, [130.01m], null).ShouldBeTrue();
    }

    private static bool Found(string id, TargetOperator op, decimal target, decimal[] priors, decimal? median) => FindingRules.All.Single(r => r.Id == id).Check(new()
    {
        Thresholds = Limits,
        Indicators =
        [
            new SeenIndicator("1", IndicatorCategory.Quality, "率", "率", IndicatorKind.Quantitative, op, target, null, "%", 10)
            {
                Priors = [.. priors.Select((p, i) => new PriorActual(2019 - i, p))],
                Similar = median is { } m ? new(m, 5) : null,
            },
        ],
    }).Any();
}
