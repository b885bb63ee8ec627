using CsCheck;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.UnitTests.Scoring;

/// <summary>Every generator of the scoring properties, composed from small ones.</summary>
internal static class ScoringGen
{
    private static readonly IndicatorCategory[] Categories = [.. IndicatorCategory.AllowedIn(IndicatorForm.A)];

    /// <summary>A figure as people type it: up to four decimals.</summary>
    public static readonly Gen<decimal> Figure = Gen.Int[0, 200_000_000].Select(Gen.Int[0, 4], (digits, scale) => new decimal(digits, 0, 0, false, (byte)scale));

    public static readonly Gen<decimal> PositiveFigure = Figure.Where(figure => figure > 0);

    /// <summary>Anything a decimal can hold, the extremes often.</summary>
    public static readonly Gen<decimal> AnyDecimal = Gen.OneOf(
        Figure,
        Figure.Select(figure => -figure),
        Gen.Decimal,
        Gen.OneOf(0m, 1m, -1m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, -0.0000000000000000000000000001m, Limit, -Limit, Limit + 1));

    private static readonly Gen<decimal?> AnyOptional = AnyDecimal.Select(Gen.Int[0, 9], (value, dice) => dice == 0 ? (decimal?)null : value);

    private const decimal Limit = 1_000_000_000_000_000_000m;

    public static readonly Gen<decimal> Weight = Gen.Int[1, 4000].Select(cents => cents / 100m);

    public static readonly Gen<ScoringProfile> Profile = Gen.Int[0, ScoringProfiles.All.Count - 1].Select(Gen.Bool, (i, ladder) =>
        ladder ? ScoringProfiles.All[i] with { OverAchievementLadder = ScoringProfiles.LocalLadder } : ScoringProfiles.All[i]);

    public static readonly Gen<TargetOperator> Proportional =
        Gen.OneOf(TargetOperator.AtLeast, TargetOperator.MoreThan, TargetOperator.Equal, TargetOperator.AtMost, TargetOperator.LessThan);

    private static readonly Gen<AttainmentMethod?> Method = Gen.OneOf<AttainmentMethod?>(
        null, null, null, AttainmentMethod.YesNo, AttainmentMethod.PassAt(0.6m), AttainmentMethod.InSteps(new(90, 1), new(80, 0.8m), new(60, 0.5m)));

    private static readonly Gen<QualitativeTier?> Tier = Gen.Int[0, 3].Select(tier => tier == 0 ? (QualitativeTier?)null : (QualitativeTier)tier);

    private static readonly Gen<DateOnly?> Day = Gen.Int[0, 400].Select(day => day == 0 ? (DateOnly?)null : new DateOnly(2020, 1, 1).AddDays(day));

    /// <summary>A row with any values at all, sensible or not.</summary>
    public static readonly Gen<ScoringRow> AnyRow =
        Gen.Select(AnyOptional, AnyOptional, AnyOptional, AnyOptional, AnyOptional).Select(
            Gen.Select(Gen.Enum<TargetOperator>(), Gen.Enum<IndicatorKind>(), Gen.Int[0, Categories.Length - 1], Method),
            Gen.Select(Tier, Day, Day, Gen.Bool, Gen.Bool),
            (values, shape, judged) => new ScoringRow
            {
                Weight = values.Item1,
                Target = values.Item2,
                UpperTarget = values.Item3,
                Actual = values.Item4,
                ChosenScore = values.Item5,
                Operator = shape.Item1,
                Kind = shape.Item2,
                Category = Categories[shape.Item3],
                Method = shape.Item4,
                Tier = judged.Item1,
                DueOn = judged.Item2,
                ActualOn = judged.Item3,
                IsGrowthRate = judged.Item4,
                TargetTooLow = judged.Item5,
            });

    /// <summary>A proportional row that can be scored.</summary>
    public static readonly Gen<ScoringRow> PlainRow = Gen.Select(Weight, Proportional, PositiveFigure, Figure, Gen.Int[0, Categories.Length - 1],
        (weight, op, target, actual, category) => TestRows.Quantity(weight, op, target, actual) with { Category = Categories[category] });

    public static readonly Gen<ExecutionInput> AnyExecution = Gen.Select(AnyDecimal, AnyDecimal, AnyDecimal, AnyDecimal, AnyOptional,
        (initial, adjustments, carryOver, other, executed) => new ExecutionInput(initial, adjustments, carryOver, other, executed));

    private static readonly Gen<ExecutionInput> PlainExecution = Gen.Select(PositiveFigure, Figure, Figure,
        (initial, other, executed) => new ExecutionInput(initial, 0, 0, other, executed));

    public static readonly Gen<ScoreSheetInput> Sheet = SheetOf(Gen.OneOf(PlainRow, PlainRow, PlainRow, AnyRow), PlainExecution);

    public static readonly Gen<ScoreSheetInput> AnySheet = SheetOf(AnyRow, AnyExecution);

    /// <summary>A sheet whose weights are exactly 100; some rows may not be scorable.</summary>
    public static readonly Gen<ScoreSheetInput> BalancedSheet = SheetOf(Gen.OneOf(PlainRow, PlainRow, PlainRow, PlainRow, AnyRow), PlainExecution)
        .Where(sheet => sheet.Rows.Count > 0)
        .Select(sheet => sheet with { Rows = [.. sheet.Rows.Select((row, i) => row with { Row = row.Row with { Weight = ShareOf(100 - sheet.Profile.ExecutionWeight, i, sheet.Rows.Count) } })] });

    // Equal hundredths, the last row takes what is left.
    private static decimal ShareOf(decimal weight, int row, int rows)
    {
        var share = Math.Floor(weight * 100 / rows) / 100;
        return row < rows - 1 ? share : weight - share * (rows - 1);
    }

    private static Gen<ScoreSheetInput> SheetOf(Gen<ScoringRow> row, Gen<ExecutionInput> execution) =>
        Gen.Select(Profile, execution, row.Array[0, 20], AnyOptional, (profile, money, rows, entered) => new ScoreSheetInput
        {
            Profile = profile,
            Form = IndicatorForm.A,
            Execution = money,
            Rows = [.. rows.Select((data, i) => new SheetRow { Key = $"r{i}", Name = $"row {i}", Unit = i % 2 == 0 ? "%" : "件", Row = data, EnteredScore = entered, ParentKey = i > 2 ? "r1" : null })],
        });
}
