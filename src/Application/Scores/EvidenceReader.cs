using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.History;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.ReliefCases;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Scores;

/// <summary>Carries the explanation of a score on from its inputs to the records: measures, the facts they divide, the rows those count.</summary>
internal sealed class EvidenceReader(IApplicationDbContext db, RowsBehind behind, TimeProvider clock)
{
    private readonly Dictionary<string, ExplanationNode> _facts = [];

    /// <param name="material">What the score is made from.</param>
    /// <param name="leaves">How many records to show under each count.</param>
    /// <param name="ct">Stops the queries.</param>
    public async Task<ExplanationNode> ExplainAsync(ScoreMaterial material, int leaves, CancellationToken ct)
    {
        Dictionary<string, ExplanationNode> measures = [];
        Dictionary<string, ExplainedRows> recorded = [];
        var petitionsCounted = await db.DivisionFacts.Where(f => f.DivisionCode == material.Goal.DivisionCode && f.FiscalYear == material.Goal.FiscalYear)
            .Select(f => (DateTimeOffset?)f.ComputedAt).SingleOrDefaultAsync(ct);
        var count = new Count(material, DayOf(material.ComputedAt), DayOf(petitionsCounted), leaves);
        foreach (var (indicator, figure) in material.Indicators)
        {
            if (indicator.MeasureCode is { } code && Measures.Find(code) is { } measure) measures[indicator.Id.ToString()] = await MeasureAsync(figure, measure, count, ct);
            else recorded[indicator.Id.ToString()] = await behind.RecordedAsync(indicator, leaves, ct);
        }

        var money = new Dictionary<string, ExplanationNode>();
        foreach (var (name, kind) in Parts) money[name] = await EntriesAsync(name, kind, count, ct);
        var executed = await FactAsync(Facts.Executed, material.Budget.Executed, MeasureSource.Budget, count, ct);
        return ExplanationTree.Of(material.Input, (key, node) => node.Key switch
        {
            "target" or "upperTarget" or "dueOn" => node with
            {
                RuleId = "goal.target",
                RuleZh = "由绩效目标设定",
                RuleEn = "set with the goals",
                Href = $"/api/v1/goals/{material.Goal.Id}",
                Revision = material.Goal.Revision,
            },
            "executed" => node with { RuleId = executed.RuleId, RuleZh = executed.RuleZh, RuleEn = executed.RuleEn, Formula = executed.Formula, Step = executed.Step, Children = executed.Children },
            _ when key == "execution" && money.TryGetValue(node.Key, out var part) => node with { RuleId = part.RuleId, RuleZh = part.RuleZh, RuleEn = part.RuleEn, Step = part.Step, Rows = part.Rows },
            "actual" when measures.TryGetValue(key, out var measure) => Scaled(node, measure),
            _ when recorded.TryGetValue(key, out var rows) => node with { RuleId = "actual.recorded", RuleZh = "按最近一次填报", RuleEn = "as recorded last, with evidence", Rows = rows },
            _ => node,
        });
    }

    private static readonly (string Name, BudgetEntryKind Kind)[] Parts =
        [("initial", BudgetEntryKind.Initial), ("adjustments", BudgetEntryKind.Adjustment), ("carryOver", BudgetEntryKind.CarryOver), ("otherFunds", BudgetEntryKind.OtherFunds)];

    private static ExplanationNode Scaled(ExplanationNode node, ExplanationNode measure)
    {
        var factor = node.Unit == measure.Unit ? 1 : 0.0001m;
        return node with
        {
            RuleId = "measure.in-unit",
            RuleZh = factor == 1 ? "由取值口径计算" : $"由取值口径计算，换算为{node.Unit}",
            RuleEn = factor == 1 ? "derived by its measure" : $"derived by its measure, in {node.Unit}",
            Formula = factor == 1 ? Print(node.Value) : $"{Print(measure.Value)} × {Print(factor)} = {Print(node.Value)}",
            Text = null,
            Step = ExplanationStep.Scaled,
            Factor = factor,
            Href = null,
            Children = [measure],
        };
    }

    private async Task<ExplanationNode> MeasureAsync(IndicatorFigure figure, Measure measure, Count count, CancellationToken ct)
    {
        var over = await FactAsync(measure.Numerator, figure.Numerator, measure.Source, count, ct);
        var under = measure.Denominator is { } fact ? await FactAsync(fact, figure.Denominator, measure.Source, count, ct) : null;
        var value = figure.Numerator is { } numerator ? measure.ValueOf(numerator, figure.Denominator) : null;
        var percent = measure.Kind == MeasureKind.Percentage;
        return new()
        {
            Key = measure.Code,
            Level = ExplanationLevel.Measure,
            TitleZh = measure.NameZh,
            TitleEn = measure.NameEn,
            RuleId = "measure." + measure.Code,
            RuleZh = measure.FormulaZh,
            RuleEn = measure.FormulaEn,
            Formula = under is null ? Print(value) : $"{Print(over.Value)} ÷ {Print(under.Value)}{(percent ? " × 100" : "")} = {Print(value)}",
            Value = value,
            Unit = measure.Unit,
            Step = under is null ? ExplanationStep.Scaled : ExplanationStep.Quotient,
            Factor = percent ? 100 : 1,
            Href = "/api/v1/measures",
            Children = under is null ? [over] : [over, under],
        };
    }

