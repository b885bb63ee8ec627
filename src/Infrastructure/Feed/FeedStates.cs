using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Aggregates;
using ReliefApi.Application.Departments;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Feed;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Disclosure;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.Infrastructure.Disclosure;
using ReliefApi.Infrastructure.Persistence;

namespace ReliefApi.Infrastructure.Feed;

/// <summary>The present state of what a page of the feed names, a query for each kind.</summary>
/// <param name="db">In the page's transaction.</param>
/// <param name="plans">What may be shown, by year; none for a county, which sees its own.</param>
internal sealed class FeedStates(ReliefDbContext db, IReadOnlyDictionary<int, YearPlans> plans)
{
    private static readonly IReadOnlyList<Measure> CaseMeasures = [.. Measures.All.Where(m => m.Source == MeasureSource.ReliefCases)],
        PetitionMeasures = [.. Measures.All.Where(m => m.Source == MeasureSource.Petitions)];
    private static readonly Measure Executed = Measures.Find("budget.executed")!, Persons = Measures.Find("relief.persons")!;

    private Dictionary<string, DivisionDto> _divisions = [];
    private Dictionary<Guid, DepartmentDto> _departments = [];
    private Dictionary<Guid, Project> _projects = [];
    private Dictionary<(Guid, int), BudgetBalance> _budgets = [];
    private Dictionary<(Guid, int), ProjectFacts> _facts = [];
    private Dictionary<(Guid, int), PerformanceGoal> _goals = [];
    private Dictionary<(string, int), DivisionFacts> _petitions = [];
    private Dictionary<Guid, Evaluation> _evaluations = [];

