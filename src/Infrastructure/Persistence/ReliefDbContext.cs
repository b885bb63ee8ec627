using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Common;
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

namespace ReliefApi.Infrastructure.Persistence;

internal sealed class ReliefDbContext(DbContextOptions<ReliefDbContext> options, RowFilter filter) : DbContext(options), IApplicationDbContext
{
    internal const string Schema = "relief";

    private ICallContext? _call;

    public DbSet<Division> Divisions => Set<Division>();
    public DbSet<FundRules> FundRules => Set<FundRules>();
    public DbSet<Department> Departments => Set<Department>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<BudgetEntry> BudgetEntries => Set<BudgetEntry>();
    public DbSet<BudgetBalance> BudgetBalances => Set<BudgetBalance>();
    public DbSet<PerformanceGoal> PerformanceGoals => Set<PerformanceGoal>();
    public DbSet<Indicator> Indicators => Set<Indicator>();
    public DbSet<ActualValue> ActualValues => Set<ActualValue>();
    public DbSet<StoredProfile> ScoringProfiles => Set<StoredProfile>();
    public DbSet<StoredTaxonomy> IndicatorTaxonomies => Set<StoredTaxonomy>();
    public DbSet<ProjectFacts> ProjectFacts => Set<ProjectFacts>();
    public DbSet<DivisionFacts> DivisionFacts => Set<DivisionFacts>();
    public DbSet<Petition> Petitions => Set<Petition>();
    public DbSet<PetitionTransition> PetitionTransitions => Set<PetitionTransition>();
    public DbSet<ReliefCase> ReliefCases => Set<ReliefCase>();
    public DbSet<ReliefCaseTransition> ReliefCaseTransitions => Set<ReliefCaseTransition>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<WorkMeasure> WorkMeasures => Set<WorkMeasure>();
    public DbSet<Evaluation> Evaluations => Set<Evaluation>();
    public DbSet<EvaluationDraft> EvaluationDrafts => Set<EvaluationDraft>();
    public DbSet<FindingWaiver> FindingWaivers => Set<FindingWaiver>();
    public DbSet<Domain.Reports.StoredTemplate> ReportTemplates => Set<Domain.Reports.StoredTemplate>();
    public DbSet<Operation> Operations => Set<Operation>();
    public DbSet<YearEndItem> YearEndItems => Set<YearEndItem>();
    public DbSet<ReportImport> ReportImports => Set<ReportImport>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    /// <summary>Row scope for the interceptor that tells the database.</summary>
    internal RowScope Scope => _call?.Scope ?? RowScope.None;

    /// <summary>Who writes, for the same.</summary>
    internal string Actor => _call?.Actor ?? "";

    private string ReadFrom => filter.On ? Scope.Read.From : DivisionRange.Everything.From;
    private string ReadTo => filter.On ? Scope.Read.To : DivisionRange.Everything.To;

    /// <summary>A context comes from a pool and serves one request or job after another; whoever takes it out says whom it serves now.</summary>
    internal ReliefDbContext Serve(ICallContext call)
    {
        _call = call;
        return this;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            if (filter.On && entry.Entity is IBelongsToDivision row && !Scope.Write.Contains(row.DivisionCode)) throw new OutOfWriteScopeException();
            if (entry.Entity is IRevised revised && entry.State is not EntityState.Deleted) entry.Property(nameof(IRevised.Revision)).CurrentValue = revised.Revision + 1;
        }
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<decimal>().HaveColumnType("numeric");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ReliefDbContext).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().ToList())
        {
            foreach (var key in entity.FindPrimaryKey()!.Properties) key.ValueGenerated = ValueGenerated.Never;
            if (entity.ClrType.IsAssignableTo(typeof(IRevised))) entity.FindProperty(nameof(IRevised.Revision))!.IsConcurrencyToken = true;
            if (entity.ClrType.IsAssignableTo(typeof(IBelongsToDivision)))
            {
                var code = entity.FindProperty(nameof(IBelongsToDivision.DivisionCode))!;
                code.SetMaxLength(6);
                // Bytewise order: ranges of codes are what row scope compares.
                code.SetCollation("C");
                GetType().GetMethod(nameof(FilterRows), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                    .MakeGenericMethod(entity.ClrType).Invoke(this, [modelBuilder]);
            }
        }
    }

    private void FilterRows<T>(ModelBuilder modelBuilder) where T : class, IBelongsToDivision =>
        modelBuilder.Entity<T>().HasQueryFilter(row => row.DivisionCode.CompareTo(ReadFrom) >= 0 && row.DivisionCode.CompareTo(ReadTo) <= 0);
}

/// <summary>The application's half of row scope. Tests switch it off to prove that the database's half holds alone.</summary>
internal sealed record RowFilter(bool On);
