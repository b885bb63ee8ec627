using System.Text.RegularExpressions;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>The headings of indicators in their spellings.</summary>
internal static partial class CategoryWords
{
    private static readonly (string Word, IndicatorCategory Category)[] Words =
    [
        ("经济成本", IndicatorCategory.EconomicCost), ("社会成本", IndicatorCategory.SocialCost), ("生态环境成本", IndicatorCategory.EnvironmentalCost), ("生态成本", IndicatorCategory.EnvironmentalCost),
        ("环境成本", IndicatorCategory.EnvironmentalCost), ("产出数量", IndicatorCategory.Quantity), ("数量", IndicatorCategory.Quantity), ("产出质量", IndicatorCategory.Quality), ("质量", IndicatorCategory.Quality),
        ("产出时效", IndicatorCategory.Timeliness), ("时效", IndicatorCategory.Timeliness), ("进度", IndicatorCategory.Timeliness), ("产出成本", IndicatorCategory.OutputCost), ("成本", IndicatorCategory.OutputCost),
        ("经济效益", IndicatorCategory.EconomicBenefit), ("社会效益", IndicatorCategory.SocialBenefit), ("生态效益", IndicatorCategory.EnvironmentalBenefit), ("环境效益", IndicatorCategory.EnvironmentalBenefit),
        ("生态环境效益", IndicatorCategory.EnvironmentalBenefit), ("可持续", IndicatorCategory.SustainableBenefit), ("满意度", IndicatorCategory.ServiceSatisfaction),
    ];

    /// <summary>The second-level category that a table cell or a heading names and nothing else, or null.</summary>
    public static IndicatorCategory? Of(string label)
    {
        var words = Squeezed(label);
        return Whole().Match(words) is { Success: true } match ? Longest(match.Value) : null;
    }

    /// <summary>产出指标, 效益指标 and the blocks of the evaluation framework: a first level that names no category.</summary>
    public static bool IsBlock(string label) => Squeezed(label) is "产出指标" or "产出" or "效益指标" or "效益" or "项目效益" or "项目产出" or "绩效指标" or "年度绩效指标" or "产出指标分" or "效果指标" or "效益指标分"
        or "决策" or "项目决策" or "过程" or "项目过程" or "项目管理" or "投入" or "履职效能" or "履职效益" or "管理效率" or "社会效应" or "社会效果" or "预算管理" or "部门管理" or "绩效目标管理" or "成本指标分";

    /// <summary>Where a heading of indicators opens a text: 数量指标：, （1）数量指标。, 数量指标1：. Null when the text does not begin with one.</summary>
    public static (IndicatorCategory Category, int LabelEnd, int ValueStart)? Leading(string words) =>
        Lead().Match(words) is { Success: true } match && Longest(match.Groups["label"].Value) is { } category ? (category, match.Groups["label"].Index + match.Groups["label"].Length, match.Length) : null;

    /// <summary>Every place in a running text where a heading of indicators with its colon stands.</summary>
    public static IEnumerable<(IndicatorCategory Category, int Start, int LabelEnd, int ValueStart)> All(string words)
    {
        foreach (Match match in Inline().Matches(words))
            if (Longest(match.Groups["label"].Value) is { } category)
                yield return (category, match.Index, match.Groups["label"].Index + match.Groups["label"].Length, match.Index + match.Length);
    }

    private static IndicatorCategory? Longest(string label)
    {
        (string Word, IndicatorCategory? Category) best = ("", null);
        foreach (var (word, category) in Words)
            if (word.Length > best.Word.Length && label.Contains(word, StringComparison.Ordinal))
                best = (word, category);
        return best.Category;
    }

    private static string Squeezed(string label) => label.Replace(" ", "", StringComparison.Ordinal).Trim('.', '。', ':', '\t');

    private const string Names = "(?:经济成本|社会成本|生态环境成本|生态成本|环境成本|(?:产出|完成|项目)?(?:数量|质量|时效性?|进度|成本)|(?:项目)?(?:经济|社会|生态|环境|生态环境)效益|(?:项目)?可持续性?(?:影响|发展)?|(?:社会公众|服务对象|受益对象|受益群众|信访群众|信访人|群众|公众|社会|对象|救助对象)?(?:或)?(?:服务对象|受益对象)?满意度)";

    [GeneratedRegex("^(?:[(]?[1-9一二三四五六七八九][)、.])?" + Names + @"(?:指标)?(?:\(?\d{1,3}分?\)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex("^(?<label>" + Names + @"(?:指标))(?:完成情况)?(?:分析)?[ ]?(?:\(?\d{0,2}\)?)?[ ]*(?:[:。\t|]|[ ]{2,}|——|-)[ ]*|^(?<label>" + Names + @")[ ]?[:][ ]*", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex("(?<=^|[。;,、).\\s:\\d])(?<label>" + Names + @"指标)[ ]?\d{0,2}[ ]?:[ ]*", RegexOptions.CultureInvariant)]
    private static partial Regex Inline();
}
