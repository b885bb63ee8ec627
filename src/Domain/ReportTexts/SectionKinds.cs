namespace ReliefApi.Domain.ReportTexts;

/// <summary>What a heading of the outline is about, however it is worded. The first rule that fits decides.</summary>
internal static class SectionKinds
{
    private static readonly (ReportSectionKind Kind, string[] Any, string[] Not)[] Rules =
    [
        (ReportSectionKind.Annex, ["附件", "附表", "附录", "附："], []),
        (ReportSectionKind.Summary, ["摘要", "内容提要", "报告提要"], []),
        (ReportSectionKind.Other, ["其他需要说明", "其它需要说明", "需要说明的问题", "需说明的", "需要说明的", "其他说明", "其他事项", "其它事项", "其他问题", "其它问题", "其他情况", "应用和公开", "结果应用", "结果拟应用", "结果公开", "结果的应用"], []),
        (ReportSectionKind.Experience, ["经验", "做法", "存在的问题", "存在问题", "主要问题", "问题及原因", "问题和原因", "原因分析", "存在的不足", "存在不足", "偏离绩效目标", "问题与不足", "不足"], []),
        (ReportSectionKind.Suggestions, ["建议", "改进措施", "改进意见", "改进方向", "整改措施", "下一步", "下步", "后续工作计划", "对策"], []),
        (ReportSectionKind.Conclusion, ["综合评价", "评价结论", "评价结果", "自评结论", "自评结果", "自评得分", "评价得分", "综合结论", "总体结论", "总体评价", "评价等级", "结论"], []),
        (ReportSectionKind.EvaluationWork, ["评价工作", "自评工作", "评价组织", "评价的组织", "评价实施", "评价开展", "评价过程", "评价思路", "评价方法", "评价依据", "评价基本情况", "自评组织", "自评开展", "自评过程"], []),
        (ReportSectionKind.Analysis, ["指标分析", "绩效分析", "评价分析", "指标完成", "目标完成", "目标实现", "指标实现", "目标达成", "实现情况", "完成情况", "完成情况分析", "绩效情况", "效益情况", "产出情况", "资金使用", "资金管理", "支出管理", "组织实施情况", "实施情况", "执行情况", "履职情况", "履职效益", "项目管理情况"], []),
        (ReportSectionKind.Background, ["基本情况", "概况", "概述", "项目背景", "项目简介", "项目情况", "绩效目标", "单位职能", "部门职责", "主要职能", "基本信息"], []),
    ];

    public static ReportSectionKind? Of(string heading)
    {
        var words = Plain(heading);
        foreach (var (kind, any, not) in Rules)
            if (any.Any(word => words.Contains(word, StringComparison.Ordinal)) && !not.Any(word => words.Contains(word, StringComparison.Ordinal)))
                return kind;
        return null;
    }

    /// <summary>A heading that may stand without a number: it is nothing but the outline's words.</summary>
    public static bool IsBareHeading(string heading) => Plain(heading) is "摘要" or "报告摘要" or "评价报告摘要" or "绩效评价报告摘要" or "内容摘要" or "内容提要" or "附件" or "附表" or "附件:" or "附表:" or "附录"
        or "基本情况" or "项目基本情况" or "项目概况" or "部门概况" or "绩效评价工作开展情况" or "绩效评价工作情况" or "评价工作开展情况" or "综合评价情况及评价结论" or "综合评价结论" or "评价结论"
        or "绩效评价指标分析" or "绩效评价指标分析情况" or "主要经验及做法、存在的问题及原因分析" or "存在的问题及原因分析" or "存在的问题" or "有关建议" or "相关建议" or "其他需要说明的问题";

    /// <summary>Without spaces and without what stands in brackets.</summary>
    private static string Plain(string heading)
    {
        var words = heading.Replace(" ", "", StringComparison.Ordinal).TrimEnd('。', '.');
        var open = words.IndexOf('(', StringComparison.Ordinal);
        return open > 0 ? words[..open] : words;
    }
}
