using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.ReportTexts;
using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.UnitTests.ReportTexts;

/// <summary>The published report of 2020: a real text with all its faults, read and not corrected.</summary>
public sealed class PublishedReportTests
{
    private readonly ReportText _report = ReportSamples.ReadPublished();

    [Fact]
    public void All_seven_sections_are_found_though_two_are_numbered_in_other_figures() =>
        _report.Sections.Where(s => s.Kind is not null).Select(s => (s.Kind, s.Numbering)).ShouldBe(
        [
            (ReportSectionKind.Background, "一、"), (ReportSectionKind.EvaluationWork, "二、"), (ReportSectionKind.Conclusion, "三、"), (ReportSectionKind.Analysis, "四、"),
            (ReportSectionKind.Experience, "5、"), (ReportSectionKind.Suggestions, "6、"), (ReportSectionKind.Other, "七、"),
        ]);

    [Fact]
    public void The_project_has_its_items_and_the_portfolio_its_counts()
    {
        var project = _report.Projects.ShouldHaveSingleItem();
        (project.Name.Value, project.Level, project.Basis?.Value, project.ImplementingBody?.Value, project.Period?.Value).ShouldBe(("信访救助资金", 1, "历年预算安排", "县信访局", "经常性项目"));
        project.Summary.ShouldNotBeNull();
        project.Plan!.Value.ShouldContain("27号");
        project.YearlyBudget!.Value.ShouldContain("50万元");
        var portfolio = _report.Portfolio.ShouldNotBeNull();
        ((portfolio.LevelOne!.Count, portfolio.LevelOne.Yuan), (portfolio.LevelTwo!.Count, portfolio.LevelTwo.Yuan), (portfolio.Reviewed!.Count, portfolio.Reviewed.Yuan))
            .ShouldBe(((1, 571_500m), (0, 0m), (0, 0m)));
    }

    [Fact]
    public void Both_amounts_are_read_with_what_the_text_says_they_are()
    {
        _report.Amounts.Where(a => a.Yuan > 0 && a.Meaning is not null).Select(a => (a.Yuan, a.Meaning, a.FiscalYear))
            .ShouldBe([(571_500m, AmountMeaning.Involved, 2020), (500_000m, AmountMeaning.Initial, 2020), (500_000m, AmountMeaning.Initial, 2020)]);
        _report.Amounts.Where(a => a.Yuan == 2_000_000m).ShouldHaveSingleItem().Meaning.ShouldBeNull("a threshold is nobody's money");
        _report.Amounts.ShouldNotContain(a => a.Meaning == AmountMeaning.Executed || a.Meaning == AmountMeaning.Arrived);
    }

    [Fact]
    public void Nine_indicators_carry_their_categories_and_only_the_numbers_that_are_written()
    {
        _report.Indicators.Select(i => (i.Category, i.Kind, i.Operator, i.Target, i.Unit)).ShouldBe(
        [
            ("OUT.QTY", IndicatorKind.Quantitative, null, 31m, "人"), ("OUT.QLY", IndicatorKind.Quantitative, null, 100m, "%"), ("OUT.TIM", IndicatorKind.Quantitative, null, 100m, "%"),
            ("OUT.CST", IndicatorKind.Quantitative, null, 100m, "%"), ("BEN.ECO", IndicatorKind.Qualitative, null, null, null), ("BEN.SOC", IndicatorKind.Qualitative, null, null, null),
            ("BEN.ENV", IndicatorKind.Qualitative, null, null, null), ("BEN.SUS", IndicatorKind.Qualitative, null, null, null), ("SAT.SRV", IndicatorKind.Quantitative, null, 100m, "%"),
        ]);
        _report.Indicators[^1].Confidence.ShouldBeLessThan(0.5m, "a number amid a sentence is a proposal");
    }

    [Fact]
    public void Ten_measures_of_section_two_carry_their_kinds() => _report.Measures.Select(m => m.Kind).ShouldBe(
    [
        WorkMeasureKind.LeaderReception, WorkMeasureKind.BacklogCampaign, WorkMeasureKind.FirstHandler, WorkMeasureKind.SupervisionOrder, WorkMeasureKind.InformationAnalysis,
        WorkMeasureKind.RiskWarning, WorkMeasureKind.KeyPeriodDuty, WorkMeasureKind.RiskWarning, WorkMeasureKind.Training, WorkMeasureKind.Discipline,
    ]);

    [Fact]
    public void What_the_report_does_not_say_is_null()
    {
        _report.FiscalYear!.Value.ShouldBe(2020);
        _report.Title!.Value.ShouldStartWith("项目支出绩效评价报告");
        new object?[] { _report.UnitName, _report.DivisionName, _report.EvaluationKind, _report.ReportDate, _report.Total, _report.Grade, _report.AnnualGoal }.ShouldAllBe(value => value == null);
        _report.OverallGoal!.Confidence.ShouldBeLessThan(0.7m, "the text does not say which goal it is");
    }
}
