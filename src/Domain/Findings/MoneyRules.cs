using System.Globalization;
using ReliefApi.Domain.ReportTexts;
using static ReliefApi.Domain.Scoring.ScoringSeverity;

namespace ReliefApi.Domain.Findings;

/// <summary>How amounts are printed in messages.</summary>
internal static class Yuan
{
    public static string Text(decimal yuan) => yuan.ToString("0.00", CultureInfo.InvariantCulture);
}

internal sealed class AmountsDiffer() : FindingRule("F01", Error, "同一年度的预算金额前后不一致：{first}元与{second}元，相差{difference}元，没有相应的调整或结转记录",
    "Budget amounts of the same year differ: {first} and {second} yuan, {difference} apart, and no adjustment or carry-over accounts for it")
{
    /// <summary>Half the smallest amount printed in 万元 with two decimals.</summary>
    private const decimal Tolerance = 50m;

    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text is not { } text) yield break;
        List<(decimal Yuan, TextSpan Span)> budgets = [.. text.Amounts.Where(a => a.Meaning is AmountMeaning.Initial or AmountMeaning.FullYear && IsOfYear(a, input)).Select(a => (a.Yuan, a.Span))];
        if (text.Portfolio?.LevelOne is { Count: 1, Yuan: { } whole, Span: var span } && text.Projects.Count <= 1) budgets.Insert(0, (whole, span));
        foreach (var project in text.Projects.Take(1))
            budgets.AddRange(text.Amounts.Where(a => a.Meaning is null && IsOfYear(a, input) && project.YearlyBudget is { Span: var s } && a.Span.Start >= s.Start && a.Span.End <= s.End).Select(a => (a.Yuan, a.Span)));
        var explained = Sums([.. text.Amounts.Where(a => a.Meaning is AmountMeaning.Adjustment or AmountMeaning.CarryOver).Select(a => Math.Abs(a.Yuan)).Distinct().Take(10)]);
        foreach (var other in budgets.Skip(1).DistinctBy(b => b.Yuan))
        {
            var difference = Math.Abs(budgets[0].Yuan - other.Yuan);
            if (difference > Tolerance && !explained.Exists(sum => Math.Abs(sum - difference) <= Tolerance))
                yield return At(new(Field: "amount", Span: other.Span), ("first", Yuan.Text(budgets[0].Yuan)), ("second", Yuan.Text(other.Yuan)), ("difference", Yuan.Text(difference)));
        }
    }

    private static bool IsOfYear(ReadAmount amount, FindingInput input) => amount.FiscalYear is null || input.FiscalYear is null || amount.FiscalYear == input.FiscalYear;

    /// <summary>Every sum that some of the amounts make: several adjustments may explain one difference.</summary>
    private static List<decimal> Sums(IReadOnlyList<decimal> amounts) => amounts.Aggregate(new List<decimal> { 0 }, (sums, amount) => [.. sums, .. sums.Select(s => s + amount)]);
}

internal sealed class SpendingNotStated() : FindingRule("F02", Error, "未列明{missing}，无法计算预算执行率", "Not stated: {missing}; there is no execution rate")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        List<string> missing = [];
        if (input.Money is { } money)
        {
            if (money is { FullYear: > 0, Arrived: 0 }) missing.Add("到位资金");
            if (money is { FullYear: > 0, Executed: 0 }) missing.Add("执行数");
        }
        else if (input.Text is { } text)
        {
            if (!text.Amounts.Any(a => a.Meaning == AmountMeaning.Arrived)) missing.Add("到位资金");
            if (!text.Amounts.Any(a => a.Meaning == AmountMeaning.Executed)) missing.Add("执行数");
        }
        if (missing.Count > 0) yield return At(new(Field: "executed"), ("missing", string.Join("、", missing)));
    }
}

