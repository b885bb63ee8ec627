using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Imports;

/// <summary>The cells of one row; valid until the next one is read.</summary>
public interface ICells
{
    /// <summary>Number of the row, as a spreadsheet counts.</summary>
    int Row { get; }

    /// <summary>What stands in a cell; empty when nothing does.</summary>
    ReadOnlySpan<char> this[int place] { get; }

    /// <summary>What is wrong with a cell itself, such as a formula.</summary>
    Error? FaultOf(int place);
}

/// <summary>The words that a cell may say, in any case, and what they mean.</summary>
public sealed class Words<T> where T : struct
{
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _meanings;

    public Words(params IEnumerable<(string Word, T Meaning)> words)
    {
        var meanings = words.ToDictionary(w => w.Word, w => w.Meaning, StringComparer.OrdinalIgnoreCase);
        All = [.. meanings.Keys];
        _meanings = meanings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<string> All { get; }

    public T? Find(ReadOnlySpan<char> word) => _meanings.TryGetValue(word, out var meaning) ? meaning : null;
}

/// <summary>One row of an import, read by the members of its layout. Every fault is noted, so that all of a row come out at once.</summary>
public sealed class SheetRow(SheetLayout layout, SheetHeader header, ImportFaults faults, ICells cells)
{
    private readonly Dictionary<string, int> _columns = layout.Columns.Select((c, i) => (c.Member, i)).ToDictionary(c => c.Member, c => c.i);

    public int Number => cells.Row;

    /// <summary>Whether the row has a fault so far.</summary>
    public bool IsFaulty { get; private set; }

    /// <summary>Begins the row that the cells hold now; false when it holds nothing.</summary>
    public bool Begin()
    {
        IsFaulty = false;
        foreach (var place in header.Places)
            if (place >= 0 && (CellText.Trimmed(cells[place]).Length > 0 || cells.FaultOf(place) is not null)) return true;
        return false;
    }

    public string? Text(string member, int longest)
    {
        var text = Read(member, out var column);
        if (text.Length == 0) return null;
        if (text.Length <= longest) return text.ToString();
        Add(column, CellErrors.TooLong.Seen($"{text.Length} > {longest}"), ($"请缩短至{longest}个字符以内。", $"Shorten it to {longest} characters."));
        return null;
    }

    /// <summary>An amount in yuan.</summary>
    public decimal? Amount(string member)
    {
        var text = Read(member, out var column);
        if (text.Length == 0) return null;
        var fault = CellText.ReadAmount(text, header.Scales[column] ?? 1, out var yuan);
        if (fault == AmountFault.None) return yuan;
        Add(column, Quoting(fault switch { AmountFault.BelowFen => CellErrors.BelowFen, AmountFault.TooLarge => CellErrors.TooLarge, _ => CellErrors.NotAnAmount }, text), CellErrors.WriteAmount);
        return null;
    }

    /// <summary>A number, with the unit that its cell names beside it, if it does.</summary>
    public (decimal Value, string? Unit)? Quantity(string member)
    {
        var text = Read(member, out var column);
        if (text.Length == 0) return null;
        if (CellText.TryNumber(text, out var number, out var unit)) return (number, unit);
        Add(column, Quoting(CellErrors.NotANumber, text), CellErrors.WriteNumber);
        return null;
    }

    public DateOnly? Date(string member)
    {
        var text = Read(member, out var column);
        if (text.Length == 0) return null;
        if (CellText.TryDate(text, out var day)) return day;
        Add(column, Quoting(CellErrors.NotADate, text), CellErrors.WriteDate);
        return null;
    }

    /// <summary>One of a few words.</summary>
    public T? Choice<T>(string member, Words<T> words) where T : struct
    {
        var text = Read(member, out var column);
        if (text.Length == 0) return null;
        if (words.Find(text) is { } meaning) return meaning;
        Add(column, Quoting(CellErrors.UnknownValue, text), ($"请填写：{string.Join("、", words.All)}。", $"Write one of: {string.Join(", ", words.All)}."));
        return null;
    }

    /// <summary>Notes a fault of the row; a pointer at a member becomes its column.</summary>
    public void Add(Error error, (string Zh, string En)? suggestion = null) =>
        Add(error.Pointer is { } pointer ? _columns.GetValueOrDefault(pointer[(pointer.LastIndexOf('/') + 1)..], -1) : -1, error, suggestion);

    private void Add(int column, Error error, (string, string)? suggestion)
    {
        IsFaulty = true;
        faults.Add(ImportFault.Of(cells.Row, column < 0 ? null : header.Headings[column] ?? layout.Columns[column].Member, error, suggestion));
    }

    private ReadOnlySpan<char> Read(string member, out int column)
    {
        column = _columns[member];
        var place = header.Places[column];
        if (place < 0) return default;
        if (cells.FaultOf(place) is { } fault)
        {
            Add(column, fault, CellErrors.PasteValue);
            return default;
        }
        var text = CellText.Trimmed(cells[place]);
        if (text.Length == 0 && layout.Columns[column].Required) Add(column, CellErrors.Missing, CellErrors.FillIn);
        return text;
    }

    private static Error Quoting(Error error, ReadOnlySpan<char> text) => error.Seen(text.Length <= 40 ? text.ToString() : $"{text[..40]}…");
}
