namespace ReliefApi.Domain.Reports;

/// <summary>七、其他需要说明的问题, and who signs.</summary>
internal static class OtherMattersSection
{
    public static ReportSection Compose(ReportFacts facts, ReportTemplate template)
    {
        var draft = new SectionDraft(7, template);
        var missing = facts.MissingInputs.Where(input => !Phrases.IsBlank(input.Message)).Select(input => Prose.Text(Phrases.Clause(input.Message))).ToList();
        var remarks = facts.Findings.Where(finding => finding.Severity == "I" && !Phrases.IsBlank(finding.Message)).ToList();
        if (missing.Count > 0)
        {
            draft.Item("s7.missing", ("count", draft.Figures.Count("missing", missing.Count, "项", "")), ("inputs", Prose.Join("；", missing)));
        }

        foreach (var remark in remarks)
        {
            draft.Item($"s7.remark.{PlainText.Clean(remark.Code)}", draft.Say("s7.remark", ("remark", Phrases.Clause(remark.Message))));
        }

        if (missing.Count == 0 && remarks.Count == 0)
        {
            draft.Paragraph("s7.none");
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
