using System.Text.RegularExpressions;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>Every amount of money in running text, with what its sentence says it is.</summary>
internal static partial class MoneyReader
{
    /// <summary>Words that name an amount; where several stand before it the nearest counts, and of those that end together the longest.</summary>
    private static readonly (string Word, AmountMeaning? Meaning, decimal Confidence)[] Words =
    [
        ("涉及资金", AmountMeaning.Involved, 0.9m), ("涉及金额", AmountMeaning.Involved, 0.9m), ("涉及财政资金", AmountMeaning.Involved, 0.9m),
        ("年初预算", AmountMeaning.Initial, 1m), ("年度预算安排", AmountMeaning.Initial, 0.9m), ("预算安排", AmountMeaning.Initial, 0.9m), ("安排财政拨款", AmountMeaning.Initial, 0.9m),
        ("安排预算", AmountMeaning.Initial, 0.9m), ("预算批复", AmountMeaning.Initial, 0.9m), ("批复预算", AmountMeaning.Initial, 0.9m), ("安排", AmountMeaning.Initial, 0.7m), ("年度预算", AmountMeaning.Initial, 0.8m),
        ("预算资金", AmountMeaning.Initial, 0.7m), ("预算数", AmountMeaning.Initial, 0.8m), ("预算", AmountMeaning.Initial, 0.6m), ("下达", AmountMeaning.Initial, 0.5m), ("财政拨款", AmountMeaning.Initial, 0.5m),
        ("全年预算", AmountMeaning.FullYear, 1m), ("全年预算数", AmountMeaning.FullYear, 1m), ("调整后预算", AmountMeaning.FullYear, 1m), ("调整预算数", AmountMeaning.FullYear, 0.9m), ("调整后", AmountMeaning.FullYear, 0.8m), ("调整为", AmountMeaning.FullYear, 0.8m),
        ("预算总额", AmountMeaning.FullYear, 0.7m), ("总预算", AmountMeaning.FullYear, 0.7m),
        ("追加", AmountMeaning.Adjustment, 0.9m), ("追加预算", AmountMeaning.Adjustment, 0.9m), ("调增", AmountMeaning.Adjustment, 0.9m), ("调减", AmountMeaning.Adjustment, 0.9m), ("核减", AmountMeaning.Adjustment, 0.8m),
        ("压减", AmountMeaning.Adjustment, 0.8m), ("预算调整", AmountMeaning.Adjustment, 0.8m), ("调整增加", AmountMeaning.Adjustment, 0.9m), ("调整减少", AmountMeaning.Adjustment, 0.9m), ("调剂", AmountMeaning.Adjustment, 0.7m),
        ("上年结转", AmountMeaning.CarryOver, 1m), ("结转资金", AmountMeaning.CarryOver, 0.8m), ("年初结转", AmountMeaning.CarryOver, 1m), ("上年结余", AmountMeaning.CarryOver, 0.8m), ("结转和结余", AmountMeaning.Remaining, 0.6m),
        ("到位", AmountMeaning.Arrived, 0.9m), ("到位资金", AmountMeaning.Arrived, 1m), ("资金到位", AmountMeaning.Arrived, 1m), ("拨入", AmountMeaning.Arrived, 0.9m), ("收到", AmountMeaning.Arrived, 0.9m), ("到账", AmountMeaning.Arrived, 0.9m),
        ("执行数", AmountMeaning.Executed, 1m), ("执行", AmountMeaning.Executed, 0.8m), ("实际支出", AmountMeaning.Executed, 1m), ("支出", AmountMeaning.Executed, 0.8m), ("支付", AmountMeaning.Executed, 0.9m), ("列支", AmountMeaning.Executed, 0.9m),
        ("实际使用", AmountMeaning.Executed, 0.9m), ("使用资金", AmountMeaning.Executed, 0.8m), ("使用", AmountMeaning.Executed, 0.6m), ("发放", AmountMeaning.Executed, 0.8m), ("花费", AmountMeaning.Executed, 0.8m), ("兑付", AmountMeaning.Executed, 0.9m),
        ("结余", AmountMeaning.Remaining, 0.9m), ("剩余", AmountMeaning.Remaining, 0.9m), ("结转下年", AmountMeaning.Remaining, 1m), ("未使用", AmountMeaning.Remaining, 0.9m), ("未支出", AmountMeaning.Remaining, 0.9m), ("未支付", AmountMeaning.Remaining, 0.9m),
        ("余额", AmountMeaning.Remaining, 0.8m), ("收回", AmountMeaning.Remaining, 0.6m),
        // Words that only look like one of the above, and sums of something else.
        ("支出项目", null, 0), ("项目支出", null, 0), ("预算绩效", null, 0), ("预算执行", AmountMeaning.Executed, 0.7m), ("执行率", null, 0), ("人均", null, 0), ("标准", null, 0), ("每人", null, 0), ("不超过", null, 0), ("控制在", null, 0),
        ("预算单位", null, 0), ("预算管理", null, 0), ("使用方案", null, 0), ("项目投资", null, 0), ("总投资", null, 0), ("成本", null, 0), ("部门整体支出", null, 0),
    ];

