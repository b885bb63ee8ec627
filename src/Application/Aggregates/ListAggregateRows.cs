using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Disclosure;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Aggregates;

/// <summary>The projects (for petition measures: divisions) that an aggregate adds up. There are as many as the aggregate has <c>sources</c>.</summary>
/// <param name="DivisionCode">Root of the subtree; 000000 for the whole country.</param>
/// <param name="Below">False for what belongs to the division itself, without those below it.</param>
/// <param name="Sort"><c>key</c>; a leading minus turns it round.</param>
public sealed record ListAggregateRows(int FiscalYear, string DivisionCode, string Measure, bool? Below, Guid? DepartmentId, string? Category,
    string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal) : IQuery<Page<AggregateRowDto>>, IPaged;

/// <summary>What one project or division adds to an aggregate. Numbers are decimal strings.</summary>
public sealed record AggregateRowDto
{
    public required string DivisionCode { get; init; }
    /// <summary>Null for petition measures, which belong to the division.</summary>
    public Guid? ProjectId { get; init; }
    public Guid? DepartmentId { get; init; }
    public string? Numerator { get; init; }
    public string? Denominator { get; init; }
    public string? Value { get; init; }
    public required bool Suppressed { get; init; }
    public Suppression? Reason { get; init; }
}

internal sealed class ListAggregateRowsRules : AbstractValidator<ListAggregateRows>
{
    public ListAggregateRowsRules()
    {
        this.CheckPaging();
        Include(new AggregateScopeRules<ListAggregateRows>(q => q.FiscalYear, q => q.DivisionCode, q => q.Measure, q => q.Category, q => q.DepartmentId is not null || q.Category is not null));
    }
}

internal sealed class ListAggregateRowsHandler(IApplicationDbContext db, ICallContext call, IDisclosure disclosure) : IRequestHandler<ListAggregateRows, Result<Page<AggregateRowDto>>>
{
    // With members instead of constructor parameters, because a query sorts by them.
    private sealed record ProjectRow
    {
        public required Guid Key { get; init; }
        public required string DivisionCode { get; init; }
        public required Guid DepartmentId { get; init; }
        public ProjectFacts? Facts { get; init; }
        public BudgetBalance? Budget { get; init; }
    }

    private sealed record DivisionRow
    {
        public required string Key { get; init; }
        public required DivisionFacts Facts { get; init; }
    }

    private static readonly Keyset<ProjectRow> ByProject = new(new("key", (ProjectRow r) => r.Key));
    private static readonly Keyset<DivisionRow> ByDivision = new(new("key", (DivisionRow r) => r.Key));

    public async Task<Result<Page<AggregateRowDto>>> Handle(ListAggregateRows request, CancellationToken cancellationToken)
    {
        var subtree = DivisionRange.Subtree(request.DivisionCode);
        if (!call.Scope.Read.Contains(subtree.From) || !call.Scope.Read.Contains(subtree.To)) return DivisionErrors.NotFound;
        var (range, measure) = (request.Below == false ? DivisionRange.Only(request.DivisionCode) : subtree, Measures.Find(request.Measure)!);
        return await disclosure.ReadAsync(request.FiscalYear, async judge =>
        {
            if (measure.Source == MeasureSource.Petitions)
                return Shown(await ByDivision.ReadAsync(Divisions(request, range), request, cancellationToken), r => Of(measure, judge, r.Key, r.Key, null, null, FactValues.Of(r.Facts)));
            return Shown(await ByProject.ReadAsync(Projects(request, range, measure), request, cancellationToken), r =>
                Of(measure, judge, r.Key.ToString(), r.DivisionCode, r.Key, r.DepartmentId, FactValues.Of(r.Facts, r.Budget)));
        }, cancellationToken);
    }

    private IQueryable<DivisionRow> Divisions(ListAggregateRows request, DivisionRange range) => db.DivisionFacts.AsNoTracking()
        .Where(f => f.FiscalYear == request.FiscalYear && f.DivisionCode.CompareTo(range.From) >= 0 && f.DivisionCode.CompareTo(range.To) <= 0).Select(f => new DivisionRow { Key = f.DivisionCode, Facts = f });

    private IQueryable<ProjectRow> Projects(ListAggregateRows request, DivisionRange range, Measure measure)
    {
        var projects = db.Projects.AsNoTracking().Where(p => p.DivisionCode.CompareTo(range.From) >= 0 && p.DivisionCode.CompareTo(range.To) <= 0);
        if (request.DepartmentId is { } department) projects = projects.Where(p => p.DepartmentId == department);
        if (request.Category is { } category)
            projects = projects.Where(p => db.Indicators.Any(i => i.ProjectId == p.Id && i.FiscalYear == request.FiscalYear && i.Category == category && i.MeasureCode == measure.Code));
        var rows = from p in projects
                   from f in db.ProjectFacts.Where(f => f.ProjectId == p.Id && f.FiscalYear == request.FiscalYear).DefaultIfEmpty()
                   from b in db.BudgetBalances.Where(b => b.ProjectId == p.Id && b.FiscalYear == request.FiscalYear).DefaultIfEmpty()
                   select new { p, f, b };
        rows = measure.Source == MeasureSource.Budget ? rows.Where(r => r.b != null) : rows.Where(r => r.f != null);
        return rows.Select(r => new ProjectRow { Key = r.p.Id, DivisionCode = r.p.DivisionCode, DepartmentId = r.p.DepartmentId, Facts = r.f, Budget = r.b });
    }

    private static Result<Page<AggregateRowDto>> Shown<T>(Result<Page<T>> page, Func<T, AggregateRowDto> of) => page.Succeeded
        ? new Page<AggregateRowDto> { Items = [.. page.Value.Items.Select(of)], NextCursor = page.Value.NextCursor, Total = page.Value.Total }
        : Result<Page<AggregateRowDto>>.Refused(page.Errors);

    private static AggregateRowDto Of(Measure measure, Judgement judge, string key, string division, Guid? project, Guid? department, Func<string, decimal> valueOf)
    {
        var (numerator, denominator, reason) = (valueOf(measure.Numerator), measure.Denominator is { } under ? valueOf(under) : (decimal?)null, judge(measure, key, valueOf));
        return new()
        {
            DivisionCode = division,
            ProjectId = project,
            DepartmentId = department,
            Numerator = reason is null ? Text(numerator) : null,
            Denominator = reason is null ? Text(denominator) : null,
            Value = reason is null ? Text(measure.ValueOf(numerator, denominator)) : null,
            Suppressed = reason is not null,
            Reason = reason,
        };
    }

    private static string? Text(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture);
}
