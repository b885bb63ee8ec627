using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Evaluations;
using ReliefApi.Application.Findings;
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
    /// <summary>A finding that stands in the project's records now.</summary>
    public required string FindingId { get; init; }
    /// <summary>Its place, as the finding names it.</summary>
    public required string Place { get; init; }
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
        RuleFor(r => r.Body.FindingId).NotEmpty().MaximumLength(60);
        RuleFor(r => r.Body.Place).NotEmpty().MaximumLength(300);
        RuleFor(r => r.Body.Task).IsReason();
        RuleFor(r => r.Body.Owner).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Body.DueOn).Must(day => day > clock.Today() && day.Year <= 2100).Refuse(RectificationErrors.DueInPast);
    }
}

internal sealed class OpenRectificationItemHandler(IApplicationDbContext db, RectificationDoor door, FindingReader findings, FlowLog log)
    : IRequestHandler<OpenRectificationItem, Result<RectificationItemDto>>
{
    public async Task<Result<RectificationItemDto>> Handle(OpenRectificationItem request, CancellationToken cancellationToken)
    {
        var body = request.Body;
        var evaluation = await db.Evaluations.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.EvaluationId, cancellationToken);
        if (evaluation is null) return EvaluationErrors.NotFound;
        var due = await WorkingDayAsync(evaluation.DivisionCode, body.DueOn, cancellationToken);
        var opened = RectificationItem.Open(Guid.CreateVersion7(), evaluation, body.FindingId, body.Place, body.Task, body.Owner, due);
        if (!opened.Succeeded) return Result<RectificationItemDto>.Refused(opened.Errors);
        var item = opened.Value;
        if (!await StandsAsync(findings, item, cancellationToken)) return RectificationErrors.UnknownFinding.At("/findingId");

        db.RectificationItems.Add(item);
        log.Record(FlowSubject.RectificationItem, item.Id, item.DivisionCode, item.Status, new("open", log.Today, item.Task));
        await db.SaveChangesAsync(cancellationToken);
        return await door.ShowAsync(item.Id, cancellationToken);
    }

    /// <summary>Whether the item's finding stands in the records as they are, dismissed or not. The report is frozen: what it says does not count.</summary>
    internal static async Task<bool> StandsAsync(FindingReader findings, RectificationItem item, CancellationToken ct) =>
        (await findings.OfProjectAsync(item.ProjectId, item.FiscalYear, ct))?.Findings.Any(f => f.Finding.Id == item.FindingId && f.Finding.Place.Key == item.Place) == true;

    /// <summary>Each year has a calendar of its own; a year's last days off lead into the next.</summary>
    private async Task<DateOnly> WorkingDayAsync(string divisionCode, DateOnly asked, CancellationToken ct)
    {
        for (var day = asked; ; day = new(day.Year + 1, 1, 1))
            if ((await db.RulesOfAsync(divisionCode, day.Year, ct)).WorkingDayFrom(day) is { } working) return working;
    }
}
