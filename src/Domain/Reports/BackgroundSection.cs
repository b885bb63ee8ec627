namespace ReliefApi.Domain.Reports;

/// <summary>一、基本情况.</summary>
internal static class BackgroundSection
{
    public static ReportSection Compose(ReportFacts facts)
    {
        var draft = new SectionDraft(1, "基本情况");
        draft.Subheading("项目概况");
        draft.Paragraph(Portfolio(facts, draft.Figures));
        Project(facts, draft);
        BudgetStatement.Write(facts.Budget, draft);
        draft.Item(Cases(facts, draft.Figures));
        draft.Subheading("项目绩效目标");
        Goals(facts, draft);
        return draft.Finish();
    }

    private static Prose Portfolio(ReportFacts facts, Figures figures)
    {
        if (facts.Portfolio is not { } portfolio)
        {
            return $"{facts.Department.Name}{Phrases.Year(facts.FiscalYear)}度实行绩效目标管理的项目数量和资金未取得。";
        }

        Prose level1 = $"{Phrases.Year(facts.FiscalYear)}度，{facts.Department.Name}实行绩效目标管理的一级项目{figures.Count("level1.count", portfolio.Level1.Count, "个", portfolio.Source)}，全年预算数{figures.Money("level1.amount", portfolio.Level1.Amount, "", portfolio.Source)}";
        if (portfolio.Level2.Count == 0)
        {
            return $"{level1}；未设二级项目，资金由一级项目直接执行。";
        }

        Prose level2 = $"二级项目{figures.Count("level2.count", portfolio.Level2.Count, "个", portfolio.Source)}，全年预算数{figures.Money("level2.amount", portfolio.Level2.Amount, "", portfolio.Source)}";
        if (portfolio.OverThreshold.Count == 0)
        {
            return $"{level1}；{level2}，均未达到{figures.Money("threshold", portfolio.ReviewThreshold, "", portfolio.Source)}的绩效评审标准。";
        }

        return $"{level1}；{level2}。二级项目中预算在{figures.Money("threshold", portfolio.ReviewThreshold, "", portfolio.Source)}以上的{figures.Count("over.count", portfolio.OverThreshold.Count, "个", portfolio.Source)}，全年预算数{figures.Money("over.amount", portfolio.OverThreshold.Amount, "", portfolio.Source)}；其中已经绩效评审的{figures.Count("reviewed.count", portfolio.Reviewed.Count, "个", portfolio.Source)}，全年预算数{figures.Money("reviewed.amount", portfolio.Reviewed.Amount, "", portfolio.Source)}。";
    }

    private static void Project(ReportFacts facts, SectionDraft draft)
    {
        var project = facts.Project;
        draft.Item($"项目内容。{draft.Figures.Recorded("summary", project.Summary, "项目背景、主要内容和实施情况")}。");
        draft.Item($"立项依据。{draft.Figures.Recorded("basis", project.Basis, "法律、政策或文件名称及文号")}。");
        draft.Item($"实施主体。本项目由{draft.Figures.Recorded("body", project.ImplementingBody, "实施单位全称")}组织实施。");
        draft.Item($"实施方案。{draft.Figures.Recorded("plan", project.Plan, "实施方案名称、文号和年度")}。");
        draft.Item($"实施周期。{Period(project, draft.Figures)}");
    }

    private static Prose Period(ProjectFacts project, Figures figures)
    {
        var kind = figures.Recorded("kind", Phrases.ProjectKind(project.Kind), "经常性、一次性或阶段性");
        var span = (project.PeriodStart, project.PeriodEnd) switch
        {
            ({ } from, { } to) => Prose.Text($"，实施期为{Phrases.Date(from)}至{Phrases.Date(to)}"),
            ({ } from, null) => Prose.Text($"，自{Phrases.Date(from)}起实施"),
            (null, { } to) => Prose.Text($"，实施至{Phrases.Date(to)}"),
            _ when project.Kind == "recurring" => Prose.Nothing,
            _ => (Prose)$"，实施期为{figures.Placeholder("period", "起止日期")}",
        };
        var review = (project.ReviewYear, project.Kind) switch
        {
            ({ } year, _) => Prose.Text($"，下次评估年度为{Phrases.Year(year)}"),
            (null, "recurring") => (Prose)$"，下次评估年度为{figures.Placeholder("review-year", "评估年度")}",
            _ => Prose.Nothing,
        };
        return $"本项目属{kind}{span}{review}。";
    }

