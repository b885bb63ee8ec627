using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Application.Divisions;

/// <summary>The fund rules of a division and year: those recorded, or else the defaults with revision 0.</summary>
public sealed record GetFundRules(string Code, int FiscalYear) : IQuery<FundRulesDto>;

/// <summary>What a county decides about its relief fund for one year.</summary>
public sealed record FundRulesDto : FundRulesContent, IHasRevision, IHasActions
{
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string DivisionCode { get; init; }
    public required int FiscalYear { get; init; }
    /// <summary>Counts the changes; the entity tag. 0 while the defaults apply because nothing was recorded.</summary>
    public required int Revision { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    IReadOnlyList<ResourceAction> IHasActions.ActionsFor(string actor) => [ResourceAction.Of("reviseFundRules", Domain.Divisions.DivisionCode.LevelOf(DivisionCode) == DivisionLevel.County ? null : DivisionErrors.NotCounty)];

    internal static FundRulesDto Of(FundRules rules) => new()
    {
        DivisionCode = rules.DivisionCode,
        FiscalYear = rules.FiscalYear,
        ReliefCap = new(rules.ReliefCap),
        DecisionDays = rules.DecisionDays,
        PaymentDays = rules.PaymentDays,
        NoticeDays = rules.NoticeDays,
        FirstTimeDays = rules.FirstTimeDays,
        ReviewThreshold = new(rules.ReviewThreshold),
        DueDatesMoveToWorkingDay = rules.DueDatesMoveToWorkingDay,
        Holidays = rules.Holidays,
        WorkedWeekends = rules.WorkedWeekends,
        Revision = rules.Revision,
    };
}

internal sealed class GetFundRulesRules : AbstractValidator<GetFundRules>
{
    public GetFundRulesRules() => RuleFor(q => q.FiscalYear).IsFiscalYear();
}

internal sealed class GetFundRulesHandler(IApplicationDbContext db) : IRequestHandler<GetFundRules, Result<FundRulesDto>>
{
    public async Task<Result<FundRulesDto>> Handle(GetFundRules request, CancellationToken cancellationToken)
    {
        if (!await db.Divisions.AnyAsync(d => d.DivisionCode == request.Code, cancellationToken)) return DivisionErrors.NotFound;
        var stored = await db.FundRules.AsNoTracking().SingleOrDefaultAsync(r => r.DivisionCode == request.Code && r.FiscalYear == request.FiscalYear, cancellationToken);
        return FundRulesDto.Of(stored ?? FundRules.Default(request.Code, request.FiscalYear));
    }
}
