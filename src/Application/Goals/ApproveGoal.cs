using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Goals;

/// <summary>Approves goals and locks them (批复下达).</summary>
public sealed record ApproveGoal(Guid Id, int ExpectedRevision) : ICommand<GoalDto>;

internal sealed class ApproveGoalHandler(IApplicationDbContext db, ICallContext call, TimeProvider clock, IMapper mapper) : IRequestHandler<ApproveGoal, Result<GoalDto>>
{
    public async Task<Result<GoalDto>> Handle(ApproveGoal request, CancellationToken cancellationToken)
    {
        var goal = await db.PerformanceGoals.Include(g => g.Indicators).SingleOrDefaultAsync(g => g.Id == request.Id, cancellationToken);
        if (goal.FaultOf(request.ExpectedRevision, GoalErrors.NotFound) is { } fault) return fault;
        var stored = await db.ScoringProfiles.AsNoTracking().SingleAsync(p => p.Code == goal!.ProfileCode && p.Version == goal.ProfileVersion, cancellationToken);
        var errors = ErrorsOf(stored.Read(), goal!);
        var approved = goal!.Approve(call.Actor, clock.GetUtcNow());
        errors.InsertRange(0, approved.Errors);
        if (errors.Count > 0) return errors;

        await db.SaveChangesAsync(cancellationToken);
        return await db.PerformanceGoals.Where(g => g.Id == goal.Id).ProjectTo<GoalDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }

    /// <summary>Errors of the profile and the weights; warnings ask for a reason later and do not block.</summary>
    private static List<Error> ErrorsOf(ScoringProfile profile, PerformanceGoal goal)
    {
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
