using System.Globalization;

namespace ReliefApi.Domain.Reports;

/// <summary>How recorded values are put into words.</summary>
internal static class Phrases
{
    public const string NotObtained = "未取得";

    private const string Numerals = "一二三四五六七八九";

    private static readonly char[] ClosingMarks = ['。', '；', ';', '，', ',', '、', '.', ' ', '\u3000'];

    public static string Date(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    public static string Year(int year) => $"{Digits(year)}年";

    /// <summary>Ordinals, years and list numbers: digits that count the document itself and so have no source.</summary>
    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Numeral(int number) => Numerals[number - 1].ToString();

    /// <summary>A recorded text without the mark that closes it, so that it fits inside our sentence.</summary>
    public static string Clause(string? text) => PlainText.Clean(text).Trim().TrimEnd(ClosingMarks);

    public static bool IsBlank(string? text) => Clause(text).Length == 0;

    public static string EvaluationName(string kind) => kind switch
    {
        "self" => "单位自评",
        "department" => "部门评价",
        "finance" => "财政评价",
        _ => "绩效评价",
    };

    public static string Level(int level) => level switch
    {
        1 => "一级项目",
        2 => "二级项目",
        _ => "项目",
    };

    public static string? ProjectKind(string kind) => kind switch
    {
        "recurring" => "经常性项目",
        "one_off" => "一次性项目",
        "fixed_span" => "阶段性项目",
        _ => null,
    };

    /// <summary>The unit with its county in front, unless its name already begins with it.</summary>
    public static string FullName(ReportFacts facts) => facts.Department.Name.StartsWith(facts.Division.Name, StringComparison.Ordinal)
        ? facts.Department.Name
        : facts.Division.Name + facts.Department.Name;

    public static string Target(IndicatorFacts row) => $"{Clause(row.Operator)}{Clause(row.TargetDisplay)}{Clause(row.Unit)}";
}
