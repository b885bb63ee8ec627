using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Application.WorkMeasures;

/// <summary>What people enter about a piece of work; which members a kind needs is a rule of the kind.</summary>
public record WorkMeasureContent
{
    /// <summary>Not in the future; its year is the fiscal year.</summary>
    public required DateOnly OccurredOn { get; init; }
    /// <summary>What it was about; names no petitioner.</summary>
    public required string Subject { get; init; }
    /// <summary>Who received or owns the case.</summary>
    public string? Leader { get; init; }
    /// <summary>A petition of the same division.</summary>
    public Guid? PetitionId { get; init; }
    public IssueCategory? Category { get; init; }
    public RiskLevel? RiskLevel { get; init; }
    /// <summary>Counted amount; its meaning is the kind's.</summary>
    public int? Quantity { get; init; }
    /// <summary>Counted outcome, at most <c>quantity</c> except for discipline.</summary>
    public int? Result { get; init; }
    /// <summary>五包, of a leader-owned case: each true once it has been performed.</summary>
    public FiveDuties? Duties { get; init; }
    /// <summary>Until when feedback is due.</summary>
    public DateOnly? DueOn { get; init; }
    /// <summary>When it was settled, closed, answered or lifted.</summary>
    public DateOnly? CompletedOn { get; init; }

    internal WorkDone Done => new(Leader, PetitionId, Category, RiskLevel, Quantity, Result, Duties, DueOn, CompletedOn);
}

/// <summary>A new record of work in the caller's county.</summary>
public sealed record RecordWorkMeasure : WorkMeasureContent, ICommand<WorkMeasureDto>
{
    /// <summary>A department or unit of the caller's county.</summary>
    public required Guid DepartmentId { get; init; }
    public required WorkMeasureKind Kind { get; init; }
}

internal sealed class WorkMeasureContentRules : AbstractValidator<WorkMeasureContent>
{
    public WorkMeasureContentRules(TimeProvider clock)
    {
        RuleFor(m => m.OccurredOn).NotInFuture(clock);
        RuleFor(m => m.Subject).NotEmpty().MaximumLength(500);
        RuleFor(m => m.Leader).MaximumLength(100);
        RuleFor(m => m.Category).IsInEnum();
        RuleFor(m => m.RiskLevel).IsInEnum();
        RuleFor(m => m.Quantity).InclusiveBetween(0, 1_000_000);
        RuleFor(m => m.Result).InclusiveBetween(0, 1_000_000);
        RuleFor(m => m.CompletedOn!.Value).NotInFuture(clock).OverridePropertyName(nameof(WorkMeasureContent.CompletedOn)).When(m => m.CompletedOn is not null);
    }
}

internal sealed class RecordWorkMeasureRules : AbstractValidator<RecordWorkMeasure>
{
    public RecordWorkMeasureRules(TimeProvider clock)
    {
        Include(new WorkMeasureContentRules(clock));
        RuleFor(m => m.Kind).IsInEnum();
    }
}

internal sealed class RecordWorkMeasureHandler(IApplicationDbContext db, IMapper mapper, ICallContext call) : IRequestHandler<RecordWorkMeasure, Result<WorkMeasureDto>>
{
    public async Task<Result<WorkMeasureDto>> Handle(RecordWorkMeasure request, CancellationToken cancellationToken)
    {
        var division = call.DivisionCode;
        if (DivisionCode.LevelOf(division) != DivisionLevel.County) return DivisionErrors.NotCounty;
        if (!await db.Departments.AnyAsync(d => d.Id == request.DepartmentId && d.DivisionCode == division, cancellationToken))
            return (DepartmentErrors.NotFound with { Kind = ErrorKind.Rule }).At("/departmentId");
        if (request.PetitionId is { } petition && !await db.Petitions.AnyAsync(p => p.Id == petition && p.DivisionCode == division, cancellationToken))
            return (PetitionErrors.NotFound with { Kind = ErrorKind.Rule }).At("/petitionId");

        var measure = WorkMeasure.Record(Guid.CreateVersion7(), division, request.DepartmentId, request.Kind, request.OccurredOn, request.Subject, request.Done);
        if (!measure.Succeeded) return Result<WorkMeasureDto>.Refused(measure.Errors);
        db.WorkMeasures.Add(measure.Value);
        await db.SaveChangesAsync(cancellationToken);
        return await db.WorkMeasures.Where(m => m.Id == measure.Value.Id).ProjectTo<WorkMeasureDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }
}
