using FluentValidation;
using MediatR;
using ReliefApi.Application.Access;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Disclosure;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Aggregates;

/// <summary>What an aggregate is split by.</summary>
public enum AggregateBy { Division, Department, Category }

/// <summary>Sums and ratios of sums over a division's subtree; never a mean of rates.</summary>
/// <param name="DivisionCode">Root of the subtree; 000000 for the whole country.</param>
/// <param name="By">Split by the divisions below, by department or by indicator category; without it, one row a measure. A project counts in each of its categories.</param>
/// <param name="Depth">With <c>by=division</c>, how many levels below: 1, which is the default, for those directly below.</param>
/// <param name="DepartmentId">Only this department's projects.</param>
/// <param name="Category">Only projects with an indicator of this second-level category that rests on the measure.</param>
/// <param name="Measure">Only this measure.</param>
public sealed record GetAggregates(int FiscalYear, string DivisionCode, Choice<AggregateBy>? By, int? Depth, Guid? DepartmentId, string? Category, string? Measure) : IQuery<AggregatesDto>;

/// <summary>Aggregated measures of one year and subtree.</summary>
public sealed record AggregatesDto
{
    public required int FiscalYear { get; init; }
    public required string DivisionCode { get; init; }
    public required CoverageDto Coverage { get; init; }
    public required IReadOnlyList<AggregateDto> Items { get; init; }
    /// <summary>How the same groups scored; left empty when the question is about one measure or category.</summary>
    public required IReadOnlyList<ScoreSummaryDto> Scores { get; init; }
}

/// <summary>How much of the subtree the figures rest on.</summary>
public sealed record CoverageDto
{
    /// <summary>County-level divisions whose code was valid in the year.</summary>
    public required int Expected { get; init; }
    /// <summary>Of these, those with figures for the year.</summary>
    public required int Reported { get; init; }
    /// <summary>Codes of those without.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
    /// <summary>Codes of divisions with changes that the figures do not hold yet.</summary>
    public required IReadOnlyList<string> Stale { get; init; }
    /// <summary>When the oldest figure was derived.</summary>
    public DateTimeOffset? OldestAsOf { get; init; }
}

/// <summary>One measure of one group. Numbers are decimal strings; a missing figure is null, never zero.</summary>
public sealed record AggregateDto
{
    /// <summary>The group's division, when split by division.</summary>
    public string? DivisionCode { get; init; }
    /// <summary>The group's department, when split by department.</summary>
    public Guid? DepartmentId { get; init; }
    /// <summary>The group's indicator category, when split by category.</summary>
    public string? Category { get; init; }
    public required string Measure { get; init; }
    public required MeasureKind Kind { get; init; }
    public required string Unit { get; init; }
    /// <summary>Σ numerators; null when suppressed.</summary>
    public string? Numerator { get; init; }
    /// <summary>Σ denominators; null for counts and sums, and when suppressed.</summary>
    public string? Denominator { get; init; }
    /// <summary>Σ numerators, or Σ numerators ÷ Σ denominators (percent numbers for percentages); null when nothing lies under the line, and when suppressed.</summary>
    public string? Value { get; init; }
    /// <summary>Whether the figures are withheld above the county, because few persons stand behind them or behind a neighbour.</summary>
    public required bool Suppressed { get; init; }
    public Suppression? Reason { get; init; }
    /// <summary>Projects (for petition measures: divisions) that the row adds up.</summary>
    public required int Sources { get; init; }
    /// <summary>Address of the list of these.</summary>
    public required string Rows { get; init; }
}

/// <summary>How the projects of one group scored. A plain mean of scores is not offered.</summary>
public sealed record ScoreSummaryDto
{
    public string? DivisionCode { get; init; }
    public Guid? DepartmentId { get; init; }
    /// <summary>Projects with goals in the year.</summary>
    public required int Projects { get; init; }
    /// <summary>Of these, how many have each grade; those without a grade are the rest.</summary>
    public required IReadOnlyDictionary<string, int> Grades { get; init; }
    /// <summary>Σ score × full-year budget ÷ Σ full-year budget, over the projects that have both; null when there are none, and when suppressed.</summary>
    public string? MoneyWeightedMean { get; init; }
    public required bool Suppressed { get; init; }
    public Suppression? Reason { get; init; }
}

internal sealed class GetAggregatesRules : AbstractValidator<GetAggregates>
{
    private static readonly Error DepthOfNothing = Error.Malformed("aggregate.depth_of_nothing", "depth 只能与 by=division 一起使用。", "depth goes with by=division only.");

    public GetAggregatesRules()
    {
        Include(new AggregateScopeRules<GetAggregates>(q => q.FiscalYear, q => q.DivisionCode, q => q.Measure, q => q.Category, q => q.IsByProject()));
        RuleFor(q => q.By).Known();
        RuleFor(q => q.Depth).InclusiveBetween(1, 3);
        RuleFor(q => q.Depth).Must((q, depth) => depth is null || q.By?.Raw == "division").Refuse(DepthOfNothing);
    }
}

/// <summary>What kind of question an aggregate is.</summary>
public static class AggregateQuestions
{
    /// <summary>Whether the question can only be answered project by project.</summary>
    public static bool IsByProject(this GetAggregates query) => query.DepartmentId is not null || query.Category is not null || query.By?.Raw is "department" or "category";

    /// <summary>Whether a project counts by the indicators that rest on each measure.</summary>
    public static bool IsByIndicator(this GetAggregates query) => query.Category is not null || query.By?.Raw == "category";
}

internal sealed class GetAggregatesHandler(IAggregateReader reader, ICallContext call) : IRequestHandler<GetAggregates, Result<AggregatesDto>>
{
    public async Task<Result<AggregatesDto>> Handle(GetAggregates request, CancellationToken cancellationToken)
    {
        var range = DivisionRange.Subtree(request.DivisionCode);
        if (!call.Scope.Read.Contains(range.From) || !call.Scope.Read.Contains(range.To)) return DivisionErrors.NotFound;
        var wanted = Measures.All.Where(m => request.Measure is null ? m.Source != MeasureSource.Petitions || !request.IsByProject() : m.Code == request.Measure).ToList();
        return await reader.ReadAsync(request, wanted, cancellationToken);
    }
}
