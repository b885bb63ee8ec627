using ReliefApi.Domain.Scoring;
using static ReliefApi.Domain.Scoring.ScoringSeverity;

namespace ReliefApi.Domain.Indicators;

/// <summary>
/// Which categories a form has in a place and year, in printing order, under the names printed there. The codes are the vocabulary of the
/// exchange and the same everywhere; what differs by place is data.
/// </summary>
public sealed record IndicatorTaxonomy
{
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required IndicatorForm Form { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }
    /// <summary>The documents this variant follows.</summary>
    public required string LegalBasis { get; init; }
    public required IReadOnlyList<TaxonomyCategory> Categories { get; init; }

    /// <summary>The entry of this category, or null when the form does not have it here.</summary>
    public TaxonomyCategory? Find(string code) => Categories.FirstOrDefault(c => c.Code == code);
}

/// <summary>A category under its local name.</summary>
/// <param name="Code">Code of the exchange, such as <c>OUT.QTY</c>.</param>
/// <param name="InOtherForm">The category with the same meaning in the other form; null when it has none.</param>
public sealed record TaxonomyCategory(string Code, string LabelZh, string LabelEn, string? InOtherForm);

/// <summary>The two national forms.</summary>
public static class IndicatorTaxonomies
{
    public static IndicatorTaxonomy A { get; } = National(IndicatorForm.A, IndicatorForm.B, "绩效指标分类（2015）", "Indicator categories 2015", "财预〔2015〕88号");
    public static IndicatorTaxonomy B { get; } = National(IndicatorForm.B, IndicatorForm.A, "绩效指标分类（2021）", "Indicator categories 2021", "财预〔2021〕101号");
    public static IReadOnlyList<IndicatorTaxonomy> All { get; } = [A, B];

    private static IndicatorTaxonomy National(IndicatorForm form, IndicatorForm other, string zh, string en, string basis) => new()
    {
        Code = form.ToString(),
        Version = 1,
        Form = form,
        NameZh = zh,
        NameEn = en,
        LegalBasis = basis,
        Categories = [.. IndicatorCategory.AllowedIn(form).Select(c => new TaxonomyCategory(c.Code, c.LabelZh, c.LabelEn, c.In(other)?.Code))],
    };
}

/// <summary>Checks a taxonomy before it is stored.</summary>
public static class TaxonomyRules
{
    public static readonly ScoringRule UnknownCode = new("TAXONOMY_UNKNOWN_CODE", Error, "指标类别代码不存在", "No such category code");
    public static readonly ScoringRule NotInForm = new("TAXONOMY_NOT_IN_FORM", Error, "指标类别不属于该表式", "The category does not belong to the form");
    public static readonly ScoringRule CodeTwice = new("TAXONOMY_CODE_TWICE", Error, "同一类别出现两次", "A category appears twice");
    public static readonly ScoringRule NoLabel = new("TAXONOMY_NO_LABEL", Error, "类别缺少名称", "A category has no name");
    public static readonly ScoringRule Incomplete = new("TAXONOMY_INCOMPLETE", Error, "缺少产出、效益或满意度类别", "Output, benefit or satisfaction has no category");

    public static IReadOnlyList<ScoringFinding> Check(IndicatorTaxonomy taxonomy)
    {
        List<ScoringFinding> findings = [];
        if (taxonomy.Categories.Any(c => c is null)) return [new(ProfileRules.Incomplete, "/categories", null, [])];
        for (var i = 0; i < taxonomy.Categories.Count; i++)
        {
            var entry = taxonomy.Categories[i];
            var category = IndicatorCategory.Find(entry.Code);
            if (category is null) Add(UnknownCode, $"/categories/{i}/code", entry.Code);
            else if (!category.IsAllowedIn(taxonomy.Form)) Add(NotInForm, $"/categories/{i}/code", entry.Code);
            if (taxonomy.Categories.Take(i).Any(earlier => earlier.Code == entry.Code)) Add(CodeTwice, $"/categories/{i}/code", entry.Code);
            if (string.IsNullOrWhiteSpace(entry.LabelZh)) Add(NoLabel, $"/categories/{i}/labelZh", entry.Code);
            if (string.IsNullOrWhiteSpace(entry.LabelEn)) Add(NoLabel, $"/categories/{i}/labelEn", entry.Code);
            if (entry.InOtherForm is { } other && IndicatorCategory.Find(other)?.IsAllowedIn(taxonomy.Form == IndicatorForm.A ? IndicatorForm.B : IndicatorForm.A) != true)
                Add(UnknownCode, $"/categories/{i}/inOtherForm", other);
        }
        foreach (var block in (IndicatorBlock[])[IndicatorBlock.Output, IndicatorBlock.Benefit, IndicatorBlock.Satisfaction])
            if (taxonomy.Categories.All(c => IndicatorCategory.Find(c.Code)?.Block != block)) Add(Incomplete, "/categories", block.ToString());
        return findings;

        void Add(ScoringRule rule, string location, string seen) => findings.Add(new(rule, location, null, [new("seen", seen)]));
    }
}
