using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.History;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Budgets;

/// <summary>The sums of one project's ledger in one year.</summary>
/// <param name="Id">The project.</param>
/// <param name="AsOf">Business date: without what happened later.</param>
/// <param name="KnownAt">Instant: without what was recorded later.</param>
public sealed record GetBudget(Guid Id, int FiscalYear, TimePoint? AsOf = null, TimePoint? KnownAt = null) : IQuery<BudgetDto>, ITimeTravel;

/// <summary>The money of one project in one year; every figure is a sum of its ledger.</summary>
public sealed record BudgetDto
{
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    /// <summary>年初预算.</summary>
    public required Money Initial { get; init; }
    /// <summary>Signed sum of the adjustments (追加/调减).</summary>
    public required Money Adjustment { get; init; }
    /// <summary>上年结转.</summary>
    public required Money CarryOver { get; init; }
    /// <summary>其他资金.</summary>
    public required Money OtherFunds { get; init; }
    /// <summary>全年预算数: initial ± adjustments + carry-over + other funds.</summary>
    public required Money FullYear { get; init; }
    /// <summary>到位.</summary>
    public required Money Arrived { get; init; }
    public required Money Disbursed { get; init; }
    public required Money Returned { get; init; }
    /// <summary>全年执行数: disbursed less returned.</summary>
    public required Money Executed { get; init; }
    /// <summary>预算执行率: executed ÷ full-year budget.</summary>
    public required MoneyRate ExecutionRate { get; init; }
    /// <summary>More arrived than the full-year budget allows.</summary>
    public required bool ArrivedExceedsFullYear { get; init; }
    /// <summary>More was spent than arrived.</summary>
    public required bool ExecutedExceedsArrived { get; init; }
    /// <summary>More was spent than the full-year budget allows.</summary>
    public required bool ExecutedExceedsFullYear { get; init; }
}

/// <summary>A rate of two amounts.</summary>
/// <param name="Value">Percent number (98.5 = 98.5 %); null when there is nothing to divide by.</param>
public sealed record MoneyRate(Money Numerator, Money Denominator, decimal? Value);

internal sealed class GetBudgetRules : AbstractValidator<GetBudget>
{
    public GetBudgetRules(TimeProvider clock)
    {
        RuleFor(q => q.FiscalYear).IsFiscalYear();
        this.CheckMoment(clock);
    }
}

internal sealed class GetBudgetHandler(IApplicationDbContext db, ScoreReader scores) : IRequestHandler<GetBudget, Result<BudgetDto>>
{
    private static readonly Measure ExecutionRate = Measures.Find("budget.execution-rate")!;

    public async Task<Result<BudgetDto>> Handle(GetBudget request, CancellationToken cancellationToken)
    {
        if (await db.Projects.SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken) is not { } project) return ProjectErrors.NotFound;
        var sums = await scores.BudgetAsync(project.Id, request.FiscalYear, Moment.Of(request), cancellationToken)
            ?? BudgetBalance.Empty(project.Id, request.FiscalYear, project.DivisionCode);
        return new BudgetDto
        {
            ProjectId = sums.ProjectId,
            FiscalYear = sums.FiscalYear,
            Initial = new(sums.Initial),
            Adjustment = new(sums.Adjustment),
            CarryOver = new(sums.CarryOver),
            OtherFunds = new(sums.OtherFunds),
            FullYear = new(sums.FullYear),
            Arrived = new(sums.Arrived),
            Disbursed = new(sums.Disbursed),
            Returned = new(sums.Returned),
            Executed = new(sums.Executed),
            ExecutionRate = new(new(sums.Executed), new(sums.FullYear), ExecutionRate.ValueOf(sums.Executed, sums.FullYear)),
            ArrivedExceedsFullYear = sums.Arrived > sums.FullYear,
            ExecutedExceedsArrived = sums.Executed > sums.Arrived,
            ExecutedExceedsFullYear = sums.Executed > sums.FullYear,
        };
    }
}
