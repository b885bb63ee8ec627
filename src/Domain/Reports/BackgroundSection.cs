namespace ReliefApi.Domain.Reports;

/// <summary>一、基本情况.</summary>
internal static class BackgroundSection
{
    public static ReportSection Compose(ReportFacts facts, ReportTemplate template)
    {
        var draft = new SectionDraft(1, template);
        draft.Subheading("s1.about");
        draft.Paragraph("s1.portfolio", Portfolio(facts, draft));
        Project(facts, draft);
        BudgetStatement.Write(facts.Budget, draft);
        draft.Item("s1.cases", Cases(facts, draft));
        draft.Subheading("s1.goals");
        Goals(facts, draft);
        return draft.Finish();
    }

    private static Prose Portfolio(ReportFacts facts, SectionDraft draft)
    {
        var (year, department, figures) = (Phrases.Year(facts.FiscalYear), facts.Department.Name, draft.Figures);
        if (facts.Portfolio is not { } portfolio)
        {
            return draft.Say("s1.portfolio.missing", ("department", department), ("year", year));
        }

        Prose Count(string key, CountAndAmount projects) => figures.Count($"{key}.count", projects.Count, "个", portfolio.Source);
        Prose Amount(string key, CountAndAmount projects) => figures.Money($"{key}.amount", projects.Amount, "", portfolio.Source);
        var (count, amount) = (Count("level1", portfolio.Level1), Amount("level1", portfolio.Level1));
        var level2 = portfolio switch
        {
            { Level2.Count: 0 } => draft.Say("s1.portfolio.none"),
            { OverThreshold.Count: 0 } => draft.Say("s1.portfolio.below", ("count", Count("level2", portfolio.Level2)), ("amount", Amount("level2", portfolio.Level2)), Threshold()),
            _ => draft.Say("s1.portfolio.above", ("count", Count("level2", portfolio.Level2)), ("amount", Amount("level2", portfolio.Level2)), Threshold(),
                ("over", Count("over", portfolio.OverThreshold)), ("overAmount", Amount("over", portfolio.OverThreshold)),
                ("reviewed", Count("reviewed", portfolio.Reviewed)), ("reviewedAmount", Amount("reviewed", portfolio.Reviewed))),
        };
        return draft.Say("s1.portfolio", ("year", year), ("department", department), ("count", count), ("amount", amount), ("level2", level2));

        Slot Threshold() => ("threshold", figures.Money("threshold", portfolio.ReviewThreshold, "", portfolio.Source));
    }

    private static void Project(ReportFacts facts, SectionDraft draft)
    {
        var (project, figures) = (facts.Project, draft.Figures);
        draft.Item("s1.summary", ("summary", figures.Recorded("summary", project.Summary, "项目背景、主要内容和实施情况")));
        draft.Item("s1.basis", ("basis", figures.Recorded("basis", project.Basis, "法律、政策或文件名称及文号")));
        draft.Item("s1.body", ("body", figures.Recorded("body", project.ImplementingBody, "实施单位全称")));
        draft.Item("s1.plan", ("plan", figures.Recorded("plan", project.Plan, "实施方案名称、文号和年度")));
        var kind = figures.Recorded("kind", Phrases.ProjectKind(project.Kind), "经常性、一次性或阶段性");
        draft.Item("s1.period", ("kind", kind), ("span", Span(project, draft)), ("review", Review(project, draft)));
    }

    private static Prose Span(ProjectFacts project, SectionDraft draft) => (project.PeriodStart, project.PeriodEnd) switch
    {
        ({ } from, { } to) => draft.Say("s1.period.between", ("from", Phrases.Date(from)), ("to", Phrases.Date(to))),
        ({ } from, null) => draft.Say("s1.period.from", ("from", Phrases.Date(from))),
        (null, { } to) => draft.Say("s1.period.to", ("to", Phrases.Date(to))),
        _ when project.Kind == "recurring" => Prose.Nothing,
        _ => draft.Say("s1.period.open", ("period", draft.Figures.Placeholder("period", "起止日期"))),
    };

