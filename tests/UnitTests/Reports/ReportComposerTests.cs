using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReliefApi.Domain.Reports;

namespace ReliefApi.UnitTests.Reports;

public partial class ReportComposerTests
{
    private static readonly string[] Headings =
    [
        "一、基本情况",
        "二、绩效评价工作开展情况",
        "三、综合评价情况及评价结论",
        "四、绩效评价指标分析",
        "五、主要经验及做法、存在的问题及原因分析",
        "六、有关建议",
        "七、其他需要说明的问题",
    ];

    private readonly ReportModel report = ReportComposer.Compose(SampleFacts.Complete());

    [Fact]
    public void The_report_has_the_seven_standard_sections_and_none_is_empty()
    {
        foreach (var model in new[] { report, ReportComposer.Compose(SampleFacts.Nothing()) })
        {
            model.Sections.Select(section => $"{section.Number}、{section.Heading}").ShouldBe(Headings);
            model.Sections.ShouldAllBe(section => section.Blocks.OfType<ParagraphBlock>().Any(block => block.Style != ParagraphStyle.Subheading));
        }
    }

    [Fact]
    public void Section_two_is_about_the_evaluation()
    {
        var text = report.Sections[1].Blocks.SelectMany(block => block.AllRuns()).Text();
        foreach (var term in new[] { "评价目的", "评价对象", "评价范围", "评价原则", "指标体系", "评价方法", "评价标准", "台账" })
        {
            text.ShouldContain(term);
        }
    }

    [Fact]
    public void The_added_money_is_stated_with_document_and_reason() =>
        report.Paragraphs().ShouldContain(text =>
            text.Contains("年初预算数50.00万元", StringComparison.Ordinal)
            && text.Contains("宜财行〔2020〕88号追加7.15万元，原因是新增5件救助案件", StringComparison.Ordinal)
            && text.Contains("全年预算数57.15万元", StringComparison.Ordinal));

    [Fact]
    public void Money_that_no_record_explains_is_named_and_asked_for()
    {
        var facts = SampleFacts.Complete();
        var model = ReportComposer.Compose(facts with { Budget = facts.Budget with { Adjustments = [] } });
        model.Paragraphs().ShouldContain(text => text.Contains("其中7.15万元的差额没有对应的调整、结转或其他资金记录：【待填：", StringComparison.Ordinal));
    }

    [Fact]
    public void No_fen_is_lost()
    {
        var facts = SampleFacts.Complete();
        var model = ReportComposer.Compose(facts with { Budget = facts.Budget with { Arrived = 571_499.99m } });
        model.AllRuns().Text().ShouldContain("到位资金57.149999万元");
    }

