using ReliefApi.Domain.Reports;

namespace ReliefApi.UnitTests.Reports;

public class ReportTemplateTests
{
    [Fact]
    public void A_template_changes_the_words_and_no_number()
    {
        var own = new ReportTemplate("OWN", 1, new Dictionary<string, string> { ["s4.arrival"] = "县财政拨付{arrived}{rate}，占用预算{fullYear}。" });
        var (built, changed) = (ReportComposer.Compose(SampleFacts.Complete()), ReportComposer.Compose(SampleFacts.Complete(), own));
        changed.Paragraphs().ShouldContain(text => text.Contains("县财政拨付57.15万元", StringComparison.Ordinal));
        changed.AllRuns().OfType<NumberRun>().OrderBy(n => n.Id).ShouldBe(built.AllRuns().OfType<NumberRun>().OrderBy(n => n.Id));
    }

    [Fact]
    public void The_built_in_words_pass_their_own_rules() => ReportTemplate.FaultsOf(ReportTemplate.Texts).ShouldBeEmpty();

    [Theory]
    [InlineData("s9.nothing", "文字", "report_template.unknown_key")]
    [InlineData("s4.arrival", "到位{arrived", "report_template.malformed")]
    [InlineData("s4.arrival", "到位}{arrived}", "report_template.malformed")]
    [InlineData("s4.arrival", "  ", "report_template.malformed")]
    [InlineData("s4.arrival", "到位{arrived}，来自{nowhere}", "report_template.unknown_hole")]
    [InlineData("s4.arrival", "资金已经全部到位。", "report_template.without_source")]
    [InlineData("s4.arrival", "到位{arrived}，比上年增长5个百分点", "report_template.figure")]
    [InlineData("s4.arrival", "到位{arrived}，比上年增长５个百分点", "report_template.figure")]
    public void A_text_that_says_what_no_row_says_is_refused(string key, string text, string code) =>
        ReportTemplate.FaultsOf(new Dictionary<string, string> { [key] = text }).Select(fault => fault.Code).ShouldBe([code]);
}
