using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Scores;
using ReliefApi.Application.Scoring;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Reports;
using ReliefApi.Domain.Scoring;
using Facts = ReliefApi.Domain.Reports;
using GradeBand = ReliefApi.Domain.Reports.GradeBand;

namespace ReliefApi.Application.Evaluations;

/// <summary>Gathers everything a report may say about one project and year, each figure with the address of the rows behind it.</summary>
internal sealed class ReportFactsReader(IApplicationDbContext db, CaseFactsReader cases, WorkFactsReader work, TimeProvider clock)
{
    public async Task<ReportFacts> ReadAsync(Project project, Evaluation evaluation, ScoreMaterial? score, ScoreSheet? sheet, CancellationToken ct)
    {
        var year = evaluation.FiscalYear;
        var division = await db.Divisions.AsNoTracking().SingleAsync(d => d.DivisionCode == project.DivisionCode, ct);
        var department = await db.Departments.AsNoTracking().SingleAsync(d => d.Id == project.DepartmentId, ct);
        var balance = score?.Budget ?? await db.BudgetBalances.AsNoTracking().SingleOrDefaultAsync(b => b.ProjectId == project.Id && b.FiscalYear == year, ct);
        var counted = await db.ProjectFacts.AsNoTracking().SingleOrDefaultAsync(f => f.ProjectId == project.Id && f.FiscalYear == year, ct);
        return new ReportFacts(
            new(division.DivisionCode, division.Name),
            new(department.Code, department.Name),
            ProjectOf(project),
            year,
            "self",
            await PortfolioAsync(project, year, ct),
            await BudgetAsync(project, year, balance, ct),
            new(score?.Goal.OverallGoal, score?.Goal.AnnualGoal, null),
            score is null || sheet is null ? [] : await IndicatorsAsync(score, sheet, ct),
            ExecutionOf(project.Id, year, balance, score, sheet),
            ConclusionOf(project.Id, year, sheet),
            counted is null ? null : await cases.ReadAsync(counted, ct),
            await work.PetitionsAsync(project.DivisionCode, year, ct),
            await work.WorkAsync(project.DivisionCode, year, ct),
            sheet is null ? [] : [.. sheet.Findings.Where(f => !RowsSpeakForThemselves.Contains(f.Code)).Select(FindingOf)],
            score is null ? new("未选定评分规则", null, []) : new(score.Profile.NameZh, score.Profile.LegalBasis, [.. score.Profile.Grades.Select(g => new GradeBand(g.LabelZh, g.From))]),
            new(ChinaTime.DateOf(evaluation.OpenedAt), evaluation.CutOff, score?.ComputedAt is { } at ? ChinaTime.DateOf(at) : clock.Today()),
            score is null ? [new("GOALS_MISSING", "本年度绩效目标和指标")] : []);
    }

    private static Facts.ProjectFacts ProjectOf(Project p) => new(p.Code, p.Name, p.Level, p.Kind switch
    {
        ProjectKind.OneOff => "one_off",
        ProjectKind.FixedSpan => "fixed_span",
        _ => "recurring",
    }, p.Summary, p.Basis, p.ImplementingBody, p.Plan, p.StartsOn, p.EndsOn, p.ReviewYear);

    private async Task<PortfolioFacts> PortfolioAsync(Project project, int year, CancellationToken ct)
    {
        var threshold = (await db.RulesOfAsync(project.DivisionCode, year, ct)).ReviewThreshold;
        // Added up in the database: a department may manage thousands of projects, and each of their reports asks.
        var groups = await (
            from p in db.Projects
            join g in db.PerformanceGoals on p.Id equals g.ProjectId
            join b in db.BudgetBalances on new { g.ProjectId, g.FiscalYear } equals new { b.ProjectId, b.FiscalYear } into balances
            from b in balances.DefaultIfEmpty()
            where p.DepartmentId == project.DepartmentId && g.FiscalYear == year
            let amount = b == null ? 0 : b.Initial + b.Adjustment + b.CarryOver + b.OtherFunds
            group amount by new { p.Level, Reviewed = p.ReviewedOn != null, Over = amount >= threshold } into same
            select new { same.Key.Level, same.Key.Reviewed, same.Key.Over, Count = same.Count(), Amount = same.Sum() }).ToListAsync(ct);
        CountAndAmount Sum(Func<int, bool, bool, bool> which)
        {
            var fitting = groups.Where(g => which(g.Level, g.Over, g.Reviewed)).ToList();
            return new(fitting.Sum(g => g.Count), fitting.Sum(g => g.Amount));
        }

        return new(Sum((level, _, _) => level == 1), Sum((level, _, _) => level == 2), Sum((level, over, _) => level == 2 && over),
            Sum((level, over, reviewed) => level == 2 && over && reviewed), threshold, $"/api/v1/projects?departmentId={project.DepartmentId}");
    }