    public async Task LoadAsync(IReadOnlyList<(FeedKind Kind, string Division, Guid? Id, int? Year)> named, CancellationToken ct)
    {
        var (divisions, petitions) = (Codes(FeedKind.Division), Codes(FeedKind.Petitions));
        var (departments, projects, evaluations) = (Ids(FeedKind.Department), Ids(FeedKind.Project), Ids(FeedKind.Evaluation));
        var (budgets, years) = (Ids(FeedKind.Budget, FeedKind.Performance, FeedKind.Evaluation), named.Select(n => n.Year).OfType<int>().Distinct().ToList());
        if (divisions.Count > 0)
            _divisions = await db.Divisions.Where(d => divisions.Contains(d.DivisionCode)).Select(d => new DivisionDto
            {
                Code = d.DivisionCode,
                Name = d.Name,
                Level = d.Level,
                ParentCode = d.ParentCode,
                FiscalParentCode = d.FiscalParentCode,
                ValidFrom = d.ValidFrom,
                ValidTo = d.ValidTo,
                SuccessorCode = d.SuccessorCode,
                Revision = d.Revision,
            }).ToDictionaryAsync(d => d.Code, ct);
        if (departments.Count > 0)
            _departments = await db.Departments.Where(d => departments.Contains(d.Id)).Select(d => new DepartmentDto
            {
                Id = d.Id,
                DivisionCode = d.DivisionCode,
                Code = d.Code,
                Name = d.Name,
                Kind = d.Kind,
                ParentId = d.ParentId,
                Revision = d.Revision,
            }).ToDictionaryAsync(d => d.Id, ct);
        if (projects.Count > 0) _projects = await db.Projects.AsNoTracking().Where(p => projects.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        if (evaluations.Count > 0)
        {
            _evaluations = await db.Evaluations.AsNoTracking().Where(e => evaluations.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
            budgets = [.. budgets.Union(_evaluations.Values.Select(e => e.ProjectId))];
        }
        if (petitions.Count > 0) _petitions = await db.DivisionFacts.AsNoTracking().Where(f => petitions.Contains(f.DivisionCode) && years.Contains(f.FiscalYear)).ToDictionaryAsync(f => (f.DivisionCode, f.FiscalYear), ct);
        if (budgets.Count == 0) return;
        _budgets = await db.BudgetBalances.AsNoTracking().Where(b => budgets.Contains(b.ProjectId) && years.Contains(b.FiscalYear)).ToDictionaryAsync(b => (b.ProjectId, b.FiscalYear), ct);
        _facts = await db.ProjectFacts.AsNoTracking().Where(f => budgets.Contains(f.ProjectId) && years.Contains(f.FiscalYear)).ToDictionaryAsync(f => (f.ProjectId, f.FiscalYear), ct);
        _goals = await db.PerformanceGoals.AsNoTracking().Include(g => g.Indicators).Where(g => budgets.Contains(g.ProjectId) && years.Contains(g.FiscalYear)).ToDictionaryAsync(g => (g.ProjectId, g.FiscalYear), ct);

        List<string> Codes(FeedKind kind) => [.. named.Where(n => n.Kind == kind).Select(n => n.Division).Distinct()];
        List<Guid> Ids(params FeedKind[] kinds) => [.. named.Where(n => kinds.Contains(n.Kind)).Select(n => n.Id).OfType<Guid>().Distinct()];
    }

    /// <summary>The change with the state that belongs to it; a tombstone where there is none any more.</summary>
    public FeedItem Describe(FeedItem item)
    {
        var described = item.Kind switch
        {
            FeedKind.Division => item with { Division = _divisions.GetValueOrDefault(item.DivisionCode) },
            FeedKind.Department => item with { Department = _departments.GetValueOrDefault(item.Id!.Value) },
            FeedKind.Project => item with { Project = Of(_projects.GetValueOrDefault(item.Id!.Value)) },
            FeedKind.Budget => item with { Budget = Of(_budgets.GetValueOrDefault((item.Id!.Value, item.FiscalYear!.Value))) },
            FeedKind.Performance => item with { Performance = PerformanceOf((item.Id!.Value, item.FiscalYear!.Value)) },
            FeedKind.Petitions => item with { Petitions = Of(_petitions.GetValueOrDefault((item.DivisionCode, item.FiscalYear!.Value))) },
            _ => item with { Evaluation = Of(_evaluations.GetValueOrDefault(item.Id!.Value)) },
        };
        return described with
        {
            Deleted = described is { Division: null, Department: null, Project: null, Budget: null, Performance: null, Petitions: null, Evaluation: null },
        };
    }

    private static FeedProject? Of(Project? p) => p is null ? null : new()
    {
        DepartmentId = p.DepartmentId,
        Code = p.Code,
        Name = p.Name,
        Level = p.Level,
        ParentId = p.ParentId,
        Kind = p.Kind,
        StartsOn = p.StartsOn,
        EndsOn = p.EndsOn,
        Revision = p.Revision,
    };

    private FeedBudget? Of(BudgetBalance? b)
    {
        if (b is null) return null;
        var reason = Judge(Executed, (b.ProjectId, b.FiscalYear));
        return new()
        {
            Initial = new(b.Initial),
            Adjustment = new(b.Adjustment),
            CarryOver = new(b.CarryOver),
            OtherFunds = new(b.OtherFunds),
            FullYear = new(b.FullYear),
            Arrived = new(b.Arrived),
            Executed = reason is null ? new Money(b.Executed) : null,
            Suppressed = reason is not null,
            Reason = reason,
        };
    }

    private FeedPerformance? PerformanceOf((Guid, int) key)
    {
        var (facts, goal) = (_facts.GetValueOrDefault(key), _goals.GetValueOrDefault(key));
        if (facts is null && goal is null) return null;
        var points = PointsOf(key);
        return new()
        {
            GoalStatus = goal?.Status,
            ProfileCode = goal?.ProfileCode,
            ProfileVersion = goal?.ProfileVersion,
            Measures = facts is null ? [] : [.. CaseMeasures.Select(m => Counted(m, FactValues.Of(facts), Judge(m, key)))],
            Indicators = [.. (goal?.Indicators ?? []).OrderBy(i => i.Position).Select(i => Of(i, key, points))],
            ExecutionScore = points is null ? facts?.ExecutionScore : null,
            Total = points is null ? facts?.Total : null,
            Grade = facts?.Grade,
            ComputedAt = facts?.ComputedAt,
            Suppressed = points is not null,
            Reason = points,
        };
    }

    private FeedIndicator Of(Indicator i, (Guid, int) key, Suppression? points)
    {
        var reason = JudgeIndicator(i, key) ?? points;
        return new()
        {
            Id = i.Id,
            Position = i.Position,
            Category = i.Category,
            Name = i.Name,
            Kind = i.Kind,
            Operator = i.Operator,
            Target = i.Target,
            TargetUpper = i.TargetUpper,
            TargetDate = i.TargetDate,
            Unit = i.Unit,
            Weight = i.Weight,
            MeasureCode = i.MeasureCode,
            Actual = reason is null ? i.ActualValue : null,
            Completion = reason is null ? i.Completion : null,
            Score = reason is null ? i.Score : null,
            Suppressed = reason is not null,
            Reason = reason,
        };
    }

    private FeedPetitions? Of(DivisionFacts? f)
    {
        if (f is null) return null;
        var (values, plan) = (FactValues.Of(f), plans.GetValueOrDefault(f.FiscalYear)?.Divisions);
        return new() { Measures = [.. PetitionMeasures.Select(m => Counted(m, values, plan?.Judge(m, [f.DivisionCode], values)))], ComputedAt = f.ComputedAt };
    }

    private FeedEvaluation? Of(Evaluation? e)
    {
        if (e is null) return null;
        var reason = PointsOf((e.ProjectId, e.FiscalYear));
        return new()
        {
            ProjectId = e.ProjectId,
            Kind = e.Kind,
            Total = reason is null ? e.Total : null,
            Grade = e.Grade,
            CutOff = e.CutOff,
            Revision = e.Revision,
            Suppressed = reason is not null,
            Reason = reason,
        };
    }

    private static FeedMeasure Counted(Measure measure, Func<string, decimal> valueOf, Suppression? reason)
    {
        var (numerator, denominator) = (valueOf(measure.Numerator), measure.Denominator is { } under ? valueOf(under) : (decimal?)null);
        return new()
        {
            Measure = measure.Code,
            Numerator = reason is null ? Text(numerator) : null,
            Denominator = reason is null ? Text(denominator) : null,
            Value = reason is null ? Text(measure.ValueOf(numerator, denominator)) : null,
            Suppressed = reason is not null,
            Reason = reason,
        };
    }

    /// <summary>Points follow from figures: with one of them hidden, every point of the project is, since the others and the total would give it away.</summary>
    private Suppression? PointsOf((Guid, int) key) => Judge(Executed, key)
        ?? _goals.GetValueOrDefault(key)?.Indicators.Select(i => JudgeIndicator(i, key)).FirstOrDefault(r => r is not null);

    /// <summary>What a person typed in may be a number of the same few people.</summary>
    private Suppression? JudgeIndicator(Indicator i, (Guid Project, int Year) key)
    {
        if ((i.MeasureCode is null ? Persons : Measures.Find(i.MeasureCode)) is not { } measure) return null;
        if (measure.Source != MeasureSource.Petitions) return Judge(measure, key);
        return plans.GetValueOrDefault(key.Year)?.Divisions.Judge(measure, [i.DivisionCode], _ => Math.Min(i.ActualNumerator ?? 0, i.ActualDenominator ?? 0));
    }

    private Suppression? Judge(Measure measure, (Guid Project, int Year) key) =>
        plans.GetValueOrDefault(key.Year)?.Projects.Judge(measure, [key.Project.ToString()], FactValues.Of(_facts.GetValueOrDefault(key)));

    private static string? Text(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture);
}
