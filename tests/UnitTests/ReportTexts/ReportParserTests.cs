using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.ReportTexts;
using ReliefApi.Domain.WorkMeasures;
using static ReliefApi.Domain.ReportTexts.ReportSectionKind;

namespace ReliefApi.UnitTests.ReportTexts;

/// <summary>The outline in its spellings.</summary>
public sealed class ReportParserTests
{
    [Fact]
    public void A_self_evaluation_with_a_signed_cover_says_who_when_and_how_good()
    {
        var report = ReportSamples.Read("self-evaluation");
        (report.UnitName?.Value, report.DivisionName?.Value, report.FiscalYear?.Value, report.EvaluationKind?.Value, report.ReportDate?.Value)
            .ShouldBe(("澄水县信访局", "澄水县", 2021, EvaluationKind.SelfEvaluation, new(2022, 3, 15)));
        (report.Total?.Value, report.Grade?.Value).ShouldBe((93.5m, "优"));
        report.Sections.Select(s => s.Kind).ShouldBe([null, Background, EvaluationWork, Conclusion, Analysis, Experience, Suggestions, Other]);
        report.Projects.ShouldHaveSingleItem().Name.Value.ShouldBe("信访救助专项资金");
        report.AnnualGoal!.Value.ShouldStartWith("全年救助困难信访人");
    }

    [Fact]
    public void The_budget_sentence_is_taken_apart_into_its_steps() =>
        ReportSamples.Read("self-evaluation").Amounts.Select(a => (a.Yuan, a.Meaning)).ShouldBe(
        [
            (800_000m, AmountMeaning.Initial), (55_000m, AmountMeaning.Adjustment), (855_000m, AmountMeaning.FullYear), (855_000m, AmountMeaning.Arrived),
            (812_000m, AmountMeaning.Executed), (43_000m, AmountMeaning.Remaining), (30_000m, null),
        ]);

    [Fact]
    public void Operators_stand_in_words_and_signs_and_a_result_told_later_joins_its_goal()
    {
        var report = ReportSamples.Read("self-evaluation");
        report.Indicators.Select(i => (i.Category, i.Operator, i.Target, i.Unit)).ShouldBe(
        [
            ("OUT.QTY", TargetOperator.AtLeast, 40m, "人次"), ("OUT.QLY", TargetOperator.AtLeast, 90m, "%"), ("OUT.QLY", null, 100m, "%"), ("OUT.TIM", TargetOperator.AtMost, 20m, "个工作日"),
            ("OUT.CST", TargetOperator.AtMost, 3m, "万元"), ("BEN.SOC", TargetOperator.AtLeast, 10m, "%"), ("BEN.SUS", null, null, null), ("SAT.SRV", TargetOperator.AtLeast, 90m, "%"),
        ]);
        report.Indicator("救助后息访率").Actual.ShouldBe(92.5m);
    }

    [Fact]
    public void Parts_numbered_as_parts_are_the_sections_and_full_width_figures_are_figures()
    {
        var report = ReportSamples.Read("department");
        report.Sections.Select(s => s.Kind).ShouldBe([Background, Background, Analysis, Analysis, Experience, Suggestions, Other]);
        report.FiscalYear!.Value.ShouldBe(2022);
        report.Amounts.Select(a => (a.Yuan, a.Meaning)).ShouldBe(
            [(3_245_600m, AmountMeaning.Initial), (3_567_800m, AmountMeaning.FullYear), (3_400_000m, AmountMeaning.Executed), (120_000m, AmountMeaning.CarryOver)]);
    }

    [Fact]
    public void A_table_with_merged_cells_gives_target_actual_weight_and_score()
    {
        var report = ReportSamples.Read("department");
        report.Indicators.Select(i => (i.Category, i.Target, i.Actual, i.Weight, i.Score)).ShouldBe(
        [
            ("OUT.QTY", 300m, 326m, 15m, 15m), ("OUT.QTY", 500m, 480m, 15m, 14.4m), ("OUT.QLY", 95m, 97.5m, 10m, 10m), ("OUT.TIM", 15m, 12m, 10m, 10m),
            ("OUT.CST", 100m, 98m, 10m, 10m), ("BEN.SOC", null, null, 20m, 18m), ("SAT.SRV", 85m, 88m, 10m, 9.5m),
        ]);
        report.Indicator("群众诉求渠道").ActualText.ShouldBe("达成预期指标");
        report.Total!.Value.ShouldBe(96.9m);
    }

    [Fact]
    public void Nine_sections_follow_a_summary_that_repeats_them_and_a_table_of_contents()
    {
        var report = ReportSamples.Read("nine-sections");
        report.Sections.Select(s => s.Kind).ShouldBe([null, Summary, Background, EvaluationWork, Conclusion, Analysis, Experience, Experience, Suggestions, Other, Annex]);
        report.Sections[1].Paragraphs.ShouldContain(p => p.Numbering == "二、" && p.IsHeading);
        (report.EvaluationKind?.Value, report.ReportDate?.Value, report.Total?.Value, report.Grade?.Value).ShouldBe((EvaluationKind.FinanceEvaluation, new(2024, 5, 20), 84.60m, "良"));
        report.Amounts.Select(a => a.Yuan).ShouldBe([1_250_000m, 1_180_500.50m]);
    }

