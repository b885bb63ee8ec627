using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Application.Divisions;

/// <summary>The settings of a county's relief fund in one year.</summary>
public record FundRulesContent
{
    /// <summary>Most that one case may receive without escalation.</summary>
    public required Money ReliefCap { get; init; }
    /// <summary>Calendar days from application to decision.</summary>
    public required int DecisionDays { get; init; }
    /// <summary>Calendar days from approval to first payment.</summary>
    public required int PaymentDays { get; init; }
    /// <summary>Days of masked public notice (公示) before an agreement; 0 when the county does not publish.</summary>
    public required int NoticeDays { get; init; }
    /// <summary>Days without a repeat after which a first-time petition counts as resolved in one go.</summary>
    public required int FirstTimeDays { get; init; }
    /// <summary>Level-2 projects of this yearly budget or more need a review (评审); the number itself is included (以上).</summary>
    public required Money ReviewThreshold { get; init; }
    /// <summary>Whether a due date on a day off moves to the next working day.</summary>
    public required bool DueDatesMoveToWorkingDay { get; init; }
    /// <summary>Public holidays of the year.</summary>
    public required IReadOnlyList<DateOnly> Holidays { get; init; }
    /// <summary>Saturdays and Sundays of the year that are worked (调休).</summary>
    public required IReadOnlyList<DateOnly> WorkedWeekends { get; init; }
}

/// <summary>Records the fund rules of a county and year; expected revision 0 creates them.</summary>
public sealed record ReviseFundRules(string Code, int FiscalYear, int ExpectedRevision, FundRulesContent Body) : ICommand<FundRulesDto>;

internal sealed class ReviseFundRulesRules : AbstractValidator<ReviseFundRules>
{
    private const int LongestTerm = 365, MostDays = 366;

    public ReviseFundRulesRules()
    {
        RuleFor(r => r.FiscalYear).IsFiscalYear();
        RuleFor(r => r.Body.ReliefCap.Yuan).GreaterThan(0).OverridePropertyName("ReliefCap");
        RuleFor(r => r.Body.ReviewThreshold.Yuan).GreaterThanOrEqualTo(0).OverridePropertyName("ReviewThreshold");
        RuleFor(r => r.Body.DecisionDays).InclusiveBetween(1, LongestTerm);
        RuleFor(r => r.Body.PaymentDays).InclusiveBetween(1, LongestTerm);
        RuleFor(r => r.Body.NoticeDays).InclusiveBetween(0, LongestTerm);
        RuleFor(r => r.Body.FirstTimeDays).InclusiveBetween(1, LongestTerm);
        RuleForEach(r => r.Body.Holidays).Must((r, day) => day.Year == r.FiscalYear).Refuse(FundRulesErrors.OutsideYear);
        RuleForEach(r => r.Body.WorkedWeekends).Must((r, day) => day.Year == r.FiscalYear).Refuse(FundRulesErrors.OutsideYear);
        RuleForEach(r => r.Body.WorkedWeekends).Must(day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday).Refuse(FundRulesErrors.NotWeekend);
        RuleFor(r => r.Body.Holidays).Must(d => d.Count <= MostDays && d.Distinct().Count() == d.Count).Refuse(FundRulesErrors.DayTwice);
        RuleFor(r => r.Body.WorkedWeekends).Must((r, d) => d.Count <= MostDays && d.Concat(r.Body.Holidays.Distinct()).Distinct().Count() == d.Count + r.Body.Holidays.Distinct().Count())
            .Refuse(FundRulesErrors.DayTwice);
    }
}

internal sealed class ReviseFundRulesHandler(IApplicationDbContext db) : IRequestHandler<ReviseFundRules, Result<FundRulesDto>>
{
    public async Task<Result<FundRulesDto>> Handle(ReviseFundRules request, CancellationToken cancellationToken)
    {
        if (!await db.Divisions.AnyAsync(d => d.DivisionCode == request.Code, cancellationToken)) return DivisionErrors.NotFound;
        if (DivisionCode.LevelOf(request.Code) != DivisionLevel.County) return DivisionErrors.NotCounty;

        var stored = await db.FundRules.SingleOrDefaultAsync(r => r.DivisionCode == request.Code && r.FiscalYear == request.FiscalYear, cancellationToken);
        var rules = stored ?? FundRules.Default(request.Code, request.FiscalYear);
        if (rules.FaultOf(request.ExpectedRevision, DivisionErrors.NotFound) is { } fault) return fault;

        var body = request.Body;
        rules.Revise(body.ReliefCap.Yuan, body.DecisionDays, body.PaymentDays, body.NoticeDays, body.FirstTimeDays, body.ReviewThreshold.Yuan,
            body.DueDatesMoveToWorkingDay, body.Holidays, body.WorkedWeekends);
        if (stored is null) db.FundRules.Add(rules);
        await db.SaveChangesAsync(cancellationToken);
        return FundRulesDto.Of(rules);
    }
}
