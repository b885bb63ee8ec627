using System.Globalization;

namespace ReliefApi.Domain.Scoring;

/// <summary>Puts one step of an explanation into a sentence.</summary>
internal static class ExplanationWords
{
    public static string Zh(ExplanationNode node) => node.Level switch
    {
        ExplanationLevel.Total or ExplanationLevel.Block => $"{node.TitleZh}{Number(node.Value)}分，为{node.RuleZh}：{node.Formula}。",
        ExplanationLevel.Row or ExplanationLevel.Execution when node.Value is null => $"{node.TitleZh}：{node.RuleZh}，未得分。",
        ExplanationLevel.Row or ExplanationLevel.Execution => $"{node.TitleZh}：{node.RuleZh}。{node.Formula}，满分{Number(node.Weight)}分，得{Number(node.Value)}分{(node.RoundingZh is null ? "" : $"（{node.RoundingZh}）")}。",
        _ => $"{node.TitleZh}{ValueOf(node) ?? "无"}，{node.RuleZh}{Calculation(node, "：")}{(node.Rows is { } rows ? $"，依据{rows.Count}条记录" : "")}。",
    };

    public static string En(ExplanationNode node) => node.Level switch
    {
        ExplanationLevel.Total or ExplanationLevel.Block => $"{node.TitleEn}: {Number(node.Value)} points, {node.RuleEn}: {node.Formula}.",
        ExplanationLevel.Row or ExplanationLevel.Execution when node.Value is null => $"{node.TitleEn}: {node.RuleEn}; no points yet.",
        ExplanationLevel.Row or ExplanationLevel.Execution => $"{node.TitleEn}: {node.RuleEn}. {node.Formula}; {Number(node.Value)} of {Number(node.Weight)} points{(node.RoundingEn is null ? "" : $" ({node.RoundingEn})")}.",
        _ => $"{node.TitleEn}: {ValueOf(node) ?? "none"}, {node.RuleEn}{Calculation(node, ": ")}{(node.Rows is { } rows ? $", from {rows.Count} records" : "")}.",
    };

    public static string Number(decimal? value) => value?.ToString("0.############", CultureInfo.InvariantCulture) ?? "—";

    private static string? ValueOf(ExplanationNode node) => node.Text ?? (node.Value is { } value ? Number(value) + node.Unit : null);

    // A value that is only stated or counted has no calculation to show.
    private static string Calculation(ExplanationNode node, string before) =>
        node.Step is ExplanationStep.Sum or ExplanationStep.Difference or ExplanationStep.Quotient ? before + node.Formula
        : node.Step is ExplanationStep.Scaled && node.Factor != 1 ? before + node.Formula
        : "";
}
