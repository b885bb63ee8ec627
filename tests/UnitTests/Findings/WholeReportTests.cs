using System.Runtime.CompilerServices;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Reports;
using ReliefApi.Domain.ReportTexts;
using ReliefApi.Domain.Scoring;
using ReliefApi.UnitTests.Reports;

namespace ReliefApi.UnitTests.Findings;

/// <summary>All rules at once on whole documents: a real one full of mistakes, the same put right, and drafts of our own.</summary>
public sealed class WholeReportTests(ITestOutputHelper output)
{
    [Fact]
    public void In_the_real_sample_every_fault_of_the_catalogue_is_found()
    {
        var path = SamplePath("petition-relief-report-2020.txt");
        Assert.SkipWhen(path is null, "The sample report is not beside this checkout.");
        var found = FindingRules.Check(DocumentInput.Of(ReportParser.Parse(File.ReadAllText(path!))));
        foreach (var finding in found) output.WriteLine($"{finding.Id} {finding.Severity} {finding.Place.Key}: {finding.Zh}");

        List<string> wanted = [.. Enumerable.Range(1, 47).Select(n => $"F{n:00}")];
        List<string> seen = [.. wanted.Where(id => found.Any(f => f.Id == id))];
        output.WriteLine($"{seen.Count} of {wanted.Count} found");
        wanted.Except(seen).ShouldBeEmpty();
        found.Select(f => f.Id).Except(wanted).ShouldBeEmpty();
    }

    [Fact]
    public void In_the_same_report_put_right_there_is_no_false_alarm()
    {
        var text = ReportParser.Parse(CorrectedReport.Text.ReplaceLineEndings("\n"));
        text.Indicators.Count.ShouldBe(8);
        text.Total!.Value.ShouldBe(93.60m);
        Alarms(FindingRules.Check(DocumentInput.Of(text))).ShouldBeEmpty();
    }

    [Fact]
    public void In_a_draft_of_ours_only_what_people_must_still_write_is_found()
    {
        var model = ReportComposer.Compose(SampleFacts.Complete());
        var found = FindingRules.Check(DraftInput(model, 94.00m, "优"));
        Alarms(found.Where(f => f.Id != "PLACEHOLDER_OPEN")).ShouldBeEmpty();
        found.Count(f => f.Id == "PLACEHOLDER_OPEN").ShouldBe(model.Placeholders().Count());
        model.Placeholders().ShouldNotBeEmpty();
    }

    [Fact]
    public void Each_change_back_to_a_mistake_of_the_sample_is_found_again()
    {
        foreach (var (id, right, wrong) in new[]
        {
            ("F01", "9月追加7.15万元，文号为临财行〔2020〕88号，原因是新增5件申请；", ""), ("F02", "，到位资金57.15万元，执行数54.30万元", ""), ("F06", "无。\n", "\n"),
            ("F11", "≥30人", "30人"), ("F20", "平均审批天数\t≤20天", "按相关要求及时完成率\t≥95%"), ("F21", "\t10\t10", "\t12\t10"), ("F22", "《信访条例》和《临河县信访救助资金管理办法》，文号为临政办〔2019〕12号", "历年安排"),
            ("F23", "《2020年信访救助工作方案》，文号为临信〔2020〕5号", "2016年的方案"), ("F24", "临信〔2020〕5号", "临信[2020]5号"), ("F25", "，自2019年起实施，2022年评估", ""), ("F26", "，由一级项目直接执行", ""),
            ("F29", "绩效自评报告\n", "绩效自评报告\n（参考提纲）\n"), ("F30", "五、主要", "5、主要"), ("F35", "没有发生退回", "全省没有发生退回"), ("F41", "自评报告", "评价报告"), ("F41", "单位自评", "—"), ("F47", "救助信访案件不少于30件、人员", "救助疑难个案"),
        })
        {
            CorrectedReport.Text.ShouldContain(right);
            var changed = CorrectedReport.Text.ReplaceLineEndings("\n").Replace(right, wrong, StringComparison.Ordinal);
            if (id == "F41") changed = changed.Replace("自评", "评价", StringComparison.Ordinal);
            if (id == "F47") changed = changed.Replace("案件数\t≥30件", "人次数\t≥30人次", StringComparison.Ordinal);
            FindingRules.Check(DocumentInput.Of(ReportParser.Parse(changed))).Select(f => f.Id).ShouldContain(id);
        }
    }

    private static FindingInput DraftInput(ReportModel model, decimal total, string grade) => new()
    {
        Text = DraftText.Of(model, 2020, EvaluationKind.SelfEvaluation, total, grade),
        FiscalYear = 2020,
        OverallGoal = "用有限的救助资金帮助生活困难的信访人",
        AnnualGoal = "救助信访案件不少于30件",
        Indicators = DocumentInput.Of(ReportParser.Parse(CorrectedReport.Text.ReplaceLineEndings("\n"))).Indicators,
        Money = new(571_500m, 571_500m, 543_000m, 543_000m, 31, 20_000m, 2_000_000m, ReviewDue: false),
    };

    private IEnumerable<string> Alarms(IEnumerable<Finding> found)
    {
        List<Finding> all = [.. found];
        foreach (var finding in all) output.WriteLine($"{finding.Id} {finding.Severity} {finding.Place.Key}: {finding.Zh}");
        return all.Where(f => f.Severity != ScoringSeverity.Information).Select(f => $"{f.Id} {f.Place.Key}: {f.Zh}");
    }

    /// <summary>Samples stand beside the checkout or where RELIEF_SAMPLES says; they are not ours to commit.</summary>
    private static string? SamplePath(string name, [CallerFilePath] string here = "")
    {
        if (Environment.GetEnvironmentVariable("RELIEF_SAMPLES") is { Length: > 0 } samples) return Path.Combine(samples, name);
        for (var directory = Directory.GetParent(here); directory is not null; directory = directory.Parent)
            if (Path.Combine(directory.FullName, "shared", "sample", name) is var path && File.Exists(path)) return path;
        return null;
    }
}