    /// <summary>One fact, counted once however many measures rest on it.</summary>
    private async Task<ExplanationNode> FactAsync(string fact, decimal? value, MeasureSource source, Count count, CancellationToken ct)
    {
        if (!_facts.TryGetValue(fact, out var node)) _facts[fact] = node = await ReadAsync(fact, source, count, ct);
        return node.Step is ExplanationStep.Difference or ExplanationStep.Sum ? node with { Value = value, Formula = $"{FormulaOf(node)} = {Print(value)}" } : node with { Value = value, Formula = Print(value) };
    }

    private async Task<ExplanationNode> ReadAsync(string fact, MeasureSource source, Count count, CancellationToken ct)
    {
        var (project, year, leaves) = (count.Material.Goal.ProjectId, count.Material.Goal.FiscalYear, count.Leaves);
        var node = Node(fact, ExplanationStep.Count);
        if (fact == Facts.FullYear)
        {
            List<ExplanationNode> parts = [];
            foreach (var (name, kind) in Parts) parts.Add(await EntriesAsync(name, kind, count, ct));
            return node with { Step = ExplanationStep.Sum, RuleId = "budget.full-year", Children = parts };
        }
        if (fact is Facts.Executed or Facts.PaidAmount)
        {
            var byPayment = fact == Facts.PaidAmount;
            return node with
            {
                Step = ExplanationStep.Difference,
                RuleZh = "支付减退回",
                RuleEn = "paid less returned",
                Children = [await EntriesAsync("disbursed", BudgetEntryKind.Disbursement, count, ct, byPayment), await EntriesAsync("returned", BudgetEntryKind.Return, count, ct, byPayment)],
            };
        }
        if (fact == Facts.Payments) return node with { Rows = await behind.EntriesAsync(project, year, BudgetEntryKind.Disbursement, byPayment: true, leaves, ct) };
        if (source == MeasureSource.Petitions)
            return node with { Rows = await behind.PetitionsAsync(count.Material.Goal.DivisionCode, Enum.Parse<PetitionFact>(Pascal(fact), ignoreCase: true), year, count.PetitionsOn, leaves, ct) };
        var rows = await behind.CasesAsync(project, Enum.Parse<CaseFact>(Pascal(fact), ignoreCase: true), year, count.CasesOn, leaves, ct);
        return fact == Facts.PersonsPaid ? node with { Step = ExplanationStep.Distinct, RuleZh = "不同人员数", RuleEn = "different persons", Rows = rows } : node with { Rows = rows };
    }

    private async Task<ExplanationNode> EntriesAsync(string name, BudgetEntryKind kind, Count count, CancellationToken ct, bool byPayment = false)
    {
        var rows = await behind.EntriesAsync(count.Material.Goal.ProjectId, count.Material.Goal.FiscalYear, kind, byPayment, count.Leaves, ct);
        var (zh, en) = Entries[kind];
        return new()
        {
            Key = name,
            Level = ExplanationLevel.Fact,
            TitleZh = zh,
            TitleEn = en,
            RuleId = "budget.entries",
            RuleZh = "预算分录金额之和",
            RuleEn = "the amounts of the ledger's entries together",
            Formula = Print(rows.Amount),
            Value = rows.Amount,
            Unit = "元",
            Step = ExplanationStep.Amount,
            Rows = rows,
        };
    }

    private static readonly Dictionary<BudgetEntryKind, (string Zh, string En)> Entries = new()
    {
        [BudgetEntryKind.Initial] = ("年初预算", "Initial budget"),
        [BudgetEntryKind.Adjustment] = ("预算调整", "Adjustments"),
        [BudgetEntryKind.CarryOver] = ("上年结转", "Carry-over"),
        [BudgetEntryKind.OtherFunds] = ("其他资金", "Other funds"),
        [BudgetEntryKind.Disbursement] = ("支付", "Paid out"),
        [BudgetEntryKind.Return] = ("退回", "Returned"),
    };

    private static ExplanationNode Node(string fact, ExplanationStep step)
    {
        var (zh, en, unit) = FactTitles.Of(fact);
        return new() { Key = fact, Level = ExplanationLevel.Fact, TitleZh = zh, TitleEn = en, RuleId = "fact." + fact, RuleZh = "符合条件的记录数", RuleEn = "how many records fit", Formula = "", Unit = unit, Step = step };
    }

    private static string FormulaOf(ExplanationNode node) => string.Join(node.Step == ExplanationStep.Sum ? " + " : " − ", node.Children.Select(c => c.Value < 0 ? $"({Print(c.Value)})" : Print(c.Value)));

    private static string Print(decimal? value) => value?.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture) ?? "—";

    private static string Pascal(string fact) => fact.Replace("_", "", StringComparison.Ordinal);

    /// <summary>Terms are counted as they stood on the day of the recompute, or the list would have other rows than the figure.</summary>
    private DateOnly DayOf(DateTimeOffset? computedAt) => computedAt is { } at ? ChinaTime.DateOf(at) : clock.Today();

    private sealed record Count(ScoreMaterial Material, DateOnly CasesOn, DateOnly PetitionsOn, int Leaves);
}
