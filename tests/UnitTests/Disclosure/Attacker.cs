namespace ReliefApi.UnitTests.Disclosure;

/// <summary>One figure that was shown: who is in it, and what they add up to.</summary>
internal sealed record Shown(IReadOnlyList<int> Cells, decimal Sum);

/// <summary>
/// Someone who puts together all that was shown, exactly (by elimination) and by what must lie between (by narrowing intervals), knowing
/// of each cell whether it is small, large or zero.
/// </summary>
internal static class Attacker
{
    /// <summary>Cells whose value follows from what was shown.</summary>
    public static IReadOnlyList<int> Recover(IReadOnlyList<decimal> truth, IReadOnlyList<Shown> shown, int threshold)
    {
        var equations = Reduce(truth.Count, shown);
        List<(decimal[] Row, decimal Sum)> all = [.. shown.Select(s => (RowOf(truth.Count, s), s.Sum)), .. equations, .. Differences(truth.Count, shown)];
        var low = truth.Select(t => t == 0 ? 0 : t < threshold ? 1 : (decimal)threshold).ToArray();
        var high = truth.Select(t => t == 0 ? 0 : t < threshold ? threshold - 1 : decimal.MaxValue).ToArray();
        while (Narrow(all, low, high))
        {
        }
        return [.. Enumerable.Range(0, truth.Count).Where(i => truth[i] != 0 && low[i] == high[i])];
    }

    private static decimal[] RowOf(int width, Shown shown)
    {
        var row = new decimal[width];
        foreach (var cell in shown.Cells) row[cell] = 1;
        return row;
    }

    /// <summary>What a shown figure leaves of a wider one.</summary>
    private static IEnumerable<(decimal[], decimal)> Differences(int width, IReadOnlyList<Shown> shown) =>
        from wide in shown
        from part in shown
        where part.Cells.Count < wide.Cells.Count && part.Cells.All(wide.Cells.Contains)
        select (RowOf(width, new([.. wide.Cells.Except(part.Cells)], 0)), wide.Sum - part.Sum);

    /// <summary>Reduced row echelon form.</summary>
    private static List<(decimal[] Row, decimal Sum)> Reduce(int width, IReadOnlyList<Shown> shown)
    {
        var rows = shown.Select(s => (Row: RowOf(width, s), s.Sum)).ToList();
        var done = 0;
        for (var column = 0; column < width && done < rows.Count; column++)
        {
            var pivot = rows.FindIndex(done, r => r.Row[column] != 0);
            if (pivot < 0) continue;
            (rows[done], rows[pivot]) = (rows[pivot], rows[done]);
            var by = rows[done].Row[column];
            rows[done] = ([.. rows[done].Row.Select(v => v / by)], rows[done].Sum / by);
            for (var r = 0; r < rows.Count; r++)
            {
                var times = rows[r].Row[column];
                if (r == done || times == 0) continue;
                rows[r] = ([.. rows[r].Row.Zip(rows[done].Row, (a, b) => a - times * b)], rows[r].Sum - times * rows[done].Sum);
            }
            done++;
        }
        return rows[..done];
    }

    private static bool Narrow(List<(decimal[] Row, decimal Sum)> equations, decimal[] low, decimal[] high)
    {
        var narrowed = false;
        foreach (var (row, sum) in equations)
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] == 0) continue;
                decimal? least = 0, most = 0;
                for (var j = 0; j < row.Length; j++)
                {
                    if (j == i || row[j] == 0) continue;
                    var (at, to) = row[j] > 0 ? (low[j], high[j]) : (high[j], low[j]);
                    least = at == decimal.MaxValue ? null : least + row[j] * at;
                    most = to == decimal.MaxValue ? null : most + row[j] * to;
                }
                var (from, until) = row[i] > 0 ? ((sum - most) / row[i], (sum - least) / row[i]) : ((sum - least) / row[i], (sum - most) / row[i]);
                if (from is { } f && decimal.Ceiling(f) > low[i]) (low[i], narrowed) = (decimal.Ceiling(f), true);
                if (until is { } u && decimal.Floor(u) < high[i]) (high[i], narrowed) = (decimal.Floor(u), true);
            }
        return narrowed;
    }
}
