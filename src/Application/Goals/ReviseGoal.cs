using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Scoring;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>Replaces what is entered about goals that are not approved yet; project, year and form stay. Indicators that name their id keep it.</summary>
public sealed record ReviseGoal(Guid Id, int ExpectedRevision, GoalContent Body) : ICommand<GoalDto>;

internal sealed class ReviseGoalRules : AbstractValidator<ReviseGoal>
{
    public ReviseGoalRules() => RuleFor(r => r.Body).SetValidator(new GoalContentRules());
}

internal sealed class ReviseGoalHandler(IApplicationDbContext db, ICallContext call, IMapper mapper) : IRequestHandler<ReviseGoal, Result<GoalDto>>
{
    public async Task<Result<GoalDto>> Handle(ReviseGoal request, CancellationToken cancellationToken)
    {
        var body = request.Body;
        var goal = await db.PerformanceGoals.Include(g => g.Indicators).SingleOrDefaultAsync(g => g.Id == request.Id, cancellationToken);
        if (goal.FaultOf(request.ExpectedRevision, GoalErrors.NotFound) is { } fault) return fault;
        if (PerformanceGoal.ReviseRefusal(goal!.Status) is { } locked) return locked;
        var profile = await db.ProfileForAsync(body.ProfileCode, goal.Form, goal.DivisionCode, goal.FiscalYear, cancellationToken);
        List<Error> faults = [.. profile.Errors, .. body.FormFaults(await db.TaxonomyOfAsync(goal, cancellationToken)), .. IdentityFaults(goal, body)];
        if (faults.Count > 0) return faults;
        var dropped = goal.Indicators.Select(i => i.Id).Except(body.Indicators.Select(i => i.Id).OfType<Guid>()).ToList();
        if (await db.ActualValues.AnyAsync(a => dropped.Contains(a.IndicatorId), cancellationToken)) return GoalErrors.HasActualValues.At("/indicators");

        // The entity tag covers the indicators as well, so it moves even when only they change.
        db.PerformanceGoals.Entry(goal).State = EntityState.Modified;
        goal.Revise(profile.Value, body.OverallGoal, body.AnnualGoal, call.Actor);
        goal.SetIndicators(body.Indicators.Select(i => (i.Id ?? Guid.CreateVersion7(), i.Definition)));
        await db.SaveChangesAsync(cancellationToken);
        return await db.PerformanceGoals.Where(g => g.Id == goal.Id).ProjectTo<GoalDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }

    private static IEnumerable<Error> IdentityFaults(PerformanceGoal goal, GoalContent body)
    {
        var seen = new HashSet<Guid>();
        for (var i = 0; i < body.Indicators.Count; i++)
        {
            if (body.Indicators[i].Id is not { } id) continue;
            if (goal.Indicators.All(own => own.Id != id)) yield return GoalErrors.ForeignIndicator.At($"/indicators/{i}/id");
            else if (!seen.Add(id)) yield return GoalErrors.IndicatorTwice.At($"/indicators/{i}/id");
        }
    }
}