    /// <summary>No county's money; also what <see cref="Common.Money"/> can say.</summary>
    private const decimal Largest = 1_000_000_000_000m;

    public static IReadOnlyList<ReadAmount> Read(SourceText source)
    {
        List<ReadAmount> amounts = [];
        var text = source.Folded;
        foreach (Match match in Amount().Matches(text))
        {
            var number = match.Groups["number"];
            var value = number.Success ? Numerals.Decimal(number.Value) : Numerals.Han(match.Groups["han"].Value);
            if (value is null || !TryYuan(value.Value, match.Groups["unit"].Value, out var yuan)) continue;
            var from = SentenceStart(text, match.Index);
            var before = text[from..match.Index];
            var after = text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 8)];
            var (meaning, confidence) = After(after) is { } none ? none : MeaningOf(before, after);
            var year = Years().Matches(before) is { Count: > 0 } years ? Numerals.Year(years[^1].Groups["year"].Value) : null;
            var span = source.Span(match.Index, match.Index + match.Length);
            // A number in characters can be a manner of speaking.
            amounts.Add(new(yuan, meaning, year, source.Text.Substring(span.Start, span.Length), number.Success ? confidence : confidence * 0.8m, span));
        }

        return amounts;
    }

    internal static bool TryYuan(decimal value, string unit, out decimal yuan)
    {
        decimal factor = unit switch
        {
            "亿元" or "亿" => 100_000_000,
            "百万元" => 1_000_000,
            "万元" or "万" => 10_000,
            "千元" => 1_000,
            _ => 1,
        };
        yuan = 0;
        if (value >= Largest) return false;
        yuan = value * factor;
        return yuan < Largest;
    }

    /// <summary>A bound of a rule, such as 200万元以上, is nobody's money.</summary>
    private static (AmountMeaning?, decimal)? After(string after) =>
        after.StartsWith("以上", StringComparison.Ordinal) || after.StartsWith("以下", StringComparison.Ordinal) || after.StartsWith("以内", StringComparison.Ordinal) || after.StartsWith('/') ? (null, 0.5m) : null;

    private static (AmountMeaning?, decimal) MeaningOf(string before, string after)
    {
        // What was said of the amount before does not hold for this one.
        var last = Amount().Matches(before) is { Count: > 0 } earlier ? earlier[^1].Index + earlier[^1].Length : 0;
        if (Nearest(before[last..]) is { } named) return named;
        if (Nearest(after.Split(',', '。', ';', '(', '\n')[0]) is { Item1: AmountMeaning.Arrived or AmountMeaning.Executed or AmountMeaning.Remaining } said) return (said.Item1, said.Item2 * 0.7m);
        return (null, 0.5m);
    }

    private static (AmountMeaning?, decimal)? Nearest(string words)
    {
        (int End, int Length, AmountMeaning? Meaning, decimal Confidence) best = (-1, 0, null, 0);
        foreach (var (word, meaning, confidence) in Words)
        {
            var at = words.LastIndexOf(word, StringComparison.Ordinal);
            if (at < 0) continue;
            var end = at + word.Length;
            if (end > best.End || end == best.End && word.Length > best.Length) best = (end, word.Length, meaning, confidence);
        }

        if (best.End < 0) return null;
        // 下达的预算资金 names a budget; words far away speak of something else.
        var distance = words.Length - best.End;
        return (best.Meaning, best.Meaning is null ? 0.5m : distance <= 12 ? best.Confidence : distance <= 30 ? best.Confidence * 0.7m : best.Confidence * 0.4m);
    }

    private static int SentenceStart(string text, int at)
    {
        var from = at == 0 ? -1 : text.LastIndexOfAny(['。', ';', '\n'], at - 1);
        return Math.Max(from + 1, at - 200);
    }

    [GeneratedRegex(@"(?:(?<![\d.,])(?<number>\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)[ ]?(?<unit>亿元|百万元|万元|千元|元|万(?=[,。;、)\s]))|(?<![一二两三四五六七八九十百千万亿零壹贰叁肆伍陆柒捌玖拾佰仟])(?<han>[一二两三四五六七八九十百千万亿零壹贰叁肆伍陆柒捌玖拾佰仟]{1,16})(?<unit>元))(?!旦)", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?<![\d(\[〔])(?<year>20\d{2}|二[〇○零O0][一二三四五六七八九〇○零]{2})[ ]?年", RegexOptions.CultureInvariant)]
    internal static partial Regex Years();
}
