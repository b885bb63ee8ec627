using System.Globalization;
using System.Text.RegularExpressions;
using ReliefApi.Domain.ReportTexts;
using static ReliefApi.Domain.Scoring.ScoringSeverity;

namespace ReliefApi.Domain.Findings;

internal sealed partial class BasisNotNamed() : FindingRule("F22", Warning, "立项依据“{basis}”不是法律、政策或文件", "The basis “{basis}” is no law, policy or document")
{
    public override IEnumerable<Finding> Check(FindingInput input) =>
        input.Projects.Where(p => !p.Basis.HasAny(Lexicon.BasisWords) && !Number().IsMatch(p.Basis ?? ""))
            .Select(p => At(new(ReportSectionKind.Background, p.Name, "basis"), ("basis", p.Basis ?? "")));

    [GeneratedRegex(@"《|\d{4}[〕\]】）)]\s*第?\d+号")]
    private static partial Regex Number();
}

internal sealed partial class PlanOutdated() : FindingRule("F23", Warning, "{year}年度仍引用{cited}年的实施方案，未见修订或延续", "The plan of {cited} is cited for {year} with no renewal")
{
    private const int LongestLife = 2;

    public override IEnumerable<Finding> Check(FindingInput input)
    {
        foreach (var project in input.Projects)
        {
            if (input.FiscalYear is not { } year || project.Plan is not { } plan || plan.HasAny(Lexicon.RenewalWords)) continue;
            List<int> cited = [.. Year().Matches(plan).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))];
            if (cited.Count > 0 && cited.Max() < year - LongestLife)
                yield return At(new(ReportSectionKind.Background, project.Name, "plan"), ("cited", cited.Max().ToString(CultureInfo.InvariantCulture)), ("year", year.ToString(CultureInfo.InvariantCulture)));
        }
    }

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d{2}(?!\d)")]
    private static partial Regex Year();
}

internal sealed partial class DocumentNumberIrregular() : FindingRule("F24", Information, "文号“{number}”不规范，应为“机关代字〔年份〕序号”，且不用书名号", "The document number “{number}” should read 代字〔year〕number, outside title marks")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        var seen = input.Text is { } text ? Number().Matches(text.Text).Select(m => (m.Value, Place: new FindingPlace(Field: "documentNumber", Span: new(m.Index, m.Length))))
            : input.Projects.SelectMany(p => Number().Matches($"{p.Basis}\n{p.Plan}").Select(m => (m.Value, Place: new FindingPlace(Row: p.Name, Field: "documentNumber"))));
        return seen.Where(n => !Regular().IsMatch(n.Value)).Select(n => At(n.Place, ("number", n.Value)));
    }

    [GeneratedRegex(@"《?\p{IsCJKUnifiedIdeographs}{2,8}[\[【（(〔［]\s*\d{4}\s*[\]】）)〕］]\s*第?\s*\d+\s*号》?")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}{2,8}〔\d{4}〕\d+号$")]
    private static partial Regex Regular();
}

internal sealed partial class PeriodWithoutDates() : FindingRule("F25", Warning, "实施周期“{period}”没有起止时间或评估年度", "The period “{period}” has no dates and no review year")
{
    public override IEnumerable<Finding> Check(FindingInput input) =>
        input.Projects.Where(p => p.PeriodText is { } period && !Year().IsMatch(period)).Select(p => At(new(ReportSectionKind.Background, p.Name, "period"), ("period", Texts.Quote(p.PeriodText!))));

    [GeneratedRegex(@"\d{4}|\d+\s*个?(年|月)|每[一二三四五]年")]
    private static partial Regex Year();
}

internal sealed class SentenceGoesInCircles() : FindingRule("F27", Warning, "项目概述在同一句中重复“{words}”", "The summary repeats “{words}” within one sentence")
{
    private const int Run = 8;

    public override IEnumerable<Finding> Check(FindingInput input) =>
        from project in input.Projects
        let repeated = Texts.Sentences(project.Summary ?? "").Select(s => Texts.Repeated(Texts.Normalise(s), Run)).FirstOrDefault(r => r is not null)
        where repeated is not null
        select At(new(ReportSectionKind.Background, project.Name, "summary"), ("words", repeated));
}

internal sealed class NameInconsistent() : FindingRule("NAME_INCONSISTENT", Warning, "标题与正文的项目名称不一致：“{first}”与“{second}”", "The title and the text name the project differently: “{first}” and “{second}”")
{
    private const decimal SameProject = 0.6m;

    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text?.Title is not { } title || input.Projects is not [var project]) yield break;
        var (named, called) = (Texts.Normalise(title.Value.Split("项目支出")[0]), Texts.Normalise(project.Name));
        if (!named.Contains(called, StringComparison.Ordinal) && !called.Contains(named, StringComparison.Ordinal) && Texts.Similarity(named, called) >= SameProject)
            yield return At(new(Field: "title", Span: title.Span), ("first", title.Value), ("second", project.Name));
    }
}
