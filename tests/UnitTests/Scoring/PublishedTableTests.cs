using System.Text.Json;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;
using static ReliefApi.Domain.Indicators.TargetOperator;
using static ReliefApi.UnitTests.Scoring.TestRows;

namespace ReliefApi.UnitTests.Scoring;

public sealed class PublishedTableTests
{
    private static readonly Dictionary<string, Facts> Tables = JsonSerializer
        .Deserialize<Facts[]>(File.ReadAllText(InRepository("tests", "UnitTests", "Scoring", "published-tables.json")), JsonSerializerOptions.Web)!
        .ToDictionary(table => table.Id);

    public static TheoryData<string> Ids => ["V02", "V03", "V07", "V14"];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_row_of_a_published_table_is_recomputed(string id)
    {
        var facts = Tables[id];
        var report = PublishedTableComparison.Compare(facts.ToTable());

        for (var i = 0; i < facts.Rows.Length; i++)
        {
            var (fact, row) = (facts.Rows[i], report.Rows[i]);
            row.Lowest.ShouldBe(fact.National?[0], fact.Name);
            row.Highest.ShouldBe(fact.National?[1], fact.Name);
            row.Computed.CompletionPercent.ShouldBe(fact.Completion, fact.Name);
            row.Computed.Has(RowSignals.OverAchieved).ShouldBe(fact.OverAchieved, fact.Name);
            row.Deviation?.Code.ShouldBe(fact.Deviation, fact.Name);
            (row.Deviation is null).ShouldBe(fact.Deviation is null, fact.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_sums_and_findings_of_a_published_table_are_found(string id)
    {
        var facts = Tables[id];
        var report = PublishedTableComparison.Compare(facts.ToTable());

        report.WeightSum.ShouldBe(facts.Sums["weights"]);
        report.PublishedSum.ShouldBe(facts.Sums["published"]);
        report.HighestSum.ShouldBe(facts.Sums["national"]);
        report.FollowsTheRules.ShouldBe(facts.Rows.All(row => row.Deviation is null));
        report.Findings.Select(finding => finding.Code).Distinct().ShouldBe(facts.Findings, ignoreOrder: true);
    }

    [Fact]
    public void A_Hubei_table_deviates_from_the_national_profile()
    {
        var report = PublishedTableComparison.Compare(Tables["V07"].ToTable() with { Profile = ScoringProfiles.N2020 });

        report.Findings.Where(finding => finding.Code == "WEIGHT_PROFILE_DEVIATION").Select(finding => finding.Values[0].Value)
            .ShouldBe(["EXE", "Output", "Benefit", "Satisfaction"]);
        report.FollowsTheRules.ShouldBeTrue();
    }

    [Theory]
    [InlineData("20", AtLeast, "100", "90", "18", null)]
    [InlineData("20", AtLeast, "95", "87.10", "18.3", "ROUNDED_COARSELY")] // 18.34
    [InlineData("20", AtLeast, "95", "87.10", "20", "FULL_MARKS_TARGET_MISSED")]
    [InlineData("10", AtMost, "20", "24", "10", "FULL_MARKS_CEILING_EXCEEDED")]
    [InlineData("20", AtLeast, "100", "90", "3.6", "WEIGHT_APPLIED_TWICE")]
    [InlineData("20", AtLeast, "90", "95", "400", "WEIGHT_APPLIED_TWICE")]
    [InlineData("20", AtLeast, "98", "98", "19.6", "ACTUAL_PERCENT_AS_SCORE")]
    [InlineData("20", AtLeast, "50", "60", "24", "BONUS_FOR_OVER_ACHIEVEMENT")]
    [InlineData("20", AtLeast, "50", "60", "21", "SCORE_EXCEEDS_WEIGHT")]
    [InlineData("20", AtMost, "40", "30", "15", "DIRECTION_REVERSED")]
    [InlineData("20", AtLeast, "50", "45", "0", "ALL_OR_NOTHING")]
    [InlineData("20", AtLeast, "50", "45", "17", "SCORE_DIFFERS")]
    [InlineData("20", AtLeast, "50", "55", "18.5", "MET_BUT_DEDUCTED")]
    [InlineData("20", AtLeast, "50", "80", "17.5", "OVER_ACHIEVEMENT_DEDUCTED")]
    [InlineData("20", AtLeast, "50", null, "20", "SCORED_WITHOUT_ACTUAL")]
    [InlineData("20", AtLeast, "50", null, "0", null)]
    public void A_wrong_score_is_traced_to_its_mistake(string weight, TargetOperator op, string target, string? actual, string published, string? code)
    {
        var row = Quantity(RowScoringTests.D(weight), op, RowScoringTests.D(target), actual is null ? null : RowScoringTests.D(actual));
        var report = Compare(Named("row", IndicatorCategory.Quality, row, "%") with { EnteredScore = RowScoringTests.D(published) });

        report.Rows[0].Deviation?.Code.ShouldBe(code);
        (report.Rows[0].Deviation is null).ShouldBe(code is null);
    }

    [Theory]
    [InlineData(QualitativeTier.PartlyAchieved, "8", "SCORE_OUTSIDE_BAND")]
    [InlineData(QualitativeTier.PartlyAchieved, "7.99", null)]
    [InlineData(QualitativeTier.Achieved, "7", "SCORE_OUTSIDE_BAND")]
    [InlineData(QualitativeTier.Achieved, "10", null)]
    public void A_judged_score_is_held_against_its_band(QualitativeTier tier, string published, string? code)
    {
        var report = Compare(Named("row", IndicatorCategory.SocialBenefit, Judged(10, tier)) with { EnteredScore = RowScoringTests.D(published) });
        (report.Rows[0].Deviation?.Code).ShouldBe(code);
    }

    [Theory]
    [InlineData("≥95%", "95", "95", "%", "OPERATOR_IN_ACTUAL")]
    [InlineData("95%以上", "95", "95", "%", "OPERATOR_IN_ACTUAL")]
    [InlineData("完成", "95", null, "%", "NON_NUMERIC_ACTUAL")]
    [InlineData(null, "290", "93", "%", "PERCENT_ABOVE_100")]
    [InlineData(null, "95", "0.95", "%", "PERCENT_AS_FRACTION")]
    [InlineData(null, "10", "10", "件", "TARGET_EQUALS_WEIGHT")]
    [InlineData(null, "57.15", "57.15", "万元", "MONEY_AS_QUANTITY")]
    public void Texts_and_units_give_mistakes_away(string? text, string target, string? actual, string unit, string code)
    {
        var row = Quantity(10, AtLeast, RowScoringTests.D(target), actual is null ? null : RowScoringTests.D(actual));
        Compare(Named("row", IndicatorCategory.Quantity, row, unit) with { ActualText = text }).Findings.ShouldContain(finding => finding.Code == code);
    }

    [Theory]
    [InlineData(2, "件", "PARTS_NOT_EQUAL_TOTAL")]
    [InlineData(3, "件", null)]
    [InlineData(3, "人", "UNIT_MIXED")]
    public void Parts_must_add_up_to_their_parent_in_one_unit(int second, string unit, string? code)
    {
        var report = Compare(
            Named("all", IndicatorCategory.Quantity, Quantity(20, Equal, 5, 5), "件"),
            Part("a", 2, "件"),
            Part("b", second, unit));
        report.Findings.Select(finding => finding.Code).FirstOrDefault(found => found is "PARTS_NOT_EQUAL_TOTAL" or "UNIT_MIXED").ShouldBe(code);

        static SheetRow Part(string key, decimal value, string unit) =>
            Named(key, IndicatorCategory.Quantity, Quantity(1, Equal, value, value) with { Weight = null }, unit) with { ParentKey = "all" };
    }

    [Fact]
    public void Totals_grades_and_execution_are_held_against_each_other()
    {
        var table = Tables["V07"].ToTable();

        Codes(table with { Total = 99 }).ShouldContain("TOTAL_ROW_NOT_SUM");
        Codes(table with { Total = null, Grade = "excellent" }).ShouldContain("GRADE_WITHOUT_SCORE");
        Codes(table with { Grade = "good" }).ShouldContain("GRADE_DIFFERS");
        Codes(table with { Execution = new ExecutionInput(20_000, 0, 0, 0, 15_000) }).ShouldContain("EXECUTION_SCORE_DIFFERS");
        Codes(table with { ExecutionScore = 21 }).ShouldContain("SCORE_EXCEEDS_WEIGHT");
        Codes(table with { ExecutionRatePercent = 98 }).ShouldContain("EXECUTION_RATE_DIFFERS");
        Codes(table with { ExecutionRatePercent = 100.0m, Grade = "excellent" }).ShouldBe(["CONTENT_MISSING"]);
    }

    private static string[] Codes(PublishedTable table) => [.. PublishedTableComparison.Compare(table).Findings.Select(finding => finding.Code).Distinct()];

    private static PublishedTableReport Compare(params SheetRow[] rows) => PublishedTableComparison.Compare(
        new PublishedTable { Title = "synthetic", Profile = ScoringProfiles.N2020, Form = IndicatorForm.A, Rows = rows, IsPartial = true });

    private sealed record Facts(
        string Id, string Title, string Profile, IndicatorForm Form, bool Partial, decimal FullYear, decimal Executed, decimal ExecutionWeight,
        decimal ExecutionScore, decimal RatePercent, decimal? Total, Dictionary<string, decimal> Sums, string[] Findings, RowFacts[] Rows)
    {
        public PublishedTable ToTable() => new()
        {
            Title = Title,
            Profile = ScoringProfiles.Find(Profile)!,
            Form = Form,
            Execution = new ExecutionInput(FullYear, 0, 0, 0, Executed),
            ExecutionWeight = ExecutionWeight,
            ExecutionScore = ExecutionScore,
            ExecutionRatePercent = RatePercent,
            Rows = [.. Rows.Select(row => row.ToRow())],
            Total = Total,
            IsPartial = Partial,
        };
    }

    private sealed record RowFacts(
        string? Key, string? Parent, string Category, string Name, TargetOperator Op, decimal? Target, decimal? Actual, string? ActualText, string? Unit,
        QualitativeTier? Tier, decimal? Weight, decimal? Published, decimal[]? National, decimal? Completion, bool OverAchieved, string? Deviation)
    {
        public SheetRow ToRow() => new()
        {
            Key = Key ?? Name,
            ParentKey = Parent,
            Name = Name,
            Unit = Unit,
            ActualText = ActualText,
            EnteredScore = Published,
            Row = new ScoringRow
            {
                Weight = Weight,
                Category = IndicatorCategory.Find(Category),
                Kind = Tier is null ? IndicatorKind.Quantitative : IndicatorKind.Qualitative,
                Operator = Op,
                Target = Target,
                Actual = Actual,
                Tier = Tier,
            },
        };
    }
}
