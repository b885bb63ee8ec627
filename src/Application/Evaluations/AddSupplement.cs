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

internal sealed class AddSupplementHandler(IApplicationDbContext db, EvaluationScorer scorer, FlowLog log) : IRequestHandler<AddSupplement, Result<SupplementDto>>
{
    public async Task<Result<SupplementDto>> Handle(AddSupplement request, CancellationToken cancellationToken)
    {
        var evaluation = await db.Evaluations.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.EvaluationId, cancellationToken);
        if (evaluation is null) return EvaluationErrors.NotFound;
        if (evaluation.FaultOf(EvaluationFlow.Supplement) is { } fault) return fault;
        if (await scorer.ComputeAsync(evaluation, cancellationToken) is not { } now) return EvaluationErrors.NoGoals;
        if (!now.DiffersFrom(evaluation)) return SupplementErrors.NothingDiffers;

        var rows = now.DifferingRows(evaluation);
        var before = new SupplementedFigures(evaluation.Total, evaluation.Grade, [.. rows.Select(r => RowOf(r.Held, r.Computed))]);
        var after = new SupplementedFigures(now.Total, now.Grade, [.. rows.Select(r => RowOf(r.Computed, r.Held))]);
        var added = Supplement.Add(Guid.CreateVersion7(), evaluation, JsonSerializer.Serialize(before), JsonSerializer.Serialize(after), request.Body.Reason, log.Actor, log.Now);
        if (!added.Succeeded) return Result<SupplementDto>.Refused(added.Errors);
        db.Supplements.Add(added.Value);
        await db.SaveChangesAsync(cancellationToken);
        return SupplementDto.Of(added.Value);

        static SupplementedRow RowOf(EvaluationRow? row, EvaluationRow? other) => new((row ?? other)!.Key, (row ?? other)!.TitleZh, row?.Computed, row?.Weight);
    }
}
