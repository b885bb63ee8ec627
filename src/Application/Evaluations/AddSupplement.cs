using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>Records beside a frozen evaluation how its figures differ from what the corrected rows give now. The evaluation itself does not move.</summary>
public sealed record AddSupplement(Guid EvaluationId, StatedReason Body) : ICommand<SupplementDto>;

internal sealed class AddSupplementRules : AbstractValidator<AddSupplement>
{
    public AddSupplementRules() => RuleFor(r => r.Body).SetValidator(new StatedReasonRules());
}

internal sealed class AddSupplementHandler(IApplicationDbContext db, EvaluationDoor door, EvaluationScorer scorer, FlowLog log) : IRequestHandler<AddSupplement, Result<SupplementDto>>
{
    public async Task<Result<SupplementDto>> Handle(AddSupplement request, CancellationToken cancellationToken)
    {
        var evaluation = await db.Evaluations.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.EvaluationId, cancellationToken);
        if (evaluation is null) return EvaluationErrors.NotFound;
        if (await door.FaultOfAsync(evaluation, evaluation.Flow.Supplement, cancellationToken) is { } fault) return fault;
        if (await scorer.ComputeAsync(evaluation, cancellationToken) is not { } now) return EvaluationErrors.NoGoals;

        var (frozen, computed) = (EvaluationRow.Of(evaluation.Sheet(), SelfEntries.None, []), EvaluationRow.Of(now.Explanation, SelfEntries.None, []));
        var keys = frozen.Concat(computed).Select(r => r.Key).Distinct().Where(k => ScoreIn(frozen, k) != ScoreIn(computed, k)).ToList();
        if (keys.Count == 0 && evaluation.Total == now.Total) return SupplementErrors.NothingDiffers;
        var before = new SupplementedFigures(evaluation.Total, evaluation.Grade, [.. keys.Select(k => new SupplementedRow(k, TitleOf(k), ScoreIn(frozen, k)))]);
        var after = new SupplementedFigures(now.Total, now.Grade, [.. keys.Select(k => new SupplementedRow(k, TitleOf(k), ScoreIn(computed, k)))]);
        var added = Supplement.Add(Guid.CreateVersion7(), evaluation, JsonSerializer.Serialize(before), JsonSerializer.Serialize(after), request.Body.Reason, log.Actor, log.Now);
        if (!added.Succeeded) return Result<SupplementDto>.Refused(added.Errors);
        db.Supplements.Add(added.Value);
        await db.SaveChangesAsync(cancellationToken);
        return SupplementDto.Of(added.Value);

        string TitleOf(string key) => computed.Concat(frozen).First(r => r.Key == key).TitleZh;
        static decimal? ScoreIn(IReadOnlyList<EvaluationRow> rows, string key) => rows.FirstOrDefault(r => r.Key == key)?.Computed;
    }
}
