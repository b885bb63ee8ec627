namespace ReliefApi.Domain.Reports;

/// <summary>二、绩效评价工作开展情况: the evaluation itself, then the work it looks at, counted.</summary>
internal static class EvaluationWorkSection
{
    public static ReportSection Compose(ReportFacts facts, ReportTemplate template)
    {
        var draft = new SectionDraft(2, template);
        draft.Subheading("s2.scope");
        Purpose(facts, draft);
        draft.Subheading("s2.method");
        draft.Item("s2.principles");
        draft.Item("s2.system", IndicatorSystem(facts, draft));
        draft.Item("s2.methods", Methods(facts, draft));
        draft.Item("s2.standard", Standard(facts, draft));
        draft.Subheading("s2.course");
        draft.Paragraph("s2.course.text", Course(facts, draft));
        draft.Subheading("s2.volume");
        WorkVolume.Write(facts, draft);
        return draft.Finish();
    }

    private static void Purpose(ReportFacts facts, SectionDraft draft)
    {
        var cutOff = facts.Process.DataCutOff is { } day ? Prose.Text(Phrases.Date(day)) : draft.Figures.Placeholder("cut-off", "数据截止日期");
        draft.Item("s2.purpose", ("year", Phrases.Year(facts.FiscalYear)), ("project", facts.Project.Name));
        draft.Item("s2.object", ("unit", Phrases.FullName(facts)), ("project", facts.Project.Name), ("code", facts.Project.Code),
            ("amount", draft.Figures.Money("full-year", facts.Budget.FullYear, "全年预算数", facts.Budget.Source)), ("kind", Phrases.EvaluationName(facts.EvaluationKind)));
        draft.Item("s2.range", ("from", Phrases.Date(new(facts.FiscalYear, 1, 1))), ("to", "12月31日"), ("cutOff", cutOff));
    }

    private static Prose IndicatorSystem(ReportFacts facts, SectionDraft draft)
    {
        var figures = draft.Figures;
        var sum = facts.Execution.Weight + facts.Indicators.Sum(row => row.Weight);
        Prose[] groups = [.. facts.Indicators.GroupBy(row => row.Level1).Select(group => Part(group.Key, figures.Weight("weight.group", group.Sum(row => row.Weight), "")))];
        var execution = Part(draft.Words("s2.system.execution"), figures.Weight("weight.execution", facts.Execution.Weight, facts.Execution.Source));
        return draft.Say("s2.system", ("count", figures.Count("indicators", facts.Indicators.Count, "项", "")), ("sum", figures.Weight("weight.sum", sum, "")),
            ("parts", Prose.Join("，", groups.Prepend(execution))));

        Prose Part(string name, Prose weight) => draft.Say("s2.system.part", ("name", name), ("weight", weight));
    }

    private static Prose Methods(ReportFacts facts, SectionDraft draft)
    {
        var computed = facts.Indicators.Count(row => row.MeasureCode is not null);
        var origin = Prose.Join("，", [Some("computed", "computed", computed), Some("stated", "stated", facts.Indicators.Count - computed)]);
        return draft.Say("s2.methods",
            ("origins", origin.IsEmpty ? origin : draft.Say("s2.methods.origins", ("parts", origin))),
            ("evidence", draft.Figures.Count("evidence", facts.Indicators.Sum(row => row.EvidenceCount), "份", "")),
            ("gap", Some("gap", "without-evidence", facts.Indicators.Count(row => row.LacksEvidence))),
            ("survey", Survey(facts.Cases, draft)));

        Prose Some(string key, string figure, int count) => count == 0 ? Prose.Nothing : draft.Say($"s2.methods.{key}", ("count", draft.Figures.Count(figure, count, "项", "")));
    }

    private static Prose Survey(CaseFacts? cases, SectionDraft draft)
    {
        if (cases?.Satisfaction is not { } survey)
        {
            return draft.Say("s2.survey.missing");
        }

        Prose Count(string key, int count, string unit) => draft.Figures.Count($"survey.{key}", count, unit, cases.Source);
        var result = survey.Replies == 0 ? Prose.Nothing : draft.Say("s2.survey.result",
            ("satisfied", Count("satisfied", survey.Satisfied, "份")), ("basic", Count("basic", survey.BasicallySatisfied, "份")),
            ("unsatisfied", Count("unsatisfied", survey.Unsatisfied, "份")),
            ("rate", draft.Figures.Percent("survey.rate", survey.Satisfied + survey.BasicallySatisfied, survey.Replies, cases.Source)));
        return draft.Say("s2.survey", ("invited", Count("invited", survey.Invited, "人")), ("replies", Count("replies", survey.Replies, "份")), ("result", result));
    }

    private static Prose Standard(ReportFacts facts, SectionDraft draft)
    {
        var profile = facts.Profile;
        var bands = Prose.Join("，", profile.Bands.Select((_, i) => Band(profile.Bands, i, draft.Figures)));
        return draft.Say("s2.standard", ("profile", profile.Name), ("basis", draft.Figures.Recorded("basis", profile.Basis, "评价办法名称和文号")),
            ("grades", bands.IsEmpty ? bands : draft.Say("s2.standard.grades", ("bands", bands))));
    }

    private static Prose Band(IReadOnlyList<GradeBand> bands, int index, Figures figures)
    {
        Prose floor = bands[index].Floor == 0 ? Prose.Nothing : $"{figures.Weight("band", bands[index].Floor, "")}分及以上";
        Prose ceiling = index == 0 ? Prose.Nothing : $"不足{figures.Weight("band", bands[index - 1].Floor, "")}分";
        return $"{Prose.Join("、", [floor, ceiling])}为{bands[index].Label}";
    }

    private static Prose Course(ReportFacts facts, SectionDraft draft)
    {
        Prose Day(string key, DateOnly? day, string instruction) => day is { } date ? Prose.Text(Phrases.Date(date)) : draft.Figures.Placeholder(key, instruction);
        var review = facts.EvaluationKind == "self"
            ? Prose.Nothing
            : draft.Say("s2.course.review", ("siteVisit", draft.Figures.Placeholder("site-visit", "现场核查的时间、人员、范围和交换意见的结果；未开展的写明未开展")));
        return draft.Say("s2.course.text", ("opened", Day("opened", facts.Process.OpenedOn, "启动日期")), ("computed", Day("computed", facts.Process.ComputedOn, "计分日期")), ("review", review));
    }
}
