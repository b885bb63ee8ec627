using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Application.Projects;

/// <summary>The money of a project in one year, with that of its level-2 projects.</summary>
public sealed record GetProjectRollUp(Guid Id, int FiscalYear) : IQuery<ProjectRollUp>;

/// <summary>A project's money in one year. With level-2 projects it is their sum, without any it is the project's own.</summary>
public sealed record ProjectRollUp
{
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    public required int Level { get; init; }
    /// <summary>全年预算数: initial ± adjustments + carry-over + other funds.</summary>
    public required Money FullYear { get; init; }
    /// <summary>全年执行数: payments less returns.</summary>
    public required Money Executed { get; init; }
    /// <summary>The yearly budget from which on a level-2 project needs a review; the number itself is included (以上).</summary>
    public required Money ReviewThreshold { get; init; }
    /// <summary>All level-2 projects.</summary>
    public required ProjectCount LevelTwo { get; init; }
    /// <summary>Level-2 projects whose full-year budget reaches the threshold.</summary>
    public required ProjectCount OverThreshold { get; init; }
    /// <summary>Of those over the threshold, the ones that passed their review.</summary>
    public required ProjectCount OverThresholdReviewed { get; init; }
}

/// <summary>How many projects, and their full-year budgets added up.</summary>
public sealed record ProjectCount(int Count, Money Amount);

internal sealed class GetProjectRollUpRules : AbstractValidator<GetProjectRollUp>
{
    public GetProjectRollUpRules() => RuleFor(q => q.FiscalYear).IsFiscalYear();
}

internal sealed class GetProjectRollUpHandler(IApplicationDbContext db) : IRequestHandler<GetProjectRollUp, Result<ProjectRollUp>>
{
    private sealed record Row(Guid Id, bool Reviewed, BudgetBalance Balance);

    public async Task<Result<ProjectRollUp>> Handle(GetProjectRollUp request, CancellationToken cancellationToken)
    {
        // One statement, so that the sums belong together.
        var found = await (from p in db.Projects
                           where p.Id == request.Id || p.ParentId == request.Id
                           join b in db.BudgetBalances.Where(b => b.FiscalYear == request.FiscalYear) on p.Id equals b.ProjectId into balances
                           from b in balances.DefaultIfEmpty()
                           select new { p.Id, p.Level, p.DivisionCode, p.ReviewedOn, Balance = b }).AsNoTracking().ToListAsync(cancellationToken);
        if (found.Find(p => p.Id == request.Id) is not { } project) return ProjectErrors.NotFound;

        var rules = await db.RulesOfAsync(project.DivisionCode, request.FiscalYear, cancellationToken);
        var rows = found.Select(p => new Row(p.Id, p.ReviewedOn is not null, p.Balance ?? BudgetBalance.Empty(p.Id, request.FiscalYear, p.DivisionCode))).ToList();
        var below = rows.FindAll(r => r.Id != request.Id);
        var over = below.FindAll(r => r.Balance.FullYear >= rules.ReviewThreshold);
        var counted = below.Count > 0 ? below : rows;
        return new ProjectRollUp
        {
            ProjectId = project.Id,
            FiscalYear = request.FiscalYear,
            Level = project.Level,
            ReviewThreshold = new(rules.ReviewThreshold),
            FullYear = new(counted.Sum(r => r.Balance.FullYear)),
            Executed = new(counted.Sum(r => r.Balance.Executed)),
            LevelTwo = Count(below),
            OverThreshold = Count(over),
            OverThresholdReviewed = Count(over.FindAll(r => r.Reviewed)),
        };
    }

    private static ProjectCount Count(List<Row> rows) => new(rows.Count, new(rows.Sum(r => r.Balance.FullYear)));
}