internal sealed class CountsAndAmountsDisagree() : FindingRule("F26", Warning, "项目个数与金额不对应或一级项目未说明由谁执行：{seen}", "Counts and amounts of projects do not agree, or a level-1 project does not say who executes it: {seen}")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Text?.Portfolio is not { } portfolio) yield break;
        foreach (var (name, count) in new[] { ("一级项目", portfolio.LevelOne), ("二级项目", portfolio.LevelTwo), ("已评审项目", portfolio.Reviewed) })
            if (count is { Count: { } n, Yuan: { } yuan } && n == 0 != (yuan == 0))
                yield return At(new(ReportSectionKind.Background, Field: "portfolio", Span: count.Span), ("seen", $"{name}{n}个、{Yuan.Text(yuan)}元"));
        var text = input.Text;
        if (portfolio is { LevelOne.Yuan: > 0, LevelTwo.Count: 0 } && !text.Text.HasAny(Lexicon.OwnExecution))
            yield return At(new(ReportSectionKind.Background, Field: "portfolio/levelTwo", Span: portfolio.Span), ("seen", $"二级项目0个，一级项目{Yuan.Text(portfolio.LevelOne.Yuan.Value)}元"));
    }
}

internal sealed class AverageWithoutStandard() : FindingRule("F42", Warning, "人均或案均救助{average}元，未设定或超过标准{cap}", "Average relief {average} yuan: no standard is set, or it exceeds {cap}")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Money is { CasesPaid: > 0 } money)
        {
            var perCase = decimal.Round(money.PaidAmount / money.CasesPaid, 2, MidpointRounding.AwayFromZero);
            if (perCase > money.ReliefCap) yield return At(new(Field: "paidAmount"), ("average", Yuan.Text(perCase)), ("cap", Yuan.Text(money.ReliefCap)));
            yield break;
        }
        if (input.Money is not null || input.Text is not { } text || input.Indicators.Any(i => i.Category?.IsCost == true && (i.Unit ?? i.Words).HasAny("元"))) yield break;
        var people = input.Indicators.FirstOrDefault(i => i.Category == Indicators.IndicatorCategory.Quantity && Lexicon.PersonUnits.Contains(i.Unit) && i.Target > 0);
        List<decimal> budgets = [.. text.Amounts.Where(a => a.Meaning is AmountMeaning.Executed or AmountMeaning.Initial or AmountMeaning.FullYear && a.Yuan > 0).Select(a => a.Yuan)];
        if (text.Portfolio?.LevelOne?.Yuan is > 0 and var whole) budgets.Add(whole);
        if (people is null || budgets.Count == 0) yield break;
        var averages = budgets.Distinct().Order().Select(b => Yuan.Text(decimal.Round(b / people.Target!.Value, 2, MidpointRounding.AwayFromZero)));
        yield return At(new(Row: people.Row, Field: "cost", Span: people.Span), ("average", string.Join(" / ", averages)), ("cap", "—"));
    }
}

internal sealed class AmountWithoutMeaning() : FindingRule("F46", Warning, "金额“{amounts}”未说明是年初预算、调整后预算还是执行数", "Amounts {amounts} do not say whether they are initial, adjusted or executed")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        List<ReadAmount> vague = [.. (input.Text?.Amounts ?? []).Where(a => a.Meaning == AmountMeaning.Involved)];
        if (vague.Count > 0) yield return At(new(Field: "amount", Span: vague[0].Span), ("amounts", string.Join("、", vague.Select(a => a.Raw).Distinct())));
    }
}

internal sealed class ExecutedExceedsArrived() : FindingRule("EXECUTED_EXCEEDS_ARRIVED", Warning, "执行数{executed}元大于到位资金{arrived}元", "Executed {executed} yuan is more than what arrived, {arrived} yuan")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        // Nothing arrived at all is F02.
        if (input.Money is { Arrived: > 0 } money && money.Executed > money.Arrived)
            yield return At(new(Field: "arrived"), ("executed", Yuan.Text(money.Executed)), ("arrived", Yuan.Text(money.Arrived)));
    }
}

internal sealed class ReviewMissing() : FindingRule("REVIEW_MISSING", Warning, "二级项目全年预算{fullYear}元，达到评审标准{threshold}元，没有绩效评审记录",
    "Level-2 project of {fullYear} yuan reaches the review threshold of {threshold} yuan and has no recorded review")
{
    public override IEnumerable<Finding> Check(FindingInput input)
    {
        if (input.Money is { ReviewDue: true } money) yield return At(new(Field: "reviewedOn"), ("fullYear", Yuan.Text(money.FullYear)), ("threshold", Yuan.Text(money.ReviewThreshold ?? 0)));
    }
}
