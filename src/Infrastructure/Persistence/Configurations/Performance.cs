using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Operations;
using ReliefApi.Domain.Projects;

namespace ReliefApi.Infrastructure.Persistence.Configurations;

internal sealed class PerformanceGoalConfiguration : IEntityTypeConfiguration<PerformanceGoal>
{
    public void Configure(EntityTypeBuilder<PerformanceGoal> builder)
    {
        builder.HasIndex(g => new { g.ProjectId, g.FiscalYear }).IsUnique();
        builder.HasAlternateKey(g => new { g.Id, g.DivisionCode });
        // Which projects of a division have goals this year: whom a changed petition makes stale, whom year end opens.
        builder.HasIndex(g => new { g.DivisionCode, g.FiscalYear });
        builder.HasMany(g => g.Indicators).WithOne().HasForeignKey(i => i.GoalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Project>().WithMany().HasForeignKey(g => new { g.ProjectId, g.DivisionCode }).HasPrincipalKey(p => new { p.Id, p.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredProfile>().WithMany().HasForeignKey(g => new { g.ProfileCode, g.ProfileVersion }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class IndicatorConfiguration : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> builder)
    {
        // Read in this order by the recompute. No index on an attainment column: its updates stay on their page.
        builder.HasIndex(i => new { i.ProjectId, i.FiscalYear, i.Position });
    }
}

internal sealed class ActualValueConfiguration : IEntityTypeConfiguration<ActualValue>
{
    public void Configure(EntityTypeBuilder<ActualValue> builder)
    {
        builder.HasIndex(a => new { a.IndicatorId, a.Id });
        // Not a foreign key with cascade: a history outlives a draft's indicator only if the draft is kept.
        builder.HasOne<Indicator>().WithMany().HasForeignKey(a => a.IndicatorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StoredProfileConfiguration : IEntityTypeConfiguration<StoredProfile>
{
    public void Configure(EntityTypeBuilder<StoredProfile> builder)
    {
        builder.ToTable("scoring_profiles").HasKey(p => new { p.Code, p.Version });
        builder.Property(p => p.Code).HasMaxLength(40);
        builder.Property(p => p.Definition).HasColumnType("jsonb");
    }
}

internal sealed class ProjectFactsConfiguration : IEntityTypeConfiguration<ProjectFacts>
{
    public void Configure(EntityTypeBuilder<ProjectFacts> builder)
    {
        builder.ToTable("project_facts").HasKey(f => new { f.ProjectId, f.FiscalYear });
        builder.Property(f => f.PaidAmount).HasColumnType(Columns.Money);
        // Sums over a subtree and year, for aggregates.
        builder.HasIndex(f => new { f.DivisionCode, f.FiscalYear });
        builder.HasOne<Project>().WithMany().HasForeignKey(f => f.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DivisionFactsConfiguration : IEntityTypeConfiguration<DivisionFacts>
{
    public void Configure(EntityTypeBuilder<DivisionFacts> builder) =>
        builder.ToTable("division_facts").HasKey(f => new { f.DivisionCode, f.FiscalYear });
}

internal sealed class EvaluationConfiguration : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> builder)
    {
        builder.HasIndex(e => new { e.ProjectId, e.FiscalYear, e.Kind }).IsUnique();
        builder.HasIndex(e => new { e.DivisionCode, e.FiscalYear, e.Id });
        // What hangs on an evaluation names its division as well.
        builder.HasAlternateKey(e => new { e.Id, e.DivisionCode });
        builder.Property(e => e.ScoreSheet).HasColumnType("jsonb");
        builder.Property(e => e.Entries).HasColumnType("jsonb").HasDefaultValueSql("'{}'");
        builder.Property(e => e.Status).HasDefaultValue(EvaluationStatus.Opened);
        builder.Property(e => e.Figures).HasColumnType("jsonb");
        builder.Property(e => e.Publication).HasColumnType("jsonb");
        builder.HasOne<Project>().WithMany().HasForeignKey(e => new { e.ProjectId, e.DivisionCode }).HasPrincipalKey(p => new { p.Id, p.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EvaluationDraftConfiguration : IEntityTypeConfiguration<EvaluationDraft>
{
    public void Configure(EntityTypeBuilder<EvaluationDraft> builder)
    {
        // One draft for each evaluation and run, however often an item is taken up again.
        builder.HasIndex(d => new { d.EvaluationId, d.OperationId }).IsUnique();
        // Text, not jsonb: the bytes that were hashed are the bytes that are served.
        builder.Property(d => d.Model).HasColumnType("text");
        builder.Property(d => d.Sha256).HasMaxLength(64);
        builder.HasOne<Evaluation>().WithMany().HasForeignKey(d => d.EvaluationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OperationConfiguration : IEntityTypeConfiguration<Operation>
{
    public void Configure(EntityTypeBuilder<Operation> builder)
    {
        builder.Ignore(o => o.Ended);
        // The same year-end run is one run until it is cancelled.
        builder.HasIndex(o => new { o.DivisionCode, o.FiscalYear }).IsUnique().HasFilter("kind = 'YearEnd' and status <> 'Cancelled'");
        // What the watchdog looks for.
        builder.HasIndex(o => o.Status).HasFilter("status in ('Queued', 'Running')");
    }
}

internal sealed class YearEndItemConfiguration : IEntityTypeConfiguration<YearEndItem>
{
    public void Configure(EntityTypeBuilder<YearEndItem> builder)
    {
        builder.HasKey(i => new { i.OperationId, i.ProjectId });
        // The next item to claim, in the order of the claim: sorting all that is pending for each would be quadratic.
        builder.HasIndex(i => new { i.OperationId, i.Attempts, i.ProjectId }, "ix_year_end_items_pending").HasFilter("state = 'Pending'");
        builder.Property(i => i.DraftSha256).HasMaxLength(64);
        builder.HasOne<Operation>().WithMany().HasForeignKey(i => i.OperationId).OnDelete(DeleteBehavior.Restrict);
    }
}
