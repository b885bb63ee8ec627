namespace ReliefApi.Domain.Reports;

/// <summary>Table rows led by first level, second level and name; equal neighbours in the first two columns share one cell.</summary>
internal static class IndicatorRows
{
    public static IReadOnlyList<TableRow> Of(IReadOnlyList<IndicatorFacts> indicators, Func<IndicatorFacts, int, IReadOnlyList<Prose>> rest)
    {
        var rows = new List<TableRow>(indicators.Count);
        for (var i = 0; i < indicators.Count; i++)
        {
            var cells = new List<TableCell>();
            AddLabel(cells, indicators, i, row => row.Level1);
            AddLabel(cells, indicators, i, row => row.Level1 + "\n" + row.Level2);
            cells.Add(new TableCell(Prose.Text(indicators[i].Name).Runs));
            cells.AddRange(rest(indicators[i], i + 1).Select(cell => new TableCell(cell.Runs)));
            rows.Add(new TableRow(cells, indicators[i].Id));
        }

        return rows;
    }

    private static void AddLabel(List<TableCell> cells, IReadOnlyList<IndicatorFacts> indicators, int index, Func<IndicatorFacts, string> label)
    {
        var text = label(indicators[index]);
        if (index > 0 && label(indicators[index - 1]) == text)
        {
            return;
        }

        var span = indicators.Skip(index).TakeWhile(row => label(row) == text).Count();
        cells.Add(new TableCell(Prose.Text(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]).Runs, RowSpan: span));
    }
}