    [Fact]
    public void Every_number_has_its_own_short_id_and_prints_its_raw_value()
    {
        var numbers = report.AllRuns().OfType<NumberRun>().ToList();
        numbers.Count.ShouldBeGreaterThan(150);
        var ids = numbers.Select(number => number.Id).Concat(report.Placeholders().Select(placeholder => placeholder.Id)).ToList();
        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => id.Length <= 64);
        foreach (var number in numbers)
        {
            var shown = decimal.Parse(number.Display.TrimEnd('%'), CultureInfo.InvariantCulture);
            var decimals = shown.Scale;
            shown.ShouldBe(Math.Round(number.Raw, decimals, MidpointRounding.AwayFromZero), number.Id);
            (number.Unit == "%").ShouldBe(number.Display.EndsWith('%'), number.Id);
        }
    }

    [Fact]
    public void Ids_stay_when_values_change()
    {
        var facts = SampleFacts.Complete();
        var later = ReportComposer.Compose(facts with { Budget = facts.Budget with { Executed = 550_000m } });
        var id = report.AllRuns().OfType<NumberRun>().First(number => number.Display == "54.30").Id;
        later.AllRuns().OfType<NumberRun>().First(number => number.Id == id).Display.ShouldBe("55.00");
    }

    [Fact]
    public void Numbers_from_records_can_be_followed() =>
        report.AllRuns().OfType<NumberRun>().Where(number => number.Unit is "万元" or "人" or "笔").ShouldAllBe(number => number.Source.StartsWith('/'));

    [Fact]
    public void With_complete_facts_only_people_s_words_are_missing()
    {
        var open = report.Placeholders().Select(placeholder => Counter().Replace(placeholder.Id, "")).Distinct();
        open.ShouldBe(
            ["cover.contact", "cover.date", "s5.experience", "s5.cause", "s6.remedy", "s6.owner", "s6.due", "s7.sign.head", "s7.sign.clerk", "s7.sign.date"],
            ignoreOrder: true);
        // One missed row has no recorded reason, three problems have no recorded remedy.
        report.Placeholders().Count(placeholder => placeholder.Id.StartsWith("s5.cause", StringComparison.Ordinal)).ShouldBe(1);
        report.Placeholders().Count(placeholder => placeholder.Id.StartsWith("s6.remedy", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public void No_two_paragraphs_are_the_same_and_no_long_sentence_is_used_twice()
    {
        foreach (var model in new[] { report, ReportComposer.Compose(SampleFacts.Nothing()) })
        {
            model.Paragraphs().ShouldBeUnique();
            model.Paragraphs().SelectMany(text => text.Split('。')).Where(sentence => sentence.Length >= 12).ShouldBeUnique();
        }
    }

    [Theory]
    [InlineData("参考提纲")]
    [InlineData("[bookmark")]
    [InlineData("**")]
    [InlineData("XX")]
    [InlineData("TODO")]
    [InlineData("ReliefApi")]
    [InlineData("。。")]
    [InlineData("，。")]
    [InlineData("，，")]
    [InlineData("；。")]
    public void Nothing_is_left_over_from_templates_or_code(string leftover)
    {
        foreach (var model in new[] { report, ReportComposer.Compose(SampleFacts.Nothing()) })
        {
            Encoding.UTF8.GetString(ReportJson.Write(model)).ShouldNotContain(leftover);
        }
    }

    [Fact]
    public void Without_a_grade_the_reasons_are_given()
    {
        var facts = SampleFacts.Complete();
        var model = ReportComposer.Compose(facts with { Conclusion = new(null, null, null, ["预算执行率未计分"], "") });
        model.Paragraphs().ShouldContain("2020年度信访救助资金单位自评总得分尚不能给出，暂不评定等级，原因是：预算执行率未计分。");
    }

    [Fact]
    public void Every_row_that_lost_points_is_a_problem_with_a_suggestion()
    {
        var suggestions = report.Sections[5].Blocks.OfType<TableBlock>().ShouldHaveSingleItem();
        suggestions.Rows.Select(row => row.Cells[1].Runs.Text()).ShouldBe(
            ["全年预算未全部执行", "“停访息诉率”未达到年度指标值", "“平均办结天数”未达到年度指标值", "“救助后回访机制”未达到年度指标值", "实施方案未附经费测算"]);
        report.Paragraphs().ShouldContain(text => text.StartsWith("失分共6.00分", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clean_year_says_so()
    {
        var facts = SampleFacts.Complete();
        var model = ReportComposer.Compose(facts with
        {
            Indicators = [.. facts.Indicators.Select(row => row with { Score = row.Weight, Missed = false })],
            Execution = facts.Execution with { Numerator = 571_500m, Score = 10m },
            Findings = [],
        });
        model.Paragraphs().ShouldContain("各计分项均无失分，数据核对规则未发现需要说明的问题。");
        model.Sections[6].Blocks.OfType<ParagraphBlock>().ShouldHaveSingleItem().Runs.Text().ShouldBe("无。");
    }

    [Fact]
    public void A_zero_budget_has_no_rate()
    {
        var facts = SampleFacts.Complete();
        var model = ReportComposer.Compose(facts with
        {
            Budget = facts.Budget with { Initial = 0, Adjustments = [], FullYear = 0, Arrived = 0, Executed = 0 },
            Execution = facts.Execution with { Numerator = 0, Denominator = 0, Score = null },
        });
        model.Paragraphs().ShouldContain(text => text.Contains("执行率无法计算", StringComparison.Ordinal));
        model.AllRuns().OfType<NumberRun>().ShouldNotContain(number => number.Id.Contains("execution.rate", StringComparison.Ordinal));
    }

    [Fact]
    public void Equal_facts_give_equal_json_and_json_gives_the_report_back()
    {
        var json = ReportJson.Write(report);
        ReportJson.Write(ReportComposer.Compose(SampleFacts.Complete())).ShouldBe(json);
        ReportJson.Write(ReportJson.Read(json)).ShouldBe(json);
    }

    [Fact]
    public void Json_survives_a_store_that_reorders_keys()
    {
        const string reordered = """{"title":"题","subtitle":"","fields":[],"sections":[{"number":"一","heading":"","blocks":[{"runs":[{"id":"a","raw":"1.50","unit":"万元","source":"","display":"1.50","type":"number"}],"style":"Body","number":null,"id":"p","type":"paragraph"}]}],"annexes":[]}""";
        ReportJson.Read(Encoding.UTF8.GetBytes(reordered)).AllRuns().ShouldHaveSingleItem().ShouldBe(new NumberRun("a", "1.50", 1.50m, "万元", ""));
    }

    [GeneratedRegex("-[0-9]+$")]
    private static partial Regex Counter();
}
