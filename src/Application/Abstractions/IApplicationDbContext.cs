using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Operations;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.ReliefCases;
using ReliefApi.Domain.ReportImports;
using ReliefApi.Domain.Security;
using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Application.Abstractions;

/// <summary>The tables. Every query is limited to the caller's row scope, here and again in the database.</summary>
public interface IApplicationDbContext
{
    DbSet<Division> Divisions { get; }
    DbSet<FundRules> FundRules { get; }
    DbSet<Department> Departments { get; }
    DbSet<Project> Projects { get; }
    DbSet<BudgetEntry> BudgetEntries { get; }
    DbSet<BudgetBalance> BudgetBalances { get; }
    DbSet<PerformanceGoal> PerformanceGoals { get; }
    DbSet<Indicator> Indicators { get; }
    DbSet<ActualValue> ActualValues { get; }
    DbSet<StoredProfile> ScoringProfiles { get; }
    DbSet<StoredTaxonomy> IndicatorTaxonomies { get; }
    DbSet<ProjectFacts> ProjectFacts { get; }
    DbSet<DivisionFacts> DivisionFacts { get; }
    DbSet<Petition> Petitions { get; }
    DbSet<PetitionTransition> PetitionTransitions { get; }
    DbSet<ReliefCase> ReliefCases { get; }
    DbSet<ReliefCaseTransition> ReliefCaseTransitions { get; }
    DbSet<Payment> Payments { get; }
    DbSet<WorkMeasure> WorkMeasures { get; }
    DbSet<Evaluation> Evaluations { get; }
    DbSet<EvaluationDraft> EvaluationDrafts { get; }
    DbSet<FindingWaiver> FindingWaivers { get; }
    DbSet<Domain.Reports.StoredTemplate> ReportTemplates { get; }
    DbSet<Operation> Operations { get; }
    DbSet<YearEndItem> YearEndItems { get; }
    DbSet<ReportImport> ReportImports { get; }
    DbSet<ApiKey> ApiKeys { get; }
    DbSet<AuditEntry> AuditEntries { get; }
    DbSet<IdempotencyRecord> IdempotencyRecords { get; }

    DatabaseFacade Database { get; }

    ChangeTracker ChangeTracker { get; }

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);
}
