using System.Globalization;
using ReliefApi.Application.History;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Scores;

/// <summary>The figures of a sheet that differ between two moments, and the rows that make the difference.</summary>
internal sealed class FigureDifferences
{
    private readonly List<(Indicator Indicator, IndicatorFigure Before, IndicatorFigure After)> _figures;
    private readonly ScoreMaterial? _before, _after;

    public FigureDifferences(ScoreMaterial? before, ScoreMaterial? after)
    {
        (_before, _after) = (before, after);
        var was = (before?.Indicators ?? []).ToDictionary(i => i.Indicator.Id);
        // What came in or went out with the goals has nothing to compare with.
        _figures = [.. (after?.Indicators ?? []).Where(i => was.TryGetValue(i.Indicator.Id, out var old) && old.Indicator.MeasureCode == i.Indicator.MeasureCode)
            .Select(i => (i.Indicator, was[i.Indicator.Id].Figure, i.Figure)).Where(f => Counted(f.Item2) != Counted(f.Item3))];
    }

    public bool RestOnPetitions => _figures.Exists(f => MeasureOf(f.Indicator)?.Source == MeasureSource.Petitions);

    public async Task<IReadOnlyList<FigureDiffDto>> ExplainAsync(IReadOnlyList<RowChange> changes, Func<Guid, Task<IReadOnlyList<RowChange>>> actualsOf)
    {
        List<FigureDiffDto> explained = [];
        if (_before?.Budget is { } b && _after?.Budget is { } a && (b.Executed, b.FullYear) != (a.Executed, a.FullYear))
            explained.Add(Explain(null, "预算执行率", new(b.Executed, b.FullYear, null, null, null, default), new(a.Executed, a.FullYear, null, null, null, default), changes, Facts.Executed, Facts.FullYear));
        foreach (var (indicator, before, after) in _figures)
            explained.Add(MeasureOf(indicator) is { } measure
                ? Explain(indicator.Id, indicator.Name, before, after, changes, measure.Numerator, measure.Denominator)
                : Explain(indicator.Id, indicator.Name, before, after, await actualsOf(indicator.Id), nameof(ActualValue), null));
        return explained;
    }

    private static FigureDiffDto Explain(Guid? indicator, string name, IndicatorFigure before, IndicatorFigure after, IReadOnlyList<RowChange> changes, string over, string? under)
    {
        List<RowChangeDto> rows = [];
        foreach (var change in changes)
        {
            var (numerator, denominator) = (change.Facts.GetValueOrDefault(over), under is null ? 0 : change.Facts.GetValueOrDefault(under));
            if (numerator != 0 || denominator != 0) rows.Add(Row(change, indicator, numerator, denominator));
        }
        var recorded = over == nameof(ActualValue);
        var left = ((recorded ? (after.Value ?? 0) - (before.Value ?? 0) : (after.Numerator ?? 0) - (before.Numerator ?? 0)) - rows.Sum(r => r.Numerator),
            (after.Denominator ?? 0) - (before.Denominator ?? 0) - rows.Sum(r => r.Denominator));
        // Counting by row and counting by set disagree: said, not hidden.
        if (left != (0, 0)) rows.Add(new(RowChangeKind.Unexplained, null, null, null, left.Item1, left.Item2, "没有记录能解释的差额", "No row explains this remainder"));
        return new()
        {
            IndicatorId = indicator,
            Name = name,
            NumeratorBefore = before.Numerator,
            NumeratorAfter = after.Numerator,
            DenominatorBefore = before.Denominator,
            DenominatorAfter = after.Denominator,
            ValueBefore = before.Value,
            ValueAfter = after.Value,
            Changes = rows,
        };
    }

    private static RowChangeDto Row(RowChange change, Guid? indicator, decimal numerator, decimal denominator)
    {
        var (rowZh, rowEn, href) = change.Row switch
        {
            CountedRow.ReliefCase => ("救助个案", "Relief case", $"/api/v1/relief-cases/{change.Id}"),
            CountedRow.Petition => ("信访件", "Petition", $"/api/v1/petitions/{change.Id}"),
            CountedRow.BudgetEntry => ("预算分录", "Budget entry", $"/api/v1/budget-entries/{change.Id}"),
            _ => ("实际值", "Actual value", $"/api/v1/indicators/{indicator}/actual-values"),
        };
        var (zh, en) = change.Kind switch
        {
            RowChangeKind.Added => ("新增", "added"),
            RowChangeKind.Corrected => ("有变更", "changed"),
            RowChangeKind.Removed => ("不再计入", "no longer counts"),
            RowChangeKind.TermEnded => ("期限届满", "its term has ended"),
            _ => ("规则变更", "the division's rules changed"),
        };
        var (over, under) = (Signed(numerator), denominator == 0 ? null : Signed(denominator));
        return new(change.Kind, change.Row, change.Id, href, numerator, denominator,
            $"{rowZh}{change.Label}{zh}：分子{over}{(under is null ? "" : $"，分母{under}")}", $"{rowEn} {change.Label} {en}: numerator {over}{(under is null ? "" : $", denominator {under}")}");
    }

    private static (decimal, decimal, decimal) Counted(IndicatorFigure f) => (f.Numerator ?? 0, f.Denominator ?? 0, f.Numerator is null ? f.Value ?? 0 : 0);

    private static Measure? MeasureOf(Indicator indicator) => indicator.MeasureCode is { } code ? Measures.Find(code) : null;

    private static string Signed(decimal by) => by.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture);
}