    private static Prose Review(ProjectFacts project, SectionDraft draft) => (project.ReviewYear, project.Kind) switch
    {
        ({ } year, _) => draft.Say("s1.period.review", ("year", Phrases.Year(year))),
        (null, "recurring") => draft.Say("s1.period.review", ("year", draft.Figures.Placeholder("review-year", "评估年度"))),
        _ => Prose.Nothing,
    };

    private static Prose Cases(ReportFacts facts, SectionDraft draft)
    {
        if (facts.Cases is not { } cases)
        {
            return draft.Say("s1.cases.missing");
        }

        Prose Count(string key, int count, string unit) => draft.Figures.Count($"cases.{key}", count, unit, cases.Source);
        Prose Unless0(string key, int count) => count == 0 ? Prose.Nothing : draft.Say($"s1.cases.{key}", ("count", Count(key, count, "件")));
        Slot applied = ("applied", Count("applied", cases.Applied, "件")), approved = ("approved", Count("approved", cases.Approved, "件"));
        Slot rejected = ("rejected", Unless0("rejected", cases.Rejected)), referred = ("referred", Unless0("referred", cases.Referred));
        if (cases.Paid == 0)
        {
            return draft.Say("s1.cases.unpaid", applied, approved, rejected, referred);
        }

        var average = cases.AveragePerCase is { } yuan ? draft.Say("s1.cases.average", ("amount", draft.Figures.AverageMoney("cases.average", yuan, cases.Source))) : Prose.Nothing;
        return draft.Say("s1.cases", applied, approved, rejected, referred, ("average", average),
            ("paid", Count("paid", cases.Paid, "件")), ("persons", Count("persons", cases.Persons, "人")), ("payments", Count("payments", cases.Payments, "笔")),
            ("amount", draft.Figures.Money("cases.amount", cases.PaidAmount, "", cases.Source)), ("signed", Count("signed", cases.AgreementsSigned, "份")),
            ("inForce", Count("in-force", cases.AgreementsInForce, "份")), ("closed", Count("closed", cases.Closed, "件")), ("relapsed", Count("relapsed", cases.Relapsed, "件")));
    }

    private static void Goals(ReportFacts facts, SectionDraft draft)
    {
        var figures = draft.Figures;
        draft.Item("s1.goal.overall", ("goal", figures.Recorded("goal.overall", facts.Goals.Overall, "项目实施期总体目标")));
        draft.Item("s1.goal.annual", ("goal", figures.Recorded("goal.annual", facts.Goals.Annual, "经批复的年度目标")));
        draft.Item("s1.indicators", facts.Indicators.Count == 0
            ? draft.Say("s1.indicators.missing", ("gap", figures.Placeholder("indicators", "补充登记绩效指标、目标值和分值")))
            : draft.Say("s1.indicators", ("count", figures.Count("indicators", facts.Indicators.Count, "项", "")), ("table", "表1")));
        draft.Table(
            "t.goals",
            "表1  年度绩效指标",
            [SectionDraft.Center(22), SectionDraft.Center(24), SectionDraft.Left(36), SectionDraft.Center(24), SectionDraft.Center(12), SectionDraft.Left(38)],
            SectionDraft.Row($"一级指标", $"二级指标", $"三级指标", $"年度指标值", $"分值", $"实际值取得方式"),
            IndicatorRows.Of(facts.Indicators, (row, number) =>
            [
                $"{Phrases.Target(row)}",
                row.IsScored ? figures.Weight($"row{Phrases.Digits(number)}.weight", row.Weight, row.Source) : $"—",
                Phrases.IsBlank(row.FormulaText) ? draft.Say("s1.indicators.stated") : Prose.Text(Phrases.Clause(row.FormulaText)),
            ]));
    }
}
