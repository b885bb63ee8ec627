using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Evaluations;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Scores;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.Rectification;

/// <summary>Orders a finding of an evaluation to be put right.</summary>
public sealed record OpenRectificationItem(Guid EvaluationId, RectificationContent Body) : ICommand<RectificationItemDto>;

/// <summary>What is to be put right, by whom and until when.</summary>
public sealed record RectificationContent
{
    /// <summary>Code of a finding that stands now.</summary>
    public required string FindingCode { get; init; }
    /// <summary>The row of the finding, if it is about one.</summary>
    public string? RowKey { get; init; }
    public required string Task { get; init; }
    /// <summary>The office that answers for it; names no person.</summary>
    public required string Owner { get; init; }
    /// <summary>Last day; one that is off moves to the next working day.</summary>
    public required DateOnly DueOn { get; init; }
}

internal sealed class OpenRectificationItemRules : AbstractValidator<OpenRectificationItem>
{
    public OpenRectificationItemRules(TimeProvider clock)
    {
        RuleFor(r => r.Body.FindingCode).NotEmpty().MaximumLength(100);
        RuleFor(r => r.Body.RowKey).MaximumLength(100);
        RuleFor(r => r.Body.Task).IsReason();
        RuleFor(r => r.Body.Owner).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Body.DueOn).Must(day => day > clock.Today() && day.Year <= 2100).Refuse(RectificationErrors.DueInPast);
    }
}

internal sealed class OpenRectificationItemHandler(IApplicationDbContext db, EvaluationDoor evaluations, RectificationDoor door, ScoreReader scores, FlowLog log)
    : IRequestHandler<OpenRectificationItem, Result<RectificationItemDto>>
{
    public async Task<Result<RectificationItemDto>> Handle(OpenRectificationItem request, CancellationToken cancellationToken)
    {
        var body = request.Body;
        var evaluation = await db.Evaluations.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.EvaluationId, cancellationToken);
        if (evaluation is null) return EvaluationErrors.NotFound;
        if (evaluations.RoleFaultOf(evaluation.Flow.Rectify) is { } role) return role;
        var due = await WorkingDayAsync(evaluation.DivisionCode, body.DueOn, cancellationToken);
        var opened = RectificationItem.Open(Guid.CreateVersion7(), evaluation, body.FindingCode, body.RowKey, body.Task, body.Owner, due);
        if (!opened.Succeeded) return Result<RectificationItemDto>.Refused(opened.Errors);
        var item = opened.Value;
        if (!await StandsAsync(scores, item, cancellationToken)) return RectificationErrors.UnknownFinding.At("/findingCode");

        db.RectificationItems.Add(item);
        log.Record(FlowSubject.RectificationItem, item.Id, item.DivisionCode, item.Status, new("open", log.Today, item.Task));
        await db.SaveChangesAsync(cancellationToken);
        return await door.ShowAsync(item.Id, cancellationToken);
    }

    /// <summary>Whether the item's finding stands in the figures as they are.</summary>
    internal static async Task<bool> StandsAsync(ScoreReader scores, RectificationItem item, CancellationToken ct) =>
        await scores.ReadAsync(item.ProjectId, item.FiscalYear, ct) is { } material
        && EvaluationContent.FindingsOf(material, SelfEntries.None).Any(f => f.Code == item.FindingCode && f.RowKey == item.RowKey);

    /// <summary>Each year has a calendar of its own; a year's last days off lead into the next.</summary>
    private async Task<DateOnly> WorkingDayAsync(string divisionCode, DateOnly asked, CancellationToken ct)
    {
        for (var day = asked; ; day = new(day.Year + 1, 1, 1))
            if ((await db.RulesOfAsync(divisionCode, day.Year, ct)).WorkingDayFrom(day) is { } working) return working;
    }
}
