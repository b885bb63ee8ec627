using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.EntryWindows;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.Evaluations;

/// <summary>The way in and out of an evaluation: load, take one step, record it, show it with what may be done next.</summary>
internal sealed class EvaluationDoor(IApplicationDbContext db, ICallContext call, FlowLog log, WindowReader windows)
{
    public async Task<Result<EvaluationDetail>> MoveAsync(Guid id, int expectedRevision, Func<EvaluationFlow, FlowStep<EvaluationStatus>> which, Func<Evaluation, Task<Result<StepTaken>>> act, CancellationToken ct)
    {
        var evaluation = await db.Evaluations.SingleOrDefaultAsync(e => e.Id == id, ct);
        if (evaluation.FaultOf(expectedRevision, EvaluationErrors.NotFound) is { } fault) return fault;
        if (await FaultOfAsync(evaluation!, which(evaluation!.Flow), ct) is { } notNow) return notNow;
        var taken = await act(evaluation);
        if (!taken.Succeeded) return Result<EvaluationDetail>.Refused(taken.Errors);
        // What hangs on the evaluation moves its entity tag as well.
        db.Evaluations.Entry(evaluation).State = EntityState.Modified;
        log.Record(FlowSubject.Evaluation, evaluation.Id, evaluation.DivisionCode, evaluation.Status, taken.Value);
        await db.SaveChangesAsync(ct);
        return await ShowAsync(evaluation, ct);
    }

    /// <summary>Why the caller cannot take the step now: the role, the state, the window, asked in this order.</summary>
    public async Task<Error?> FaultOfAsync(Evaluation evaluation, FlowStep<EvaluationStatus> step, CancellationToken ct) =>
        RoleFaultOf(step) ?? evaluation.FaultOf(step) ?? await windows.FaultOfAsync(evaluation.DivisionCode, evaluation.FiscalYear, step.Window, ct);

    public Error? RoleFaultOf(FlowStep<EvaluationStatus> step) => call.Role is { } role && !step.Roles.Contains(role) ? EvaluationErrors.OtherRole : null;

    public async Task<IReadOnlyList<EvaluationRow>> RowsAsync(Evaluation evaluation, CancellationToken ct) => EvaluationRow.Of(evaluation.Sheet(), evaluation.SelfEntries(),
        await db.EvaluationOverrides.AsNoTracking().Where(o => o.EvaluationId == evaluation.Id).ToListAsync(ct));

    public async Task<EvaluationDetail> ShowAsync(Evaluation evaluation, CancellationToken ct)
    {
        var inForce = await windows.ReadAsync(evaluation.DivisionCode, evaluation.FiscalYear, ct);
        return EvaluationDetail.Of(evaluation, evaluation.SelfEntries(), await RowsAsync(evaluation, ct), ResourceActions.Of(evaluation.Flow.All, evaluation.FaultOf, inForce.FaultOf));
    }
}
