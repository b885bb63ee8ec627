using System.Numerics;

namespace ReliefApi.UnitTests.Disclosure;

/// <summary>One figure that was shown: who is in it, and what they add up to.</summary>
internal sealed record Shown(IReadOnlyList<int> Cells, decimal Sum);

/// <summary>
/// Someone who puts together all that was shown, exactly (by elimination in whole numbers) and by what must lie between (by narrowing
/// intervals), knowing of each cell whether it is small, large or zero.
/// </summary>
internal static class Attacker
{
    private sealed record Equation(BigInteger[] Row, BigInteger Sum);

    /// <summary>Cells whose value follows from what was shown.</summary>
    public static IReadOnlyList<int> Recover(IReadOnlyList<decimal> truth, IReadOnlyList<Shown> shown, int threshold)
    {
        List<Equation> all = [.. shown.Select(s => EquationOf(truth.Count, s)), .. Reduce(truth.Count, shown), .. Differences(truth.Count, shown)];
        var low = truth.Select(t => (BigInteger)(t == 0 ? 0 : t < threshold ? 1 : threshold)).ToArray();
        var high = truth.Select(t => t == 0 ? 0 : t < threshold ? threshold - 1 : (BigInteger?)null).ToArray();
        while (Narrow(all, low, high))
        {
        }
        return [.. Enumerable.Range(0, truth.Count).Where(i => truth[i] != 0 && low[i] == high[i])];
    }

    private static Equation EquationOf(int width, Shown shown)
    {
        var row = new BigInteger[width];
        foreach (var cell in shown.Cells) row[cell] = 1;
        return new(row, (BigInteger)shown.Sum);
    }

    /// <summary>What a shown figure leaves of a wider one.</summary>
    private static IEnumerable<Equation> Differences(int width, IReadOnlyList<Shown> shown) =>
        from wide in shown
        from part in shown
        where part.Cells.Count < wide.Cells.Count && part.Cells.All(wide.Cells.Contains)
        select EquationOf(width, new([.. wide.Cells.Except(part.Cells)], wide.Sum - part.Sum));

    /// <summary>Reduced row echelon form, each row in its smallest whole numbers.</summary>
    private static List<Equation> Reduce(int width, IReadOnlyList<Shown> shown)
    {
        var rows = shown.Select(s => EquationOf(width, s)).ToList();
        var done = 0;
        for (var column = 0; column < width && done < rows.Count; column++)
        {
            var pivot = rows.FindIndex(done, r => !r.Row[column].IsZero);
            if (pivot < 0) continue;
            (rows[done], rows[pivot]) = (rows[pivot], rows[done]);
            for (var r = 0; r < rows.Count; r++)
                if (r != done && !rows[r].Row[column].IsZero) rows[r] = Eliminate(rows[r], rows[done], column);
            done++;
        }
        return rows[..done];
    }

    private static Equation Eliminate(Equation from, Equation by, int column)
    {
        var (own, other) = (by.Row[column], from.Row[column]);
        BigInteger[] row = [.. from.Row.Zip(by.Row, (a, b) => own * a - other * b)];
        var sum = own * from.Sum - other * by.Sum;
        var common = row.Aggregate(BigInteger.Abs(sum), BigInteger.GreatestCommonDivisor);
        return common.IsZero ? new(row, sum) : new([.. row.Select(v => v / common)], sum / common);
    }

    private static bool Narrow(List<Equation> equations, BigInteger[] low, BigInteger?[] high)
    {
        var narrowed = false;
        foreach (var (row, sum) in equations)
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i].IsZero) continue;
                BigInteger? least = 0, most = 0;
                for (var j = 0; j < row.Length; j++)
                {
                    if (j == i || row[j].IsZero) continue;
                    var positive = row[j].Sign > 0;
                    least += row[j] * (positive ? low[j] : high[j]);
                    most += row[j] * (positive ? high[j] : low[j]);
                }
                var (from, until) = row[i].Sign > 0 ? (sum - most, sum - least) : (sum - least, sum - most);
                if (from is { } f && -Floor(-f, row[i]) is var ceiling && ceiling > low[i]) (low[i], narrowed) = (ceiling, true);
                if (until is { } u && Floor(u, row[i]) is var floor && (high[i] is not { } top || floor < top)) (high[i], narrowed) = (floor, true);
            }
        return narrowed;
    }

    private static BigInteger Floor(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var rest);
        return !rest.IsZero && rest.Sign != divisor.Sign ? quotient - 1 : quotient;
    }
}
