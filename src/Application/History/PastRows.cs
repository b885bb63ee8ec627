using Microsoft.EntityFrameworkCore;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.ReliefCases;

namespace ReliefApi.Application.History;

/// <summary>Rows as they were at a moment; as they are, without one. Row scope holds as for every query.</summary>
internal static class PastRows
{
    public static IQueryable<ReliefCase> At(this DbSet<ReliefCase> rows, Moment? at, Guid? projectId = null) => at is null ? rows
        : rows.FromSql($"select * from relief.relief_cases_then({at.Known}, {at.Day}, {projectId})");

    public static IQueryable<PerformanceGoal> At(this DbSet<PerformanceGoal> rows, Moment? at, Guid projectId) => at is null ? rows
        : rows.FromSql($"select * from relief.performance_goals_then({at.Known}, {projectId})");

    public static IQueryable<Indicator> At(this DbSet<Indicator> rows, Moment? at, Guid projectId) => at is null ? rows
        : rows.FromSql($"select * from relief.indicators_then({at.Known}, {at.Day}, {projectId})");

    public static IQueryable<BudgetBalance> At(this DbSet<BudgetBalance> rows, Moment? at, Guid projectId) => at is null ? rows
        : rows.FromSql($"select * from relief.budget_balances_then({at.Known}, {at.Day}, {projectId})");

    public static IQueryable<Evaluation> At(this DbSet<Evaluation> rows, Moment? at) => at is null ? rows
        : rows.FromSql($"select * from relief.evaluations_then({at.Instant})");

    public static IQueryable<Payment> At(this IQueryable<Payment> rows, Moment? at) => at is null ? rows
        : rows.Where(p => p.RecordedAt <= at.Known && (at.Day == null || p.PaidOn <= at.Day));

    public static IQueryable<BudgetEntry> At(this IQueryable<BudgetEntry> rows, Moment? at) => at is null ? rows
        : rows.Where(e => e.RecordedAt <= at.Known && (at.Day == null || e.OccurredOn <= at.Day));

    public static IQueryable<ActualValue> At(this IQueryable<ActualValue> rows, Moment? at) => at is null ? rows
        : rows.Where(a => a.RecordedAt <= at.Known && (at.Day == null || a.AsOf <= at.Day));
}
