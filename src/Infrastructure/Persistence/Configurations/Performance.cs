using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Operations;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Infrastructure.Persistence.Configurations;

internal sealed class PerformanceGoalConfiguration : IEntityTypeConfiguration<PerformanceGoal>
{
    public void Configure(EntityTypeBuilder<PerformanceGoal> builder)
    {
        builder.HasIndex(g => new { g.ProjectId, g.FiscalYear }).IsUnique();
        // Which projects of a division have goals this year: whom a changed petition makes stale, whom year end opens.
        builder.HasIndex(g => new { g.DivisionCode, g.FiscalYear });
        builder.HasMany(g => g.Indicators).WithOne().HasForeignKey(i => i.GoalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Project>().WithMany().HasForeignKey(g => new { g.ProjectId, g.DivisionCode }).HasPrincipalKey(p => new { p.Id, p.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredProfile>().WithMany().HasForeignKey(g => new { g.ProfileCode, g.ProfileVersion }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredTaxonomy>().WithMany().HasForeignKey(g => new { g.TaxonomyCode, g.TaxonomyVersion }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class IndicatorConfiguration : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> builder)
    {
        // Read in this order by the recompute. No index on an attainment column: its updates stay on their page.
        builder.HasIndex(i => new { i.ProjectId, i.FiscalYear, i.Position });
        // What a measure reached in a province, for medians. Its columns are set with the goals.
        builder.HasIndex(i => new { i.MeasureCode, i.FiscalYear, i.DivisionCode }).HasFilter("measure_code is not null");
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
        builder.ToTable("scoring_profiles");
        RuleVersionColumns.Configure(builder);
    }
}

internal sealed class StoredTaxonomyConfiguration : IEntityTypeConfiguration<StoredTaxonomy>
{
    public void Configure(EntityTypeBuilder<StoredTaxonomy> builder)
    {
        builder.ToTable("indicator_taxonomies");
        RuleVersionColumns.Configure(builder);
    }
}

internal sealed class StoredTemplateConfiguration : IEntityTypeConfiguration<StoredTemplate>
{
    public void Configure(EntityTypeBuilder<StoredTemplate> builder)
    {
        builder.ToTable("report_templates");
        RuleVersionColumns.Configure(builder);
        builder.Ignore(t => t.Texts);
    }
}

internal static class RuleVersionColumns
{
    /// <summary>A row that says nothing else is in force everywhere and always.</summary>
    public static void Configure<T>(EntityTypeBuilder<T> builder) where T : RuleVersion
    {
        builder.HasKey(r => new { r.Code, r.Version });
        builder.Property(r => r.Code).HasMaxLength(40);
        builder.Property(r => r.Definition).HasColumnType("jsonb");
        builder.Property(r => r.AppliesTo).HasMaxLength(6).UseCollation("C").HasDefaultValue(DivisionCode.Nation);
        builder.Property(r => r.ValidFromYear).HasDefaultValue(RuleVersion.FirstYear);
    }
}

internal sealed class ProjectFactsConfiguration : IEntityTypeConfiguration<Domain.Indicators.ProjectFacts>
{
    public void Configure(EntityTypeBuilder<Domain.Indicators.ProjectFacts> builder)
    {
        builder.ToTable("project_facts").HasKey(f => new { f.ProjectId, f.FiscalYear });
        builder.Property(f => f.PaidAmount).HasColumnType(Columns.Money);
        // Sums over a subtree and year, for aggregates.
        builder.HasIndex(f => new { f.DivisionCode, f.FiscalYear });
        builder.HasOne<Project>().WithMany().HasForeignKey(f => f.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DivisionFactsConfiguration : IEntityTypeConfiguration<Domain.Indicators.DivisionFacts>
{
    public void Configure(EntityTypeBuilder<Domain.Indicators.DivisionFacts> builder) =>
        builder.ToTable("division_facts").HasKey(f => new { f.DivisionCode, f.FiscalYear });
}

internal sealed class EvaluationConfiguration : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> builder)
    {
        builder.HasIndex(e => new { e.ProjectId, e.FiscalYear, e.Kind }).IsUnique();
        builder.HasIndex(e => new { e.DivisionCode, e.FiscalYear, e.Id });
        builder.Property(e => e.ScoreSheet).HasColumnType("jsonb");
        builder.HasOne<Project>().WithMany().HasForeignKey(e => new { e.ProjectId, e.DivisionCode }).HasPrincipalKey(p => new { p.Id, p.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EvaluationDraftConfiguration : IEntityTypeConfiguration<EvaluationDraft>
{
    public void Configure(EntityTypeBuilder<EvaluationDraft> builder)
    {
        // One draft for each evaluation and run, however often an item is taken up again.
        builder.HasIndex(d => new { d.EvaluationId, d.OperationId }).IsUnique();
        // Whoever writes a version from the same one before it loses.
        builder.HasIndex(d => new { d.EvaluationId, d.Version }).IsUnique();
        // Which version a file that comes back was written from.
        builder.HasIndex(d => new { d.EvaluationId, d.Sha256 });
        // Text, not jsonb: the bytes that were hashed are the bytes that are served.
        builder.Property(d => d.Model).HasColumnType("text");
        builder.Property(d => d.Sha256).HasMaxLength(64);
        builder.Property(d => d.FactsSha256).HasMaxLength(64);
        builder.Property(d => d.Conflicts).HasDefaultValue("[]");
        builder.Property(d => d.TemplateCode).HasMaxLength(40);
        builder.HasOne<Evaluation>().WithMany().HasForeignKey(d => d.EvaluationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FindingWaiverConfiguration : IEntityTypeConfiguration<FindingWaiver>
{
    public void Configure(EntityTypeBuilder<FindingWaiver> builder)
    {
        builder.Property(w => w.FindingId).HasMaxLength(60);
        builder.Property(w => w.Fingerprint).HasMaxLength(64);
        // All waivers of a project and year, in order of entry.
        builder.HasIndex(w => new { w.ProjectId, w.FiscalYear, w.Id });
        // A waiver is revoked once.
        builder.HasIndex(w => w.RevokesId).IsUnique().HasFilter("revokes_id is not null");
        builder.HasAlternateKey(w => new { w.Id, w.DivisionCode });
        builder.HasOne<FindingWaiver>().WithMany().HasForeignKey(w => new { w.RevokesId, w.DivisionCode }).HasPrincipalKey(w => new { w.Id, w.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(w => new { w.ProjectId, w.DivisionCode }).HasPrincipalKey(p => new { p.Id, p.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
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
