namespace ReliefApi.Domain.Reports;

/// <summary>七、其他需要说明的问题, and who signs.</summary>
internal static class OtherMattersSection
{
    public static ReportSection Compose(ReportFacts facts)
    {
        var draft = new SectionDraft(7, "其他需要说明的问题");
        var missing = facts.MissingInputs.Where(input => !Phrases.IsBlank(input.Message)).Select(input => Prose.Text(Phrases.Clause(input.Message))).ToList();
        var remarks = facts.Findings.Where(finding => finding.Severity == "I" && !Phrases.IsBlank(finding.Message)).ToList();
        if (missing.Count > 0)
        {
            draft.Item($"计分时尚有{draft.Figures.Count("missing", missing.Count, "项", "")}数据未取得：{Prose.Join("；", missing)}。相关内容按未取得列示，不作推定。");
        }

        foreach (var remark in remarks)
        {
            draft.Item($"{Phrases.Clause(remark.Message)}。");
        }

        if (missing.Count == 0 && remarks.Count == 0)
        {
            draft.Paragraph($"无。");
        }

        draft.Sign(
        [
            new ReportField("评价单位（盖章）", Prose.Text(facts.Department.Name).Runs),
            new ReportField("单位负责人（签字）", draft.Figures.Placeholder("sign.head", "姓名").Runs),
            new ReportField("填报人（签字）", draft.Figures.Placeholder("sign.clerk", "姓名").Runs),
            new ReportField("日期", draft.Figures.Placeholder("sign.date", "年月日").Runs),
        ]);
        return draft.Finish();
    }
}
