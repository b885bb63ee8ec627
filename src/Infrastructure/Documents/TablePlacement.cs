using ReliefApi.Domain.Reports;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>Where the cells of a table stand once the spans from above are counted.</summary>
internal static class TablePlacement
{
    public static IEnumerable<IReadOnlyList<PlacedCell>> Place(IReadOnlyList<TableRow> rows, int columns)
    {
        // Per column, the rows that a span begun above still covers.
        var covered = new int[columns];
        foreach (var row in rows)
        {
            var placed = new List<PlacedCell>(columns);
            var next = 0;
            for (var column = 0; column < columns;)
            {
                if (covered[column] > 0)
                {
                    covered[column]--;
                    placed.Add(new PlacedCell(null, column, 1));
                    column++;
                    continue;
                }

                var cell = next < row.Cells.Count ? row.Cells[next++] : new TableCell([]);
                var span = Math.Clamp(cell.ColumnSpan, 1, columns - column);
                placed.Add(new PlacedCell(cell, column, span));
                covered[column] = cell.RowSpan - 1;
                column += span;
            }

            yield return placed;
        }
    }
}

/// <summary>A cell in its column; no cell where one from above reaches down.</summary>
internal sealed record PlacedCell(TableCell? Cell, int Column, int Span);