    [Fact]
    public void A_row_outside_the_forms_keeps_its_heading_and_gets_no_category()
    {
        var rows = ReportSamples.Read("nine-sections").Indicators;
        rows.Where(r => r.Category is null).Select(r => (r.CategoryText, r.Name, r.Weight, r.Score))
            .ShouldBe([("项目立项", "立项依据充分性", 5m, 5m), ("项目立项", "立项程序规范性", 5m, 4m), ("资金管理", "预算执行率", 10m, 9.44m)]);
        rows.Where(r => r.Category is not null).Select(r => r.Category).ShouldBe(["OUT.QTY", "OUT.QLY", "BEN.SOC", "SAT.SRV"]);
    }

    [Fact]
    public void Work_is_told_by_its_title_and_trouble_is_no_work()
    {
        ReportSamples.Read("nine-sections").Measures.Select(m => m.Kind)
            .ShouldBe([WorkMeasureKind.LeaderReception, WorkMeasureKind.BacklogCampaign, WorkMeasureKind.KeyPeriodDuty, WorkMeasureKind.RiskWarning]);
        ReportSamples.Read("self-evaluation").Measures.Select(m => m.Kind).ShouldBe([WorkMeasureKind.FirstHandler, WorkMeasureKind.LeaderOwnedCase]);
    }

    [Fact]
    public void Tables_with_one_cell_to_a_line_are_put_together_again()
    {
        var report = ReportSamples.Read("one-cell-per-line");
        report.Indicators.Select(i => (i.Category, i.Target, i.Actual, i.Weight, i.Score)).ShouldBe(
        [
            ("OUT.QTY", 25m, 27m, 20m, 20m), ("OUT.QLY", 100m, 100m, 15m, 15m), ("OUT.TIM", 95m, 90m, 15m, 14.2m), ("BEN.SOC", null, null, 30m, 27m), ("SAT.SRV", 90m, 93m, 10m, 10m),
        ]);
        report.Amounts.Select(a => (a.Yuan, a.Meaning)).ShouldBe([(600_000m, AmountMeaning.Initial), (600_000m, AmountMeaning.FullYear), (540_000m, AmountMeaning.Executed), (540_000m, AmountMeaning.Executed)]);
        (report.UnitName?.Value, report.Total?.Value).ShouldBe(("柳滩县信访局", 95.2m));
    }

    [Fact]
    public void Headings_without_numbers_and_indicators_in_one_sentence_are_found()
    {
        var report = ReportSamples.Read("unnumbered");
        report.Sections.Select(s => s.Kind).ShouldBe([null, Background, EvaluationWork, Conclusion, Experience, Suggestions]);
        report.Indicators.Select(i => (i.Category, i.Operator, i.Target, i.TargetDate)).ShouldBe(
            [("OUT.QTY", null, 15m, null), ("OUT.QLY", TargetOperator.AtLeast, 98m, null), ("OUT.TIM", TargetOperator.OnOrBefore, null, new DateOnly(2020, 11, 30)), ("SAT.SRV", null, null, null)]);
        (report.EvaluationKind?.Value, report.Total?.Value, report.Grade?.Value, report.Projects.ShouldHaveSingleItem().Name.Value).ShouldBe((EvaluationKind.DepartmentEvaluation, 88m, "良", "信访困难群众帮扶"));
        report.Amounts[0].Yuan.ShouldBe(100_000m, "壹拾万元");
    }

    [Fact]
    public void Lines_broken_at_the_margin_are_read_as_one()
    {
        var report = ReportSamples.Read("wrapped");
        report.Amounts.Select(a => (a.Yuan, a.Meaning)).ShouldBe([(450_000m, AmountMeaning.Initial), (432_000m, AmountMeaning.Executed)]);
        report.Indicators.Select(i => (i.Category, i.Target, i.Unit)).ShouldBe([("OUT.QTY", 68m, "人次"), ("SAT.SRV", 92.5m, "%")]);
        report.Indicators[0].Confidence.ShouldBeLessThan(0.95m);
        report.FiscalYear!.Value.ShouldBe(2023);
    }

    [Theory]
    [InlineData("≥30人", TargetOperator.AtLeast, 30, "人")]
    [InlineData("＞９５％", TargetOperator.MoreThan, 95, "%")]
    [InlineData("不低于1,200人次", TargetOperator.AtLeast, 1200, "人次")]
    [InlineData("控制在50万元以内", TargetOperator.AtMost, 50, "万元")]
    [InlineData("80%以上", TargetOperator.AtLeast, 80, "%")]
    [InlineData("3个工作日之内", TargetOperator.AtMost, 3, "个工作日")]
    [InlineData("少于5起", TargetOperator.LessThan, 5, "起")]
    [InlineData("90%-95%", TargetOperator.Range, 90, "%")]
    [InlineData("31人", null, 31, "人")]
    [InlineData("有效提升", null, null, null)]
    [InlineData("按照〔2020〕10号文件执行", null, null, null)]
    public void A_target_is_a_number_with_its_operator_and_unit_or_nothing(string words, TargetOperator? op, int? target, string? unit)
    {
        var indicator = ReportParser.Parse("一、基本情况\n数量指标：" + words).Indicators.ShouldHaveSingleItem();
        (indicator.Operator, indicator.Target, indicator.Unit).ShouldBe((op, (decimal?)target, unit));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("今日晴。")]
    [InlineData("一、\n二、\n")]
    public void A_text_that_is_no_report_gives_its_words_and_nothing_else(string text)
    {
        var report = ReportParser.Parse(text);
        (report.Title, report.Projects.Count, report.Indicators.Count, report.Amounts.Count, report.Measures.Count, report.Total).ShouldBe((null, 0, 0, 0, 0, null));
        report.Text.ShouldBe(text);
    }
}