    private static Prose Cases(ReportFacts facts, Figures figures)
    {
        if (facts.Cases is not { } cases)
        {
            return $"救助实施情况。救助案件台账数据未取得。";
        }

        Prose Cnt(string key, int count, string unit) => figures.Count($"cases.{key}", count, unit, cases.Source);
        Prose outcome = Prose.Join("，", [
            $"批准{Cnt("approved", cases.Approved, "件")}",
            cases.Rejected == 0 ? Prose.Nothing : $"不予批准{Cnt("rejected", cases.Rejected, "件")}",
            cases.Referred == 0 ? Prose.Nothing : $"转介其他渠道{Cnt("referred", cases.Referred, "件")}",
        ]);
        if (cases.Paid == 0)
        {
            return $"救助实施情况。全年收到救助申请{Cnt("applied", cases.Applied, "件")}，{outcome}；年内未支付救助资金。";
        }

        var average = cases.AveragePerCase is { } yuan ? $"，平均每件{figures.AverageMoney("cases.average", yuan, cases.Source)}" : Prose.Nothing;
        return $"救助实施情况。全年收到救助申请{Cnt("applied", cases.Applied, "件")}，{outcome}。支付救助资金的案件{Cnt("paid", cases.Paid, "件")}，涉及{Cnt("persons", cases.Persons, "人")}，支付{Cnt("payments", cases.Payments, "笔")}、{figures.Money("cases.amount", cases.PaidAmount, "", cases.Source)}{average}。签订停访息诉协议{Cnt("signed", cases.AgreementsSigned, "份")}，截止日仍然有效{Cnt("in-force", cases.AgreementsInForce, "份")}；结案{Cnt("closed", cases.Closed, "件")}，救助后就同一事项再次信访{Cnt("relapsed", cases.Relapsed, "件")}。";
    }

    private static void Goals(ReportFacts facts, SectionDraft draft)
    {
        draft.Item($"总体目标。{draft.Figures.Recorded("goal.overall", facts.Goals.Overall, "项目实施期总体目标")}。");
        draft.Item($"年度目标。{draft.Figures.Recorded("goal.annual", facts.Goals.Annual, "经批复的年度目标")}。");
        draft.Item(facts.Indicators.Count == 0
            ? (Prose)$"绩效指标。年度目标未分解为绩效指标：{draft.Figures.Placeholder("indicators", "补充登记绩效指标、目标值和分值")}。"
            : $"绩效指标。年度目标分解为{draft.Figures.Count("indicators", facts.Indicators.Count, "项", "")}绩效指标，目标值、分值和实际值的取得方式见表1。");
        draft.Table(
            "表1  年度绩效指标",
            [SectionDraft.Center(22), SectionDraft.Center(24), SectionDraft.Left(36), SectionDraft.Center(24), SectionDraft.Center(12), SectionDraft.Left(38)],
            SectionDraft.Row($"一级指标", $"二级指标", $"三级指标", $"年度指标值", $"分值", $"实际值取得方式"),
            IndicatorRows.Of(facts.Indicators, (row, number) =>
            [
                $"{Phrases.Target(row)}",
                draft.Figures.Weight($"row{Phrases.Digits(number)}.weight", row.Weight, row.Source),
                Prose.Text(Phrases.IsBlank(row.FormulaText) ? "由单位填报" : Phrases.Clause(row.FormulaText)),
            ]));
    }
}
