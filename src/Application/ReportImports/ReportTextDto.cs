using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.ReportTexts;
using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Application.ReportImports;

/// <summary>A place in the text, in UTF-16 units, with what stands there.</summary>
public sealed record TextPlace(int Start, int Length, string Words);

/// <summary>A value with the words it was read from.</summary>
/// <typeparam name="T">What was read.</typeparam>
/// <param name="Confidence">0 to 1: 1 where the text says it in so many words.</param>
public sealed record ReadValue<T>(T Value, decimal Confidence, TextPlace Place);

/// <summary>A report taken apart. What the text does not say is null; what could not be placed stays in the paragraphs.</summary>
public sealed record ReportTextDto
{
    /// <summary>The whole text, lines ended by \n; every place points into it.</summary>
    public required string Text { get; init; }
    public ReadValue<string>? Title { get; init; }
    public ReadValue<string>? UnitName { get; init; }
    public ReadValue<string>? DivisionName { get; init; }
    public ReadValue<int>? FiscalYear { get; init; }
    public ReadValue<EvaluationKind>? EvaluationKind { get; init; }
    public ReadValue<DateOnly>? ReportDate { get; init; }
    /// <summary>In reading order; together they hold all of the text after the title.</summary>
    public required IReadOnlyList<SectionOfReport> Sections { get; init; }
    /// <summary>The sentence that counts the year's projects.</summary>
    public PortfolioOfReport? Portfolio { get; init; }
    public required IReadOnlyList<ProjectOfReport> Projects { get; init; }
    /// <summary>总体目标.</summary>
    public ReadValue<string>? OverallGoal { get; init; }
    /// <summary>年度目标.</summary>
    public ReadValue<string>? AnnualGoal { get; init; }
    public required IReadOnlyList<IndicatorOfReport> Indicators { get; init; }
    public required IReadOnlyList<AmountOfReport> Amounts { get; init; }
    public required IReadOnlyList<MeasureOfReport> Measures { get; init; }
    public ReadValue<decimal>? Total { get; init; }
    /// <summary>优, 良, 中 or 差.</summary>
    public ReadValue<string>? Grade { get; init; }
}

/// <summary>A section with everything written in it.</summary>
/// <param name="Kind">Null when the heading is not one of the outline's.</param>
/// <param name="LabelZh">The outline's name of the section.</param>
/// <param name="LabelEn">The outline's name of the section.</param>
/// <param name="Numbering">As written.</param>
public sealed record SectionOfReport(ReportSectionKind? Kind, string? LabelZh, string? LabelEn, string? Numbering, string Heading, TextPlace Place, IReadOnlyList<ParagraphOfReport> Paragraphs);

/// <summary>A paragraph or a subheading.</summary>
/// <param name="Text">Without its numbering.</param>
public sealed record ParagraphOfReport(string? Numbering, string Text, bool IsHeading, int Start, int Length);

/// <summary>Count and amount of projects of a level.</summary>
public sealed record CountOfReport(int? Count, Money? Amount, TextPlace Place);

/// <summary>Projects of level 1, of level 2, and those of level 2 that were reviewed.</summary>
public sealed record PortfolioOfReport(CountOfReport? LevelOne, CountOfReport? LevelTwo, CountOfReport? Reviewed, decimal Confidence);

/// <summary>The items of a project's overview.</summary>
public sealed record ProjectOfReport(ReadValue<string> Name, int? Level, ReadValue<string>? Summary, ReadValue<string>? Basis, ReadValue<string>? ImplementingBody, ReadValue<string>? Plan,
    ReadValue<string>? Period, ReadValue<string>? YearlyBudget);

/// <summary>One indicator as written.</summary>
/// <param name="Category">Second-level category; null when its heading is not one of the forms'.</param>
/// <param name="LabelZh">Name of the category.</param>
/// <param name="LabelEn">Name of the category.</param>
/// <param name="CategoryText">Its heading as written.</param>
/// <param name="ValueText">Everything written as its value.</param>
/// <param name="Target">Only where a number can be taken for a target or result.</param>
public sealed record IndicatorOfReport(string? Category, string? LabelZh, string? LabelEn, string CategoryText, string Name, string ValueText, IndicatorKind Kind, TargetOperator? Operator, decimal? Target,
    decimal? TargetUpper, DateOnly? TargetDate, string? Unit, decimal? Actual, string? ActualText, decimal? Weight, decimal? Score, decimal Confidence, TextPlace Place);

/// <summary>An amount of money.</summary>
/// <param name="Meaning">Null when the text does not say.</param>
/// <param name="LabelZh">Name of the meaning.</param>
/// <param name="LabelEn">Name of the meaning.</param>
public sealed record AmountOfReport(Money Amount, AmountMeaning? Meaning, string? LabelZh, string? LabelEn, int? FiscalYear, decimal Confidence, TextPlace Place);

/// <summary>A paragraph about one kind of work.</summary>
/// <param name="LabelZh">Name of the kind.</param>
/// <param name="LabelEn">Name of the kind.</param>
public sealed record MeasureOfReport(WorkMeasureKind? Kind, string? LabelZh, string? LabelEn, string Title, decimal Confidence, TextPlace Place);
