using AutoMapper;
using AutoMapper.QueryableExtensions;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.EntryWindows;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Goals;

/// <summary>The way in and out of goals: load, take one step, record it, show it with what may be done next.</summary>
internal sealed class GoalDoor(IApplicationDbContext db, IMapper mapper, FlowLog log, WindowReader windows)
{
    public async Task<Result<GoalDto>> MoveAsync(Guid id, int expectedRevision, FlowStep<GoalStatus> step, Func<PerformanceGoal, Task<Result<StepTaken>>> act, CancellationToken ct)
    {
        var goal = await db.PerformanceGoals.Include(g => g.Indicators).SingleOrDefaultAsync(g => g.Id == id, ct);
        if (goal.FaultOf(expectedRevision, GoalErrors.NotFound) is { } fault) return fault;
        if (goal!.FaultOf(step) is { } state) return state;
        if (await windows.FaultOfAsync(goal.DivisionCode, goal.FiscalYear, step.Window, ct) is { } closed) return closed;
        var taken = await act(goal);
        if (!taken.Succeeded) return Result<GoalDto>.Refused(taken.Errors);
        // The entity tag covers the indicators as well, so it moves even when only they change.
        db.PerformanceGoals.Entry(goal).State = EntityState.Modified;
        log.Record(FlowSubject.Goal, goal.Id, goal.DivisionCode, goal.Status, taken.Value);
        await db.SaveChangesAsync(ct);
        return await ShowAsync(goal.Id, ct);
    }

    /// <summary>The goals as they are stored; null when there are none that the caller may see.</summary>
    public async Task<Result<GoalDto>> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await db.PerformanceGoals.Where(g => g.Id == id).ProjectTo<GoalDto>(mapper.ConfigurationProvider).SingleOrDefaultAsync(ct) is not { } goal) return GoalErrors.NotFound;
        var inForce = await windows.ReadAsync(goal.DivisionCode, goal.FiscalYear, ct);
        goal.Actions = [.. GoalFlow.All.Select(step => ResourceAction.Of(step.Operation, PerformanceGoal.FaultOf(goal.Status, step) ?? inForce.FaultOf(step.Window)
            ?? (step == GoalFlow.Return || step == GoalFlow.Approve ? PerformanceGoal.ReviewerFault(log.Actor, goal.DefinedBy, goal.SubmittedBy) : null)))];
        return goal;
    }

    /// <summary>Errors of the profile and the weights; warnings ask for a reason later and do not block.</summary>
    public async Task<List<Error>> WeightFaultsAsync(PerformanceGoal goal, CancellationToken ct)
    {
        var profile = (await db.ScoringProfiles.AsNoTracking().SingleAsync(p => p.Code == goal.ProfileCode && p.Version == goal.ProfileVersion, ct)).Read();
        SheetRow[] rows = [.. goal.Indicators.OrderBy(i => i.Position).Select(i => new SheetRow
        {
            Key = i.Id.ToString(), Name = i.Name, Unit = i.Unit, Row = new() { Weight = i.Weight, Category = IndicatorCategory.Find(i.Category), Kind = i.Kind, Target = i.Target },
        })];
        return [.. ProfileRules.Check(profile).Select(f => f with { Location = "/profileCode" })
            .Concat(WeightRules.Check(profile, goal.Form, rows).Select(f => f with { Location = f.Location.Replace("/rows", "/indicators", StringComparison.Ordinal) }))
            .Where(f => f.Severity == ScoringSeverity.Error)
            .Select(f => Error.Rule(f.Code, f.MessageZh, f.MessageEn).At(f.Location).Seen(string.Join("; ", f.Values.Select(v => $"{v.Name} {v.Value}"))))];
    }
}
