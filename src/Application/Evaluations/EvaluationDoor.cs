using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.EntryWindows;
using ReliefApi.Application.Flows;
using ReliefApi.Application.History;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.Evaluations;

/// <summary>The way in and out of an evaluation: load, take one step, record it, show it with what may be done next.</summary>
internal sealed class EvaluationDoor(IApplicationDbContext db, FlowLog log, WindowReader windows)
{
    public async Task<Result<EvaluationDetail>> MoveAsync(Guid id, int expectedRevision, FlowStep<EvaluationStatus> step, Func<Evaluation, Task<Result<StepTaken>>> act, CancellationToken ct)
    {
        var evaluation = await db.Evaluations.SingleOrDefaultAsync(e => e.Id == id, ct);
        if (evaluation.FaultOf(expectedRevision, EvaluationErrors.NotFound) is { } fault) return fault;
        if (evaluation!.FaultOf(step) is { } state) return state;
        if (await windows.FaultOfAsync(evaluation.DivisionCode, evaluation.FiscalYear, step.Window, ct) is { } closed) return closed;
        var taken = await act(evaluation);
        if (!taken.Succeeded) return Result<EvaluationDetail>.Refused(taken.Errors);
        // What hangs on the evaluation moves its entity tag as well.
        db.Evaluations.Entry(evaluation).State = EntityState.Modified;
        log.Record(FlowSubject.Evaluation, evaluation.Id, evaluation.DivisionCode, evaluation.Status, taken.Value);
        await db.SaveChangesAsync(ct);
        return await ShowAsync(evaluation, ct);
    }

    public async Task<IReadOnlyList<EvaluationRow>> RowsAsync(Evaluation evaluation, CancellationToken ct, Moment? at = null) => EvaluationRow.Of(evaluation.Sheet(), evaluation.SelfEntries(),
        await db.EvaluationOverrides.AsNoTracking().Where(o => o.EvaluationId == evaluation.Id && (at == null || o.RecordedAt <= at.Instant)).ToListAsync(ct));

    /// <param name="at">The moment that the evaluation was read at: nothing can be done in the past.</param>
    public async Task<EvaluationDetail> ShowAsync(Evaluation evaluation, CancellationToken ct, Moment? at = null)
    {
        if (at is not null) return EvaluationDetail.Of(evaluation, evaluation.SelfEntries(), await RowsAsync(evaluation, ct, at), []);
        var inForce = await windows.ReadAsync(evaluation.DivisionCode, evaluation.FiscalYear, ct);
        FlowStep<EvaluationStatus>[] reviewing = [EvaluationFlow.Return, EvaluationFlow.Override, EvaluationFlow.Review, EvaluationFlow.Freeze];
        return EvaluationDetail.Of(evaluation, evaluation.SelfEntries(), await RowsAsync(evaluation, ct),
        [
            .. EvaluationFlow.All.Select(step => ResourceAction.Of(step.Operation,
                evaluation.FaultOf(step) ?? inForce.FaultOf(step.Window) ?? (reviewing.Contains(step) ? evaluation.ReviewerFault(log.Actor) : null))),
            ResourceAction.Of("verifyDraft"),
        ]);
    }
}
