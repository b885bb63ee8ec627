using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;
using static ReliefApi.UnitTests.Scoring.TestRows;

namespace ReliefApi.UnitTests.Scoring;

public sealed class WeightRulesTests
{
    private static IEnumerable<string> Codes(ScoringProfile profile, IReadOnlyList<SheetRow> rows, IndicatorForm form = IndicatorForm.A, NotApplicable notApplicable = default) =>
        WeightRules.Check(profile, form, rows, notApplicable).Select(finding => finding.Code);

    private static SheetRow Row(IndicatorCategory category, decimal? weight, string? key = null) =>
        Named(key ?? category.Code, category, Quantity(1, TargetOperator.AtLeast, 1, 1) with { Weight = weight });

    private static List<SheetRow> FormA(decimal quantity = 20) =>
    [
        Row(IndicatorCategory.Quantity, quantity), Row(IndicatorCategory.Quality, 12.5m), Row(IndicatorCategory.Timeliness, 7.5m), Row(IndicatorCategory.OutputCost, 10),
        Row(IndicatorCategory.SocialBenefit, 30), Row(IndicatorCategory.ServiceSatisfaction, 10),
    ];

    [Fact]
    public void A_table_that_follows_its_profile_has_no_finding() => Codes(ScoringProfiles.N2020, FormA()).ShouldBeEmpty();

    [Fact]
    public void Execution_counts_towards_100()
    {
        var finding = WeightRules.Check(ScoringProfiles.N2020, IndicatorForm.A, FormA(30)).First(found => found.Code == "WEIGHT_SUM_NOT_100");
        finding.Values.ShouldBe([new SeenValue("execution", "10"), new SeenValue("rows", "100.0"), new SeenValue("sum", "110.0")]);
    }

    [Fact]
    public void A_block_off_its_profile_is_a_warning_even_when_the_sum_is_right()
    {
        var rows = FormA();
        rows[4] = Row(IndicatorCategory.SocialBenefit, 25);
        rows[5] = Row(IndicatorCategory.ServiceSatisfaction, 15);

        Codes(ScoringProfiles.N2020, rows).ShouldBe(["WEIGHT_PROFILE_DEVIATION", "WEIGHT_PROFILE_DEVIATION"]);
    }

    [Fact]
    public void Hubei_lets_benefit_and_satisfaction_share_40()
    {
        List<SheetRow> rows = [.. FormA(10).Take(4), Row(IndicatorCategory.SocialBenefit, 15), Row(IndicatorCategory.ServiceSatisfaction, 25)];

        Codes(ScoringProfiles.Hubei, rows).ShouldBeEmpty();
        Codes(ScoringProfiles.N2020, rows).ShouldContain("WEIGHT_PROFILE_DEVIATION");
    }

    [Fact]
    public void Sichuan_lets_the_rows_split_90_freely()
    {
        List<SheetRow> rows = [.. FormA(5).Take(4), Row(IndicatorCategory.SocialBenefit, 30), Row(IndicatorCategory.ServiceSatisfaction, 25)];
        Codes(ScoringProfiles.Sichuan, rows).ShouldBeEmpty();
    }

    [Fact]
    public void Form_b_has_cost_as_a_first_level()
    {
        List<SheetRow> rows =
        [
            Row(IndicatorCategory.EconomicCost, 20), Row(IndicatorCategory.Quantity, 20), Row(IndicatorCategory.Quality, 10), Row(IndicatorCategory.Timeliness, 10),
            Row(IndicatorCategory.SocialBenefit, 20), Row(IndicatorCategory.ServiceSatisfaction, 10),
        ];
        Codes(ScoringProfiles.N2021WithCost, rows, IndicatorForm.B).ShouldBeEmpty();

        rows[0] = Row(IndicatorCategory.OutputCost, 20);
        Codes(ScoringProfiles.N2021WithCost, rows, IndicatorForm.B).ShouldBe(["CATEGORY_MISPLACED", "WEIGHT_PROFILE_DEVIATION", "WEIGHT_PROFILE_DEVIATION"]);
    }

    [Fact]
    public void A_block_the_profile_does_not_know_is_a_deviation() =>
        WeightRules.Check(ScoringProfiles.N2020WithoutSatisfaction, IndicatorForm.A, FormA())
            .ShouldContain(finding => finding.Code == "WEIGHT_PROFILE_DEVIATION" && finding.Values.Contains(new SeenValue("part", "Satisfaction")));

    [Fact]
    public void Every_fault_is_reported_at_once()
    {
        List<SheetRow> rows = [Row(IndicatorCategory.Quantity, 0, "a"), Row(IndicatorCategory.Quantity, -5, "b"), Row(IndicatorCategory.Quality, 40.001m, "c"), Row(IndicatorCategory.Quality, decimal.MaxValue, "d")];

        Codes(ScoringProfiles.N2020, rows).Distinct().ShouldBe(
            ["WEIGHT_NOT_POSITIVE", "ROW_TOO_HEAVY", "WEIGHT_TOO_PRECISE", "WEIGHT_SUM_NOT_100", "WEIGHT_PROFILE_DEVIATION", "CONTENT_MISSING"], ignoreOrder: true);
    }

    [Fact]
    public void A_null_weight_is_a_sub_row_and_not_a_fault() =>
        Codes(ScoringProfiles.N2020, [.. FormA(), Row(IndicatorCategory.Quantity, null)]).ShouldBeEmpty();

    [Fact]
    public void Minimum_content_may_be_declared_not_applicable()
    {
        var rows = FormA().Where(row => row.Row.Category != IndicatorCategory.OutputCost && row.Row.Category != IndicatorCategory.ServiceSatisfaction).ToList();

        Codes(ScoringProfiles.N2020, rows).Count(code => code == "CONTENT_MISSING").ShouldBe(2);
        Codes(ScoringProfiles.N2020, rows, notApplicable: new NotApplicable(Cost: true, Satisfaction: true)).ShouldNotContain("CONTENT_MISSING");
    }

    [Fact]
    public void One_row_or_too_many_rows_are_noticed()
    {
        Codes(ScoringProfiles.N2020, [Row(IndicatorCategory.Quantity, 90)]).ShouldContain("SINGLE_INDICATOR");
        Codes(ScoringProfiles.N2020, [.. Enumerable.Range(0, 16).Select(i => Row(IndicatorCategory.Quantity, 5, $"r{i}"))]).ShouldContain("ROW_COUNT_UNUSUAL");
    }
}
