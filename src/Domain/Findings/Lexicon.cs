using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.ReportTexts;

namespace ReliefApi.Domain.Findings;

/// <summary>Every list of words that a rule looks for, in one place. A word belongs here when it means the same in any report.</summary>
internal static class Lexicon
{
    // Units and what they count
    public static readonly string[] MoneyUnits = ["元", "万元", "千元", "亿元"];
    public static readonly string[] CostWords = ["成本", "费用", "经费", "支出", "金额", "单价", "标准", "节约", "预算", "元", "工时", "天", "小时"];
    public static readonly string[] PersonUnits = ["人", "人次", "名", "人·次"];
    public static readonly string[] CaseUnits = ["件", "案", "个", "起", "宗", "件次"];
    public static readonly string[] CountNames = ["人数", "人次", "人员", "对象", "户数", "件数", "案件", "个案", "案数", "家庭", "次数", "数量"];
    public static readonly string[] CaseWords = ["个案", "案件", "积案"];

    // What a category is about
    public static readonly string[] StabilityWords = ["稳定", "和谐", "停访", "息诉", "平安", "矛盾", "秩序"];
    public static readonly string[] EconomicMarks = ["元", "增收", "节约", "损失", "收入", "产值", "税", "成本"];
    public static readonly string[] EnvironmentWords = ["生态", "环境", "污染", "排放", "绿化", "绿色", "水质", "空气", "节能", "垃圾", "噪声", "碳", "无纸"];
    public static readonly string[] SurveyWords = ["满意", "问卷", "测评", "好评", "投诉率"];
    public static readonly string[] AgreementWords = ["签订", "签署", "协议", "自愿", "承诺书"];
    public static readonly string[] NotApplicable = ["不适用", "不涉及"];
    public static readonly string[] TierWords = ["部分达成", "未达成", "基本达成", "分档", "三档", "档次"];
    public static readonly string[] PastWords = ["共", "已", "完成了", "实现了"];
    public static readonly string[] Slogans = ["人人有责", "人人参与", "深入人心", "长治久安", "持续向好", "成效显著", "效果明显", "大局稳定"];

    // What a section must speak of
    public static readonly string[] EvaluationTerms = ["目的", "对象", "范围", "原则", "指标体系", "方法", "标准", "过程"];
    public static readonly string[] FrameworkTerms = ["决策", "过程", "产出", "效益"];
    public static readonly string[] PracticeWords = ["经验", "做法"];
    public static readonly string[] ProblemWords = ["问题", "不足", "欠缺", "失分"];
    public static readonly string[] CauseWords = ["原因", "由于", "因为", "所致"];
    public static readonly string[] OwnerWords = ["责任单位", "责任人", "负责", "牵头", "承办"];
    public static readonly string[] EvidenceWords = ["附件", "佐证", "台账", "凭证", "证明材料", "附表", "来源", "数据截止"];
    public static readonly string[] AnnexWords = ["附表", "评分表", "得分表", "自评表"];
    public static readonly string[] OwnExecution = ["直接执行", "直接实施", "自行实施", "自行组织", "直接组织", "本级实施"];
    public static readonly string[] RenewalWords = ["修订", "延续", "续行", "继续有效", "继续执行"];
    public static readonly string[] BasisWords = ["法", "条例", "办法", "规定", "通知", "意见", "决定", "规划", "纪要"];

    // Tone
    public static readonly string[] PlanMarks = ["要", "将", "继续", "进一步", "应当", "争取", "力争", "努力", "加强", "加大", "强化", "坚决", "全力", "切实", "牢固树立", "健全", "提升"];
    public static readonly string[] DisciplineWords = ["从严治党", "党内", "纪律", "作风", "政治规矩", "宗旨意识", "党纪", "廉洁", "筑牢"];
    public static readonly string[] SpendingWords = ["资金", "预算", "经费", "支出", "支付", "救助", "个案", "案件", "指标", "绩效", "评价", "项目", "万元", "%"];

    // Layout
    public static readonly string[] TemplateWords = ["参考提纲", "模板", "样表", "样本", "范本", "XX", "××", "某某"];

    /// <summary>Terms that speak for a level; a report of another level has them from somewhere else.</summary>
    public static readonly IReadOnlyDictionary<DivisionLevel, string[]> LevelTerms = new Dictionary<DivisionLevel, string[]>
    {
        [DivisionLevel.Province] = ["本省", "全省", "我省", "省、市、县", "省市县", "各级信访"],
        [DivisionLevel.Prefecture] = ["本市", "全市", "我市"],
        [DivisionLevel.County] = ["本县", "全县", "我县", "本区", "全区", "我区"],
    };

    /// <summary>What stands written and what was probably meant.</summary>
    public static readonly IReadOnlyList<(string Written, string Meant)> Typos =
    [
        ("反映求", "反映诉求"), ("长期机构", "长效机制"), ("既使", "即使"), ("按排", "安排"), ("帐户", "账户"), ("布署", "部署"), ("做为", "作为"),
        ("签定", "签订"), ("凑和", "凑合"), ("报消", "报销"), ("订金额", "定金额"), ("信防", "信访"), ("绩郊", "绩效"), ("予算", "预算"),
    ];

    public static readonly IReadOnlyDictionary<ReportSectionKind, string> Headings = new Dictionary<ReportSectionKind, string>
    {
        [ReportSectionKind.Background] = "基本情况",
        [ReportSectionKind.EvaluationWork] = "绩效评价工作开展情况",
        [ReportSectionKind.Conclusion] = "综合评价情况及评价结论",
        [ReportSectionKind.Analysis] = "绩效评价指标分析",
        [ReportSectionKind.Experience] = "主要经验及做法、存在的问题及原因分析",
        [ReportSectionKind.Suggestions] = "有关建议",
        [ReportSectionKind.Other] = "其他需要说明的问题",
    };

    /// <summary>Sections that no report may leave empty.</summary>
    public static readonly ReportSectionKind[] Required =
    [
        ReportSectionKind.Background, ReportSectionKind.EvaluationWork, ReportSectionKind.Conclusion, ReportSectionKind.Analysis, ReportSectionKind.Experience, ReportSectionKind.Suggestions,
    ];

    public static bool HasAny(this string? text, params IEnumerable<string> words) => text is not null && words.Any(w => text.Contains(w, StringComparison.Ordinal));
}
