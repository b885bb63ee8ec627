namespace ReliefApi.Domain.Divisions;

public enum DivisionLevel { Province, Prefecture, County }

/// <summary>Reading a GB/T 2260 code: 1–2 province, 3–4 prefecture, 5–6 county. XX90ZZ is a county-level city directly under its province.</summary>
public static class DivisionCode
{
    /// <summary>Above every province: the scope of the whole country.</summary>
    public const string Nation = "000000";

    public static bool IsValid(string? code) =>
        code is { Length: 6 } && code.All(char.IsAsciiDigit) && code[..2] is not "00"
        && (code[2..4] is not "00" || code[4..] is "00");

    public static DivisionLevel LevelOf(string code) =>
        code[2..] == "0000" ? DivisionLevel.Province : code[4..] == "00" ? DivisionLevel.Prefecture : DivisionLevel.County;

    /// <summary>The parent that the code itself names; null for a province.</summary>
    public static string? ParentOf(string code) => LevelOf(code) switch
    {
        DivisionLevel.Province => null,
        DivisionLevel.Prefecture => code[..2] + "0000",
        _ => code[2..4] == "90" ? code[..2] + "0000" : code[..4] + "00",
    };
}

/// <summary>A subtree as a closed range of codes: codes nest by prefix, so one comparison decides, in C# and in an index.</summary>
/// <param name="From">First code of the subtree; empty for nothing.</param>
/// <param name="To">Last code of the subtree.</param>
public readonly record struct DivisionRange(string From, string To)
{
    public static readonly DivisionRange Nothing = new("", "");
    public static readonly DivisionRange Everything = new("000000", "999999");

    public static DivisionRange Subtree(string code) =>
        code == DivisionCode.Nation ? Everything
        : DivisionCode.LevelOf(code) switch
        {
            DivisionLevel.Province => new(code, code[..2] + "9999"),
            DivisionLevel.Prefecture => new(code, code[..4] + "99"),
            _ => Only(code),
        };

    public static DivisionRange Only(string code) => new(code, code);

    public bool Contains(string code) =>
        From.Length > 0 && string.CompareOrdinal(From, code) <= 0 && string.CompareOrdinal(code, To) <= 0;
}
