namespace ReliefApi.Domain.Reports;

/// <summary>The petition register in words and the ten kinds of work as a table; figures only, no description of duties.</summary>
internal static class WorkVolume
{
    public static void Write(ReportFacts facts, SectionDraft draft)
    {
        draft.Paragraph("s2.petitions", Petitions(facts.Petitions, draft));
        var work = facts.WorkMeasures ?? new WorkMeasureFacts(null, null, null, null, null, null, null, null, null, null, "");
        draft.Paragraph("s2.work", ("table", "表2"));
        draft.Table(
            "t.work",
            "表2  信访工作量统计",
            [SectionDraft.Center(12), SectionDraft.Center(30), SectionDraft.Left(62), SectionDraft.Left(52)],
            SectionDraft.Row($"序号", $"工作类别", $"工作量", $"办理结果"),
            [.. Rows(work, draft.Figures).Select((row, i) => SectionDraft.Row($"{Phrases.Digits(i + 1)}", $"{row.Kind}", row.Volume, row.Result))]);
    }

    private static Prose Petitions(PetitionFacts? petitions, SectionDraft draft)
    {
        if (petitions is null)
        {
            return draft.Say("s2.petitions.missing");
        }

        var (figures, source) = (draft.Figures, petitions.Source);
        Prose Cnt(string key, int count) => figures.Count($"petitions.{key}", count, "件", source);
        Prose InTime(string key, string due, int dueCount, string done, int doneCount, string rate) => dueCount == 0 ? Prose.Nothing : draft.Say(key,
            ("due", Cnt(due, dueCount)), ("done", Cnt(done, doneCount)), ("rate", figures.Percent(rate, doneCount, dueCount, source)));
        Slot registered = ("registered", Cnt("registered", petitions.Registered)), repeats = ("repeats", Cnt("repeats", petitions.Repeats));
        var share = petitions.Registered == 0 ? Prose.Nothing : draft.Say("s2.petitions.share", ("rate", figures.Percent("petitions.repeat-rate", petitions.Repeats, petitions.Registered, source)));
        var issues = Prose.Join("、", petitions.HotIssues.Where(issue => issue.Count > 0).Select(issue => (Prose)$"{issue.Label}{Cnt("hot-issue", issue.Count)}"));
        return draft.Say("s2.petitions", registered, repeats, ("repeatRate", share),
            ("accepted", InTime("s2.petitions.accepted", "accept-due", petitions.AcceptDue, "accepted", petitions.AcceptedInTime, "petitions.accept-rate")),
            ("replied", InTime("s2.petitions.replied", "reply-due", petitions.ReplyDue, "replied", petitions.RepliedInTime, "petitions.reply-rate")),
            ("issues", issues.IsEmpty ? issues : draft.Say("s2.petitions.issues", ("issues", issues))));
    }

    private static IEnumerable<WorkRow> Rows(WorkMeasureFacts work, Figures figures)
    {
        Prose Cnt(string key, int count, string unit) => figures.Count($"work.{key}", count, unit, work.Source);
        Prose By(string key, IEnumerable<CategoryCount> counts, string unit) =>
            Prose.Join("、", counts.Where(entry => entry.Count > 0).Select(entry => (Prose)$"{entry.Label}{Cnt(key, entry.Count, unit)}"));

        yield return work.Reception is { } reception
            ? new("领导接访", $"接访{Cnt("reception.days", reception.Days, "天")}，接待{Cnt("reception.persons", reception.Petitioners, "人次")}", Dash)
            : Missing("领导接访");
        yield return work.LeaderOwnedCases is { } owned
            ? new("领导包案", $"包案{Cnt("owned.cases", owned.Cases, "件")}{InBrackets(By("owned.duty", owned.DutyLogs, "次"))}", $"化解{Cnt("owned.settled", owned.Settled, "件")}")
            : Missing("领导包案");
        yield return work.Backlog is { } backlog
            ? new("积案攻坚", $"集中攻坚{Cnt("backlog.campaigns", backlog.Campaigns, "次")}，涉及积案{Cnt("backlog.cases", backlog.Cases, "件")}", $"化解{Cnt("backlog.settled", backlog.Settled, "件")}")
            : Missing("积案攻坚");
        yield return work.FirstHandler is { } first
            ? new("首办责任", $"明确首办单位的初次信访{Cnt("first.matters", first.Matters, "件")}", $"一次办结且未重复信访{Cnt("first.settled", first.SettledAtOnce, "件")}")
            : Missing("首办责任");
        yield return work.Supervision is { } supervision
            ? new("督查督办", $"发出督办单{Cnt("orders", supervision.Orders, "份")}", $"按期反馈{Cnt("orders.feedback", supervision.FeedbackInTime, "份")}，办结{Cnt("orders.closed", supervision.Closed, "份")}")
            : Missing("督查督办");
        yield return work.Information is { } information
            ? new("信息分析", $"形成综合分析{Cnt("analyses", information.Analyses, "篇")}", OrDash(By("analyses.issue", information.ByHotIssue, "篇")))
            : Missing("信息分析");
        yield return work.RiskWarnings is { } warnings
            ? new("风险预警", $"发布预警{Cnt("warnings", warnings.Sum(level => level.Count), "次")}", OrDash(By("warnings.level", warnings, "次")))
            : Missing("风险预警");
        yield return work.KeyPeriods is { } periods
            ? new("重点时期值守", $"重点时期{Cnt("key-periods", periods.Periods, "个")}，值守{Cnt("duty-days", periods.DutyDays, "天")}", Dash)
            : Missing("重点时期值守");
        yield return work.Training is { } training
            ? new("业务培训", $"培训{Cnt("training", training.Sessions, "期")}，参训{Cnt("training.persons", training.Attendances, "人次")}", Dash)
            : Missing("业务培训");
        yield return work.Discipline is { } discipline
            ? new("纪律作风检查", $"检查{Cnt("checks", discipline.Checks, "次")}", $"发现问题{Cnt("checks.findings", discipline.Findings, "个")}")
            : Missing("纪律作风检查");
    }

    private static Prose Dash => $"—";

    private static WorkRow Missing(string kind) => new(kind, Prose.Text(Phrases.NotObtained), Dash);

    private static Prose InBrackets(Prose text) => text.IsEmpty ? text : $"（{text}）";

    private static Prose OrDash(Prose text) => text.IsEmpty ? Dash : text;

    private sealed record WorkRow(string Kind, Prose Volume, Prose Result);
}
