using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Evaluations;

/// <summary>Sums of a project's year, kept when its evaluation is frozen. Amounts in yuan.</summary>
public sealed record FrozenFigures(string ProjectCode, string ProjectName, decimal FullYear, decimal Executed, int Persons, int Cases, int Replied, int Satisfied);

/// <summary>A figure for the public.</summary>
/// <param name="Value">Null when suppressed or not obtained.</param>
/// <param name="Reason"><c>small</c> when it rests on fewer people than may be shown.</param>
public sealed record PublishedFigure(decimal? Value, bool Suppressed, string? Reason)
{
    /// <summary>Counts from one up to one below this are not shown, nor any figure that rests on them.</summary>
    public const int Threshold = 5;

    public static PublishedFigure Count(int count) => Of(count, count);

    /// <param name="people">How many people the figure rests on.</param>
    public static PublishedFigure Of(decimal? value, int people) => people is > 0 and < Threshold ? new(null, true, "small") : new(value, false, null);
}

/// <summary>What the public sees of an evaluation (公开): totals only, never a person, a case or a small number.</summary>
/// <param name="FullYearBudget">全年预算数, yuan.</param>
/// <param name="Executed">全年执行数, yuan.</param>
/// <param name="ExecutionRate">Percent.</param>
/// <param name="SatisfactionRate">Percent of the valid replies.</param>
public sealed record Publication(Guid EvaluationId, string DivisionCode, string ProjectCode, string ProjectName, int FiscalYear, EvaluationKind Kind, decimal? Total, string? Grade,
    Money FullYearBudget, PublishedFigure Executed, PublishedFigure ExecutionRate, PublishedFigure Persons, PublishedFigure Cases, PublishedFigure SatisfactionRate)
{
    /// <summary>One hidden count hides the other as well: persons and cases nearly equal each other.</summary>
    public static Publication Of(Evaluation e, FrozenFigures f)
    {
        var fewest = new[] { f.Persons, f.Cases }.Where(n => n > 0).DefaultIfEmpty(0).Min();
        return new(e.Id, e.DivisionCode, f.ProjectCode, f.ProjectName, e.FiscalYear, e.Kind, e.ReviewedTotal, e.ReviewedGrade, new(f.FullYear),
            PublishedFigure.Of(f.Executed, fewest), PublishedFigure.Of(Percent(f.Executed, f.FullYear), fewest),
            PublishedFigure.Of(f.Persons, fewest), PublishedFigure.Of(f.Cases, fewest), PublishedFigure.Of(Percent(f.Satisfied, f.Replied), f.Replied));
    }

    private static decimal? Percent(decimal part, decimal whole) => whole == 0 ? null : decimal.Round(part / whole * 100, 2, MidpointRounding.AwayFromZero);
}
