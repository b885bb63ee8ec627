using Microsoft.EntityFrameworkCore;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Imports;

namespace ReliefApi.Infrastructure.Imports;

/// <summary>Finds the heading of a table and walks the rows below it.</summary>
internal sealed class SheetImport
{
    /// <summary>Titles, units and notes may stand above the heading.</summary>
    private const int LastHeadingRow = 20, Stride = 10_000;

    private readonly ImportOrder _order;
    private readonly ISheetRows _rows;
    private readonly SheetLayout _layout;

    private SheetImport(ImportOrder order, ISheetRows rows, SheetLayout layout, SheetRow row, IReadOnlyList<string> ignored) =>
        (_order, _rows, _layout, Row, Ignored) = (order, rows, layout, row, ignored);

    /// <summary>The row that was read last.</summary>
    public SheetRow Row { get; }

    /// <summary>Headings and sheets that are not read.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>Rows that hold something.</summary>
    public int Count { get; private set; }

    /// <summary>The table, or null with the faults of its heading noted.</summary>
    public static SheetImport? Open(ImportOrder order, ISheetRows rows, SheetLayout layout)
    {
        decimal? unit = null;
        for (var seen = 0; seen < LastHeadingRow && rows.Read(); seen++)
        {
            var cells = new string[rows.Count];
            for (var i = 0; i < cells.Length; i++) cells[i] = rows[i].ToString();
            if (SheetHeader.Recognise(layout, rows.Row, cells, unit) is not { } header)
            {
                unit = cells.Select(SheetHeader.UnitOf).FirstOrDefault(u => u is not null) ?? unit;
                continue;
            }
            var whole = true;
            for (var i = 0; i < layout.Columns.Count; i++)
            {
                var column = layout.Columns[i];
                if (header.Places[i] < 0 && column.Required) Fault(ImportErrors.ColumnMissing.Seen(column.Headings[0]), null);
                if (header.Places[i] >= 0 && column.IsMoney && header.Scales[i] is null) Fault(ImportErrors.UnitMissing, header.Headings[i]);

                void Fault(Error error, string? heading)
                {
                    whole = false;
                    order.Faults.Add(ImportFault.Of(header.Row, heading, error, ("请按模板补齐表头后重新导入。", "Complete the heading row and import again.")));
                }
            }
            return whole ? new(order, rows, layout, new SheetRow(layout, header, order.Faults, rows), [.. header.Unknown, .. rows.Ignored]) : null;
        }
        order.Faults.Add(ImportFault.Of(0, null, ImportErrors.NoHeader.Seen(string.Join("、", layout.Columns.Where(c => c.Required).Select(c => c.Headings[0]))), ("请使用模板中的列名。", "Name the columns as the template does.")));
        return null;
    }

    /// <summary>Moves to the next row that holds something.</summary>
    public bool Read()
    {
        while (_rows.Read())
        {
            if (!Row.Begin()) continue;
            if (++Count % Stride == 0) _order.Progress(Count);
            return true;
        }
        return false;
    }

    /// <summary>The year of the row, or that of the whole import.</summary>
    public int? Year()
    {
        if (Row.Quantity("fiscalYear") is { } year)
        {
            if (year.Value is >= 2000 and <= 2100 && year.Value == decimal.Truncate(year.Value)) return (int)year.Value;
            Row.Add(ImportErrors.YearOutOfRange.At("/fiscalYear"));
            return null;
        }
        if (_order.Import.FiscalYear is { } given) return given;
        if (!Row.IsFaulty) Row.Add(ImportErrors.YearMissing.At("/fiscalYear"));
        return null;
    }
}
