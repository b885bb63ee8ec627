using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.EntryWindows;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>Proposes a change of approved goals; it is in force once a reviewer approves it.</summary>
public sealed record ProposeGoalAdjustment(Guid GoalId, GoalAdjustmentContent Body) : ICommand<GoalAdjustmentDto>;

/// <summary>What is to change, by which document and why.</summary>
public sealed record GoalAdjustmentContent
{
    public required string DocumentNumber { get; init; }
    /// <summary>Kept with the adjustment; names no person.</summary>
    public required string Reason { get; init; }
    public string? OverallGoal { get; init; }
    public required string AnnualGoal { get; init; }
    /// <summary>The indicators that change, each with all its adjustable values as they are to be.</summary>
    public required IReadOnlyList<AdjustedIndicator> Indicators { get; init; }
}

internal sealed class ProposeGoalAdjustmentRules : AbstractValidator<ProposeGoalAdjustment>
{
    private const int MostIndicators = 60;

    public ProposeGoalAdjustmentRules()
    {
        RuleFor(r => r.Body.DocumentNumber).NotEmpty().MaximumLength(100);
        RuleFor(r => r.Body.Reason).IsReason();
        RuleFor(r => r.Body.OverallGoal).MaximumLength(4000);
        RuleFor(r => r.Body.AnnualGoal).NotEmpty().MaximumLength(4000);
        RuleForEach(r => r.Body.Indicators).NotNull();
        RuleFor(r => r.Body.Indicators).Must(rows => rows.Count <= MostIndicators).Refuse(GoalErrors.TooManyRows);
        RuleFor(r => r.Body.Indicators).Must(rows => rows.Where(i => i is not null).DistinctBy(i => i.Id).Count() == rows.Count(i => i is not null)).Refuse(GoalErrors.IndicatorTwice);
    }
}

internal sealed class ProposeGoalAdjustmentHandler(IApplicationDbContext db, GoalAdjustmentDoor door, FlowLog log, WindowReader windows)
    : IRequestHandler<ProposeGoalAdjustment, Result<GoalAdjustmentDto>>
{
    public async Task<Result<GoalAdjustmentDto>> Handle(ProposeGoalAdjustment request, CancellationToken cancellationToken)
    {
        var body = request.Body;
        var goal = await db.PerformanceGoals.AsNoTracking().Include(g => g.Indicators).SingleOrDefaultAsync(g => g.Id == request.GoalId, cancellationToken);
        if (goal is null) return GoalErrors.NotFound;
        if (goal.FaultOf(GoalFlow.Adjust) is { } state) return state;
        if (await windows.FaultOfAsync(goal.DivisionCode, goal.FiscalYear, GoalFlow.Adjust.Window, cancellationToken) is { } closed) return closed;
        var proposed = GoalAdjustment.Propose(Guid.CreateVersion7(), goal, body.DocumentNumber, body.Reason, new(body.OverallGoal, body.AnnualGoal, body.Indicators), log.Actor, log.Now);
        if (!proposed.Succeeded) return Result<GoalAdjustmentDto>.Refused(proposed.Errors);
        var faults = FaultsOf(goal, body.Indicators).ToList();
        if (faults.Count > 0) return faults;

        var adjustment = proposed.Value;
        db.GoalAdjustments.Add(adjustment);
        log.Record(FlowSubject.GoalAdjustment, adjustment.Id, adjustment.DivisionCode, adjustment.Status, new("propose", log.Today, adjustment.Reason));
        await db.SaveChangesAsync(cancellationToken);
        return await door.ShowAsync(adjustment, cancellationToken);
    }

    /// <summary>An adjusted indicator obeys the rules of a new one.</summary>
    private static IEnumerable<Error> FaultsOf(PerformanceGoal goal, IReadOnlyList<AdjustedIndicator> adjusted) => adjusted.SelectMany((a, i) =>
        IndicatorRules.FaultsOf(goal.Indicators.Single(own => own.Id == a.Id).AsDefined() with { Target = a.Target, TargetUpper = a.TargetUpper, TargetDate = a.TargetDate, Weight = a.Weight })
            .Select(fault => fault.At($"/indicators/{i}{fault.Pointer}")));
}
