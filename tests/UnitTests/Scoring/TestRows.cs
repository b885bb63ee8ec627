using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.UnitTests.Scoring;

/// <summary>Rows and sheets with sensible defaults; a test states only what it is about.</summary>
internal static class TestRows
{
    public static ScoringRow Quantity(decimal weight, TargetOperator op, decimal? target, decimal? actual) =>
        new() { Weight = weight, Operator = op, Target = target, Actual = actual };

    public static ScoringRow InRange(decimal weight, decimal lower, decimal upper, decimal actual) =>
        new() { Weight = weight, Operator = TargetOperator.Range, Target = lower, UpperTarget = upper, Actual = actual };

    public static ScoringRow Date(decimal weight, DateOnly due, DateOnly? actual) =>
        new() { Weight = weight, Operator = TargetOperator.OnOrBefore, DueOn = due, ActualOn = actual };

    public static ScoringRow Judged(decimal weight, QualitativeTier? tier, decimal? chosen = null) =>
        new() { Weight = weight, Kind = IndicatorKind.Qualitative, Tier = tier, ChosenScore = chosen, HasReason = true };

    public static SheetRow Named(string name, IndicatorCategory category, ScoringRow row, string? unit = null) =>
        new() { Key = name, Name = name, Unit = unit, Row = row with { Category = category } };

    /// <summary>A county year under the national profile: every rule once, total 93.58.</summary>
    public static ScoreSheetInput WorkedExample() => new()
    {
        Profile = ScoringProfiles.N2020,
        Form = IndicatorForm.A,
        Execution = new ExecutionInput(500_000m, 71_500m, 0, 0, 543_000m),
        Rows =
        [
            Named("cases", IndicatorCategory.Quantity, Quantity(15, TargetOperator.AtLeast, 30, 31), "件"),
            Named("settled", IndicatorCategory.Quality, Quantity(15, TargetOperator.AtLeast, 95, 87.10m), "%"),
            Named("days", IndicatorCategory.Timeliness, Quantity(10, TargetOperator.AtMost, 20, 24), "天"),
            Named("cost", IndicatorCategory.OutputCost, Quantity(10, TargetOperator.AtMost, 1.80m, 1.75m), "万元/件"),
            Named("repeat", IndicatorCategory.SocialBenefit, Quantity(20, TargetOperator.AtMost, 5, 4), "%"),
            Named("mechanism", IndicatorCategory.SustainableBenefit, Judged(10, QualitativeTier.PartlyAchieved, 7)),
            Named("satisfaction", IndicatorCategory.ServiceSatisfaction, Quantity(10, TargetOperator.AtLeast, 90, 93.3m), "%"),
        ],
    };

    /// <summary>Files of the repository, wherever the tests were built to.</summary>
    public static string InRepository(params ReadOnlySpan<string> path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReliefApi.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("ReliefApi.sln");
        return Path.Combine([folder.FullName, .. path]);
    }
}
