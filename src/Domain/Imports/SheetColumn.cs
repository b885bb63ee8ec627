namespace ReliefApi.Domain.Imports;

/// <summary>What a column of an import holds, and the headings that name it.</summary>
/// <param name="Member">The member that it fills; always a heading too.</param>
/// <param name="Required">Whether a sheet without the column, or a row without a value in it, is refused.</param>
/// <param name="IsMoney">Whether it holds amounts, whose unit the heading names.</param>
/// <param name="Headings">The headings in use, without their unit.</param>
public sealed record SheetColumn(string Member, bool Required, bool IsMoney, IReadOnlyList<string> Headings);

/// <summary>The columns of one kind of import.</summary>
public sealed record SheetLayout(IReadOnlyList<SheetColumn> Columns)
{
    public SheetColumn this[string member] => Columns.First(c => c.Member == member);
}

/// <summary>Where the columns of a layout stand in a sheet.</summary>
/// <param name="Row">The number of the heading row.</param>
/// <param name="Places">Of each column of the layout in turn: where it stands, or -1.</param>
/// <param name="Headings">Its heading as written.</param>
/// <param name="Scales">What a column of amounts counts in, yuan; null where neither heading nor title says.</param>
/// <param name="Unknown">Headings that name no column of the layout.</param>
public sealed record SheetHeader(int Row, IReadOnlyList<int> Places, IReadOnlyList<string?> Headings, IReadOnlyList<decimal?> Scales, IReadOnlyList<string> Unknown)
{
    private const decimal Yuan = 1m, TenThousand = 10_000m;

    /// <summary>
    /// Recognises a heading row: at least two of the layout's columns by name. Spelling of brackets, blanks, stars and case do not count.
    /// English headings are those of the API, whose amounts are in yuan.
    /// </summary>
    /// <param name="layout">What is looked for.</param>
    /// <param name="row">The row's number.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="unitOfSheet">The unit that a line above names for the whole sheet, yuan.</param>
    public static SheetHeader? Recognise(SheetLayout layout, int row, IReadOnlyList<string> cells, decimal? unitOfSheet)
    {
        var (places, headings, scales) = (new int[layout.Columns.Count], new string?[layout.Columns.Count], new decimal?[layout.Columns.Count]);
        Array.Fill(places, -1);
        // The first spelling that a column lists goes before the others: a sheet may have both 支付金额 and 金额.
        for (var c = 0; c < layout.Columns.Count; c++)
            foreach (var heading in layout.Columns[c].Headings.Prepend(layout.Columns[c].Member).Select(NameOf))
                for (var i = 0; i < cells.Count && places[c] < 0; i++)
                    if (NameOf(cells[i]) == heading && !places.Contains(i))
                        (places[c], headings[c], scales[c]) = (i, cells[i].Trim(), UnitOf(cells[i]) ?? unitOfSheet ?? (IsEnglish(heading) ? Yuan : null));
        return places.Count(p => p >= 0) >= Math.Min(2, layout.Columns.Count) ? new(row, places, headings, scales, [.. cells.Where((c, i) => !places.Contains(i) && !string.IsNullOrWhiteSpace(c)).Select(c => c.Trim())]) : null;
    }

    /// <summary>The unit that a line names, such as <c>单位：万元</c>; null when it names none.</summary>
    public static decimal? UnitOf(string text)
    {
        var plain = Plain(text);
        if (plain.Contains("(万元)", StringComparison.Ordinal) || plain.Contains("单位:万元", StringComparison.Ordinal)) return TenThousand;
        return plain.Contains("(元)", StringComparison.Ordinal) || plain.Contains("单位:元", StringComparison.Ordinal) || plain.Contains("单位:人民币元", StringComparison.Ordinal) ? Yuan : null;
    }

    /// <summary>The heading without its unit and its marks.</summary>
    private static string NameOf(string heading)
    {
        var plain = Plain(heading);
        foreach (var mark in (string[])["(万元)", "(元)", "(必填)", "(选填)", "*"]) plain = plain.Replace(mark, "", StringComparison.Ordinal);
        return plain;
    }

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\uFEFF')
        .Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c)).ToLowerInvariant();

    private static bool IsEnglish(string heading) => heading.All(char.IsAscii);
}
