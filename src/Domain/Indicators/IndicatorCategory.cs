namespace ReliefApi.Domain.Indicators;

/// <summary>
/// Second level of the indicator table (二级指标). The code is stored and exchanged; labels are only printed, because their wording
/// differs between forms and years.
/// </summary>
public sealed record IndicatorCategory
{
    public static readonly IndicatorCategory EconomicCost = new("CST.ECO", IndicatorBlock.Cost, "经济成本指标", "Economic cost", 11);
    public static readonly IndicatorCategory SocialCost = new("CST.SOC", IndicatorBlock.Cost, "社会成本指标", "Social cost", 12);
    public static readonly IndicatorCategory EnvironmentalCost = new("CST.ENV", IndicatorBlock.Cost, "生态环境成本指标", "Environmental cost", 13);
    public static readonly IndicatorCategory Quantity = new("OUT.QTY", IndicatorBlock.Output, "数量指标", "Quantity", 21);
    public static readonly IndicatorCategory Quality = new("OUT.QLY", IndicatorBlock.Output, "质量指标", "Quality", 22);
    public static readonly IndicatorCategory Timeliness = new("OUT.TIM", IndicatorBlock.Output, "时效指标", "Timeliness", 23);
    public static readonly IndicatorCategory OutputCost = new("OUT.CST", IndicatorBlock.Output, "成本指标", "Cost", 24);
    public static readonly IndicatorCategory EconomicBenefit = new("BEN.ECO", IndicatorBlock.Benefit, "经济效益指标", "Economic benefit", 31);
    public static readonly IndicatorCategory SocialBenefit = new("BEN.SOC", IndicatorBlock.Benefit, "社会效益指标", "Social benefit", 32);
    public static readonly IndicatorCategory EnvironmentalBenefit = new("BEN.ENV", IndicatorBlock.Benefit, "生态效益指标", "Environmental benefit", 33);
    public static readonly IndicatorCategory SustainableBenefit = new("BEN.SUS", IndicatorBlock.Benefit, "可持续影响指标", "Lasting effect", 34);
    public static readonly IndicatorCategory ServiceSatisfaction = new("SAT.SRV", IndicatorBlock.Satisfaction, "服务对象满意度指标", "Satisfaction of those served", 41);

    private IndicatorCategory(string code, IndicatorBlock block, string labelZh, string labelEn, int printOrder) =>
        (Code, Block, LabelZh, LabelEn, PrintOrder) = (code, block, labelZh, labelEn, printOrder);

    public string Code { get; }

    /// <summary>The first level this category is printed under.</summary>
    public IndicatorBlock Block { get; }

    public string LabelZh { get; }

    public string LabelEn { get; }

    /// <summary>Ascending order of the rows in a printed table, valid in both forms.</summary>
    public int PrintOrder { get; }

    public bool IsCost => Block == IndicatorBlock.Cost || this == OutputCost;

    /// <summary>Every category of both forms in printing order.</summary>
    public static IReadOnlyList<IndicatorCategory> All { get; } =
    [
        EconomicCost, SocialCost, EnvironmentalCost,
        Quantity, Quality, Timeliness, OutputCost,
        EconomicBenefit, SocialBenefit, EnvironmentalBenefit, SustainableBenefit,
        ServiceSatisfaction,
    ];

    private static readonly Dictionary<string, IndicatorCategory> ByCode = All.ToDictionary(category => category.Code, StringComparer.Ordinal);

    /// <summary>The category with this exact code, or null.</summary>
    public static IndicatorCategory? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>Form A keeps cost under output; form B makes it a first level of its own.</summary>
    public bool IsAllowedIn(IndicatorForm form) => form == IndicatorForm.A ? Block != IndicatorBlock.Cost : this != OutputCost;

    public static IReadOnlyList<IndicatorCategory> AllowedIn(IndicatorForm form) => [.. All.Where(category => category.IsAllowedIn(form))];

    /// <summary>
    /// The same meaning in the other form: OUT.CST (A) and CST.ECO (B) stand for each other. Null when the form has no such category.
    /// </summary>
    public IndicatorCategory? In(IndicatorForm form)
    {
        if (IsAllowedIn(form)) return this;
        if (this == OutputCost) return EconomicCost;
        return this == EconomicCost ? OutputCost : null;
    }
}