    private async Task<BudgetFacts> BudgetAsync(Project project, int year, BudgetBalance? balance, CancellationToken ct)
    {
        var source = $"/api/v1/projects/{project.Id}/budget-entries?fiscalYear={year}";
        if (balance is null) return new(null, [], null, null, null, null, null, null, null, null, null, [], source);
        var adjustments = await db.BudgetEntries.AsNoTracking().Where(e => e.ProjectId == project.Id && e.FiscalYear == year && e.Kind == BudgetEntryKind.Adjustment)
            .OrderBy(e => e.OccurredOn).ThenBy(e => e.Id).Select(e => new AdjustmentFacts(e.Amount, e.DocumentNumber, e.OccurredOn, e.Reason)).ToListAsync(ct);
        // The ledger does not say which of several funds a payment came from; with one fund there is nothing to ask.
        var onlyAppropriation = balance is { CarryOver: 0, OtherFunds: 0 };
        return new(balance.Initial, adjustments, balance.CarryOver, balance.OtherFunds, balance.FullYear, balance.Arrived, balance.Executed, balance.Returned,
            onlyAppropriation ? balance.Executed : null, onlyAppropriation ? 0 : null, onlyAppropriation ? 0 : null, await SpentByMonthAsync(project, year, ct), source);
    }

    private async Task<IReadOnlyList<decimal>> SpentByMonthAsync(Project project, int year, CancellationToken ct)
    {
        var months = await db.BudgetEntries.Where(e => e.ProjectId == project.Id && e.FiscalYear == year && (e.Kind == BudgetEntryKind.Disbursement || e.Kind == BudgetEntryKind.Return))
            .GroupBy(e => e.OccurredOn.Month).Select(g => new { g.Key, Amount = g.Sum(e => e.Kind == BudgetEntryKind.Return ? -e.Amount : e.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Amount, ct);
        return [.. Enumerable.Range(1, 12).Select(month => months.GetValueOrDefault(month))];
    }

    private async Task<IReadOnlyList<IndicatorFacts>> IndicatorsAsync(ScoreMaterial score, ScoreSheet sheet, CancellationToken ct)
    {
        var ids = score.Indicators.Select(i => i.Indicator.Id).ToList();
        var evidence = await db.ActualValues.Where(a => ids.Contains(a.IndicatorId)).GroupBy(a => a.IndicatorId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var taxonomy = await db.TaxonomyOfAsync(score.Goal, ct);
        return [.. score.Indicators.Zip(sheet.Rows, (i, scored) => IndicatorFactsOf.Row(i.Indicator, taxonomy, scored.Score, evidence.GetValueOrDefault(i.Indicator.Id)))];
    }

    private static ExecutionFacts ExecutionOf(Guid projectId, int year, BudgetBalance? balance, ScoreMaterial? score, ScoreSheet? sheet) =>
        new(balance?.Executed, balance?.FullYear, score?.Profile.ExecutionWeight ?? 0, sheet?.Execution.Score, [], null, null, $"/api/v1/projects/{projectId}/budget?fiscalYear={year}");

    private static ConclusionFacts ConclusionOf(Guid projectId, int year, ScoreSheet? sheet)
    {
        var source = $"/api/v1/projects/{projectId}/score?fiscalYear={year}";
        if (sheet is null) return new(null, null, null, ["本年度未设定绩效目标"], source);
        List<string> reasons = [];
        if (sheet.Grade is null)
        {
            if (sheet.WeightSum != 100) reasons.Add($"权重合计为{sheet.WeightSum:0.##}分，不等于100分");
            if (sheet.Execution.Score is null) reasons.Add("预算执行率无法计算");
            reasons.AddRange(sheet.Rows.Where(r => r.Row.Row.Weight is not null && !r.Score.IsScored).Select(r => $"指标“{r.Row.Name}”尚未得分"));
        }
        return new(sheet.Grade is null && reasons.Count > 0 ? null : sheet.Total, sheet.Grade?.Code, sheet.Grade?.LabelZh, reasons, source);
    }

    /// <summary>The report derives these from the rows, with the points lost.</summary>
    private static readonly string[] RowsSpeakForThemselves = [ScoringRules.TargetMissed.Code, ScoringRules.MissingActual.Code];

    private static readonly Dictionary<string, string> SeenNames = new()
    {
        ["weight"] = "权重",
        ["target"] = "目标值",
        ["actual"] = "实际值",
        ["completionPercent"] = "完成率（%）",
        ["score"] = "得分",
        ["sum"] = "合计",
        ["fullYear"] = "全年预算数（元）",
        ["executed"] = "全年执行数（元）",
        ["ratePercent"] = "执行率（%）",
        ["execution"] = "执行率权重",
        ["rows"] = "指标权重",
        ["minimum"] = "最少",
        ["maximum"] = "最多",
        ["deviationPercent"] = "偏差（%）",
    };

    private static FindingFacts FindingOf(ScoringFinding finding) => new(finding.Code, finding.Severity switch
    {
        ScoringSeverity.Error => "E",
        ScoringSeverity.Warning => "W",
        _ => "I",
    }, finding.MessageZh, [.. finding.Values.Where(v => SeenNames.ContainsKey(v.Name)).Select(v => SeenNames[v.Name] + Printed(v.Value))], finding.RowKey, null, null);

    private static string Printed(string value) =>
        decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Math.Round(number, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture) : value;
}
