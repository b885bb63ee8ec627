using System.Globalization;
using System.Text.RegularExpressions;
using ReliefApi.Domain.ReportTexts;
using static ReliefApi.Domain.Scoring.ScoringSeverity;

namespace ReliefApi.Domain.Findings;

/// <summary>How rules read the sections of a document.</summary>
internal static class Sections
{
    public static IEnumerable<ReadSection> Of(this FindingInput input, params ReportSectionKind[] kinds) => (input.Text?.Sections ?? []).Where(s => s.Kind is { } kind && kinds.Contains(kind));

    /// <summary>Paragraphs with text, without subheadings.</summary>
    public static IEnumerable<ReadParagraph> Body(this ReadSection section) => section.Paragraphs.Where(p => !p.IsHeading && Texts.Normalise(p.Text).Length > 0);

    public static string Words(this ReadSection section) => string.Join('\n', section.Paragraphs.Select(p => p.Text));

    /// <summary>A row of a table: its cells are separated by tabs. It repeats the names of rows rightly.</summary>
    public static bool IsTableRow(this ReadParagraph paragraph) => paragraph.Text.Contains('\t', StringComparison.Ordinal);
}

internal sealed class SectionEmpty() : FindingRule("F05", Error, "“{section}”{missing}", "“{section}”: {missing}")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text is not { } text) yield break;
        foreach (var kind in Lexicon.Required)
        {
            if (!input.Of(kind).Any(s => s.Body().Any())) yield return At(new(kind, Field: "text", Span: input.Of(kind).FirstOrDefault()?.HeadingSpan), ("section", Lexicon.Headings[kind]), ("missing", "没有内容"));
        }
        if (text.Total is null || text.Grade is null)
            yield return At(new(ReportSectionKind.Conclusion, Field: "total"), ("section", Lexicon.Headings[ReportSectionKind.Conclusion]), ("missing", text.Total is null && text.Grade is null ? "没有总分和等级" : text.Total is null ? "没有总分" : "没有等级"));
    }
}

internal sealed class OtherMattersSilent() : FindingRule("F06", Warning, "“其他需要说明的问题”空白，没有内容应写明“无”", "“Other matters” is blank: where there is nothing to say, write 无")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text is not null && !input.Of(ReportSectionKind.Other).Any(s => s.Body().Any())) yield return At(new(ReportSectionKind.Other, Field: "text"));
    }
}

internal sealed class WorkIsNotEvaluation() : FindingRule("F08", Error, "“绩效评价工作开展情况”写的是业务工作，没有评价目的、对象、范围、方法、标准或过程", "The section on the evaluation work describes other work: no purpose, object, scope, method, standard or process")
{
    public override IEnumerable<Finding> Check(FindingInput input) => input.Of(ReportSectionKind.EvaluationWork)
        .Where(s => s.Body().Any() && !s.Paragraphs.Any(p => p.Text.Contains("评价", StringComparison.Ordinal) && p.Text.HasAny(Lexicon.EvaluationTerms)))
        .Select(s => At(new(ReportSectionKind.EvaluationWork, Field: "text", Span: s.HeadingSpan), ("terms", string.Join("、", Lexicon.EvaluationTerms))));
}

internal sealed partial class AnalysisMissing() : FindingRule("F09", Error, "“绩效评价指标分析”未按{missing}分析，也没有得分", "The analysis does not go through {missing} and states no score")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        foreach (var section in input.Of(ReportSectionKind.Analysis).Where(s => s.Body().Any()))
        {
            var words = section.Words();
            List<string> missing = [.. Lexicon.FrameworkTerms.Where(t => !words.Contains(t, StringComparison.Ordinal))];
            if (missing.Count > 0 && !Score().IsMatch(words)) yield return At(new(ReportSectionKind.Analysis, Field: "text", Span: section.HeadingSpan), ("missing", string.Join("、", missing)));
        }
    }

    [GeneratedRegex(@"\d(?:\.\d+)?\s*分")]
    private static partial Regex Score();
}

