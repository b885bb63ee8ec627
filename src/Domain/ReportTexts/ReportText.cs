using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>
/// A report as somebody wrote it, taken apart. Nothing is made up: what the text does not say is null, and what could not be placed stays
/// in the paragraphs of its section.
/// </summary>
public sealed record ReportText
{
    /// <summary>The whole text, lines ended by \n; every <see cref="TextSpan"/> points into it.</summary>
    public required string Text { get; init; }
    public Read<string>? Title { get; init; }
    public Read<string>? UnitName { get; init; }
    public Read<string>? DivisionName { get; init; }
    public Read<int>? FiscalYear { get; init; }
    public Read<EvaluationKind>? EvaluationKind { get; init; }
    public Read<DateOnly>? ReportDate { get; init; }
    /// <summary>In reading order; together they cover the text after the title.</summary>
    public required IReadOnlyList<ReadSection> Sections { get; init; }
    /// <summary>The sentence that counts the year's projects, where there is one.</summary>
    public ReadPortfolio? Portfolio { get; init; }
    public required IReadOnlyList<ReadProject> Projects { get; init; }
    /// <summary>总体目标 and 年度目标 as written.</summary>
    public Read<string>? OverallGoal { get; init; }
    public Read<string>? AnnualGoal { get; init; }
    public required IReadOnlyList<ReadIndicator> Indicators { get; init; }
    /// <summary>Every amount of money in the text.</summary>
    public required IReadOnlyList<ReadAmount> Amounts { get; init; }
    /// <summary>Paragraphs about the work of the year.</summary>
    public required IReadOnlyList<ReadMeasure> Measures { get; init; }
    public Read<decimal>? Total { get; init; }
    /// <summary>优, 良, 中 or 差.</summary>
    public Read<string>? Grade { get; init; }
}

/// <summary>A place in the text, in UTF-16 units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>A value with the words it was read from.</summary>
/// <param name="Confidence">0 to 1: 1 where the text says it in so many words.</param>
public sealed record Read<T>(T Value, decimal Confidence, TextSpan Span);

/// <summary>What a section is about, whatever its number and wording.</summary>
public enum ReportSectionKind { Summary, Background, EvaluationWork, Conclusion, Analysis, Experience, Suggestions, Other, Annex }

/// <summary>A section with everything written in it.</summary>
/// <param name="Kind">Null when the heading is not one of the outline's.</param>
/// <param name="Numbering">As written: 一、, 5、.</param>
public sealed record ReadSection(ReportSectionKind? Kind, string? Numbering, string Heading, TextSpan HeadingSpan, IReadOnlyList<ReadParagraph> Paragraphs);

/// <summary>A paragraph or a subheading.</summary>
/// <param name="Numbering">As written: （一）, 1., 2）; null without one.</param>
/// <param name="Text">Without its numbering.</param>
public sealed record ReadParagraph(string? Numbering, string Text, bool IsHeading, TextSpan Span);

/// <summary>Count and amount of projects of a level.</summary>
public sealed record ReadCount(int? Count, decimal? Yuan, TextSpan Span);

/// <summary>Projects of level 1, of level 2, and those of level 2 that were reviewed.</summary>
public sealed record ReadPortfolio(ReadCount? LevelOne, ReadCount? LevelTwo, ReadCount? Reviewed, decimal Confidence, TextSpan Span);

/// <summary>The items of a project's overview.</summary>
public sealed record ReadProject(Read<string> Name, int? Level, Read<string>? Summary, Read<string>? Basis, Read<string>? ImplementingBody, Read<string>? Plan, Read<string>? Period,
    Read<string>? YearlyBudget);

/// <summary>One indicator as written.</summary>
/// <param name="Category">Code such as <c>OUT.QTY</c>; null when its heading is unknown.</param>
/// <param name="CategoryText">Its heading as written.</param>
/// <param name="ValueText">Everything written as its value: target, result or slogan.</param>
/// <param name="Target">Only where a number can be taken for a target or result.</param>
public sealed record ReadIndicator(string? Category, string CategoryText, string Name, string ValueText, IndicatorKind Kind, TargetOperator? Operator, decimal? Target, string? Unit,
    decimal? Actual, string? ActualText, decimal? Weight, decimal? Score, decimal Confidence, TextSpan Span)
{
    /// <summary>Upper end, where the value is a range.</summary>
    public decimal? TargetUpper { get; init; }

    /// <summary>The day it is due by, where the value is a deadline.</summary>
    public DateOnly? TargetDate { get; init; }
}

/// <summary>What an amount is said to be.</summary>
public enum AmountMeaning { Involved, Initial, Adjustment, CarryOver, FullYear, Arrived, Executed, Remaining }

/// <summary>An amount of money.</summary>
/// <param name="Meaning">Null when the text does not say.</param>
public sealed record ReadAmount(decimal Yuan, AmountMeaning? Meaning, int? FiscalYear, string Raw, decimal Confidence, TextSpan Span);

/// <summary>A paragraph about one kind of work.</summary>
public sealed record ReadMeasure(WorkMeasureKind? Kind, string Title, decimal Confidence, TextSpan Span);
