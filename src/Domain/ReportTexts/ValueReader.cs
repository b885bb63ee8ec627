using System.Globalization;
using System.Text.RegularExpressions;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>What can be taken from the words of a target or a result. Numbers are never made up: without one the target is null.</summary>
/// <param name="NumberAt">Where operator, number and unit stand in the words; null without a number.</param>
/// <param name="ClosesWithNumber">Nothing follows the number, so what stands before it is its name.</param>
internal sealed record ReadValue(TargetOperator? Operator, decimal? Target, string? Unit, (int Start, int End)? NumberAt, bool ClosesWithNumber, decimal Confidence)
{
    /// <summary>The upper end of a range.</summary>
    public decimal? Upper { get; init; }

    /// <summary>The day that something is due by.</summary>
    public DateOnly? Date { get; init; }
}

/// <summary>Takes operator, number and unit from the words of a value (folded).</summary>
internal static partial class ValueReader
{
    private static readonly ReadValue Nothing = new(null, null, null, null, false, 0.6m);

    public static ReadValue Read(string words)
    {
        // A year or a day names when, not how much.
        var numbers = Quantity().Matches(words).Where(m => !IsDate(words, m)).ToList();
        if (numbers.Count == 0) return DueBy(words) ?? Nothing;
        var withUnit = numbers.FindAll(m => m.Groups["unit"].Success || m.Groups["op"].Success);
        var match = withUnit.Count > 0 ? withUnit[^1] : numbers[^1];
        if (Numerals.Decimal(match.Groups["number"].Value) is not { } target) return Nothing;
        var unit = match.Groups["unit"] is { Success: true } read ? read.Value : null;
        var (op, end) = (OperatorOf(match.Groups["op"].Value), match.Index + match.Length);
        if (match.Groups["upper"].Success) op = TargetOperator.Range;
        if (op is null && PostfixOf(words[end..]) is { } postfix) (op, end) = (postfix.Operator, end + postfix.Length);
        var rest = words[end..].Trim(' ', ')', '。', ';', ',', '.', '"', '”');
        var confidence = (op, unit) switch
        {
            (not null, not null) => 0.95m,
            (not null, null) => 0.8m,
            (null, not null) => 0.7m,
            _ => match.Length == words.Trim().Length ? 0.7m : 0.3m,
        };
        // A number amid a sentence speaks of something; whether it is the target is for a person to say.
        if (rest.Length > 0) confidence = Math.Min(confidence, op is null ? 0.4m : 0.6m);
        if (numbers.Count > 1) confidence = Math.Min(confidence, 0.6m);
        return new(op, target, unit, (match.Index, end), rest.Length == 0, confidence) { Upper = op == TargetOperator.Range ? Numerals.Decimal(match.Groups["upper"].Value) : null };
    }

    /// <summary>A deadline with its year: 2020年11月底前. Without a year or a day it could be meant otherwise.</summary>
    private static ReadValue? DueBy(string words)
    {
        if (Deadline().Match(words) is not { Success: true } match) return null;
        var (year, month) = (int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture));
        if (month is < 1 or > 12) return null;
        var last = DateTime.DaysInMonth(year, month);
        var day = match.Groups["day"] is { Success: true } given ? int.Parse(given.Value, CultureInfo.InvariantCulture) : last;
        return day < 1 || day > last ? null : new(TargetOperator.OnOrBefore, null, null, (match.Index, match.Index + match.Length), false, 0.7m) { Date = new(year, month, day) };
    }

    public static TargetOperator? OperatorOf(string words) => words.Trim() switch
    {
        "≥" or ">=" or "=>" or "不低于" or "不少于" or "不小于" or "大于等于" or "大于或等于" or "至少" or "达到" or "达" or "不低于等于" or "超过或等于" => TargetOperator.AtLeast,
        ">" or "大于" or "高于" or "超过" or "多于" => TargetOperator.MoreThan,
        "≤" or "<=" or "=<" or "不超过" or "不高于" or "不多于" or "不大于" or "小于等于" or "小于或等于" or "至多" or "控制在" or "不得超过" => TargetOperator.AtMost,
        "<" or "小于" or "低于" or "少于" => TargetOperator.LessThan,
        "=" or "等于" or "定值" => TargetOperator.Equal,
        _ => null,
    };

    private static (TargetOperator Operator, int Length)? PostfixOf(string after)
    {
        var trimmed = after.TrimStart(' ', '(');
        var skipped = after.Length - trimmed.Length;
        if (trimmed.StartsWith("及以上", StringComparison.Ordinal) || trimmed.StartsWith("或以上", StringComparison.Ordinal)) return (TargetOperator.AtLeast, skipped + 3);
        if (trimmed.StartsWith("以上", StringComparison.Ordinal)) return (TargetOperator.AtLeast, skipped + 2);
        if (trimmed.StartsWith("及以下", StringComparison.Ordinal) || trimmed.StartsWith("或以下", StringComparison.Ordinal)) return (TargetOperator.AtMost, skipped + 3);
        if (trimmed.StartsWith("以下", StringComparison.Ordinal) || trimmed.StartsWith("以内", StringComparison.Ordinal) || trimmed.StartsWith("之内", StringComparison.Ordinal)) return (TargetOperator.AtMost, skipped + 2);
        return null;
    }

    private static bool IsDate(string words, Match match)
    {
        var after = words.AsSpan(match.Index + match.Length).TrimStart();
        var numberEnd = match.Groups["number"].Index + match.Groups["number"].Length;
        return match.Groups["unit"].Value is "年" or "月" or "日" or "号" && match.Groups["number"].Value.Length is 4 or 1 or 2 && (match.Groups["unit"].Value != "年" || match.Groups["number"].Value.Length == 4)
            || words.AsSpan(0, match.Index).TrimEnd() is [.., '[' or '〔' or '第'] || words.AsSpan(numberEnd) is [']' or '〕', ..] || after is ['项', '规', ..];
    }

    [GeneratedRegex(@"(?<year>20\d{2})年(?<month>\d{1,2})月(?:(?<day>\d{1,2})日|底)之?以?前", RegexOptions.CultureInvariant)]
    private static partial Regex Deadline();

    [GeneratedRegex(@"(?<op>≥|≤|>=|<=|=>|=<|>|<|=|不低于|不少于|不小于|不超过|不高于|不多于|不大于|不得超过|大于或?等于|小于或?等于|大于|小于|高于|低于|超过|多于|少于|至少|至多|达到|达|控制在|等于)?[ ]?(?<![\d.])(?<number>-?\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|-?\d{1,15}(?:\.\d{1,6})?)(?:[ ]?%?[ ]?[-~—–至][ ]?(?<upper>\d{1,15}(?:\.\d{1,6})?))?(?:[ ]?(?<unit>%|‰|个百分点|亿元|万元|千元|元/[\u4e00-\u9fff]{1,4}|元|万人次|万人|人次|人|名|户|件次|件|起次|起|宗|例|案件|批次|批|次|场次|场|期|个工作日|工作日|个月|个|天|日|小时|分钟|分|年|月|号|项|篇|份|册|套|台|辆|平方米|公里|米|亩|吨|公斤|处|所|家|条|户次|组|岁))?", RegexOptions.CultureInvariant)]
    private static partial Regex Quantity();
}