internal sealed class PracticesOrCausesMissing() : FindingRule("F38", Warning, "“主要经验及做法、存在的问题及原因分析”不完整：{missing}", "Practices, problems and causes are incomplete: {missing}")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        foreach (var section in input.Of(ReportSectionKind.Experience).Where(s => s.Body().Any()))
        {
            // The section's own heading names all of them; only what is written below it counts.
            var words = section.Words();
            List<string> missing = [];
            if (!words.HasAny(Lexicon.PracticeWords)) missing.Add("无经验做法");
            if (!words.HasAny(Lexicon.ProblemWords)) missing.Add("无问题");
            if (!words.HasAny(Lexicon.CauseWords)) missing.Add("无原因");
            if (!words.Any(char.IsDigit) && !words.HasAny(input.Indicators.Select(i => i.Name).Where(n => n.Length > 3)) && !words.HasAny(Lexicon.Headings.Values)) missing.Add("未对应指标或得分");
            if (missing.Count > 0) yield return At(new(ReportSectionKind.Experience, Field: "text", Span: section.HeadingSpan), ("missing", string.Join("、", missing)));
        }
    }
}

internal sealed partial class SuggestionsWithoutOwner() : FindingRule("F39", Warning, "{count}条建议没有{missing}", "{count} suggestions lack {missing}")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        foreach (var section in input.Of(ReportSectionKind.Suggestions))
        {
            var words = section.Words();
            List<string> missing = [];
            if (!words.HasAny(Lexicon.OwnerWords)) missing.Add("责任单位");
            if (!Due().IsMatch(words) && !words.Contains("时限", StringComparison.Ordinal)) missing.Add("完成时间");
            if (!words.HasAny(Lexicon.ProblemWords)) missing.Add("对应的问题");
            if (missing.Count > 0 && section.Body().Any() && !words.Contains("不提出", StringComparison.Ordinal))
                yield return At(new(ReportSectionKind.Suggestions, Field: "text", Span: section.HeadingSpan), ("count", section.Body().Count().ToString(CultureInfo.InvariantCulture)), ("missing", string.Join("、", missing)));
        }
    }

    [GeneratedRegex(@"\d+月|\d{4}年|年底|季度")]
    private static partial Regex Due();
}

internal sealed class CoverIncomplete() : FindingRule("F40", Warning, "报告缺少：{missing}", "The report lacks {missing}")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text is not { } text) yield break;
        List<string> missing = [];
        if (text.UnitName is null) missing.Add("单位名称");
        if (text.DivisionName is null) missing.Add("县（区）名称");
        if (text.ReportDate is null && !Blank("日期")) missing.Add("报告日期");
        if (!text.Text.HasAny("评价机构", "评价人", "评价小组", "评价组", "评价单位")) missing.Add("评价人");
        if (!text.Text.HasAny("联系人", "联系电话", "电话")) missing.Add("联系人");
        if (missing.Count > 0) yield return At(new(Field: "cover"), ("missing", string.Join("、", missing)));

        bool Blank(string field) => PlaceholderOpen.In(text.Text).Any(p => p.Instruction.Contains(field, StringComparison.Ordinal));
    }
}

internal sealed class KindNotStated() : FindingRule("F41", Warning, "未说明是单位自评、部门评价还是财政评价", "It does not say whether it is a self-evaluation, a department's or the finance bureau's")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text is { EvaluationKind: null }) yield return At(new(Field: "evaluationKind"));
    }
}

internal sealed class PetitionRuleNotCited() : FindingRule("F45", Information, "报告没有引用{year}年有效的信访法规（{rule}）", "The report cites no petition rule in force in {year} ({rule})")
{
    /// <summary>信访工作条例 took the place of 信访条例 on 1 May 2022.</summary>
    private const int NewRule = 2022;

    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text is not { } text || input.FiscalYear is not { } year) yield break;
        string[] valid = year < NewRule ? ["信访条例"] : year == NewRule ? ["信访条例", "信访工作条例"] : ["信访工作条例"];
        if (!text.Text.HasAny(valid)) yield return At(new(Field: "legalBasis"), ("year", year.ToString(CultureInfo.InvariantCulture)), ("rule", string.Join("、", valid)));
    }
}

internal sealed partial class PlaceholderOpen() : FindingRule("PLACEHOLDER_OPEN", Error, "尚待填写：{instruction}", "Still to be written: {instruction}")
{
    public override IEnumerable<Finding> Check(FindingInput input) => input.Text is not { } text ? [] : In(text.Text)
        .Select(p => At(new(text.Sections.LastOrDefault(s => s.HeadingSpan.Start <= p.Span.Start)?.Kind, Field: "placeholder", Span: p.Span), ("instruction", p.Instruction)));

    public static IEnumerable<(string Instruction, TextSpan Span)> In(string text) => Placeholder().Matches(text).Select(m => (m.Groups[1].Value, new TextSpan(m.Index, m.Length)));

    [GeneratedRegex(@"【待填：([^】]*)】")]
    private static partial Regex Placeholder();
}
