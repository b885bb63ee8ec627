using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.ReliefCases;
using ReliefApi.Domain.Security;

namespace ReliefApi.Infrastructure.Persistence.Configurations;

internal sealed class PetitionConfiguration : IEntityTypeConfiguration<Petition>
{
    public void Configure(EntityTypeBuilder<Petition> builder)
    {
        builder.Ignore(p => p.IsRepeat).Ignore(p => p.IsGroup);
        builder.HasIndex(p => new { p.DivisionCode, p.Number }).IsUnique();
        builder.HasIndex(p => new { p.DivisionCode, p.RegisteredOn });
        builder.HasIndex(p => p.MatterId);
        builder.HasIndex(p => new { p.DivisionCode, p.PersonKey });
        builder.HasOne<Petition>().WithMany().HasForeignKey(p => p.MatterId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PetitionTransitionConfiguration : IEntityTypeConfiguration<PetitionTransition>
{
    public void Configure(EntityTypeBuilder<PetitionTransition> builder)
    {
        builder.HasIndex(t => new { t.PetitionId, t.Id });
        builder.HasOne<Petition>().WithMany().HasForeignKey(t => t.PetitionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReliefCaseConfiguration : IEntityTypeConfiguration<ReliefCase>
{
    public void Configure(EntityTypeBuilder<ReliefCase> builder)
    {
        builder.Property(c => c.RequestedAmount).HasColumnType(Columns.Money);
        builder.Property(c => c.ApprovedAmount).HasColumnType(Columns.Money);
        builder.Property(c => c.PaidAmount).HasColumnType(Columns.Money);
        builder.HasIndex(c => new { c.DivisionCode, c.Number }).IsUnique();
        // No second relief for the same person and matter, whoever asks at the same moment.
        builder.HasIndex(c => new { c.DivisionCode, c.PersonKey, c.MatterId }, "ix_relief_cases_person_matter").IsUnique().HasFilter("status not in ('Rejected', 'Referred', 'Withdrawn')");
        // The facts of a project, for the recompute.
        builder.HasIndex(c => c.ProjectId);
        builder.HasIndex(c => c.MatterId);
        builder.HasOne<Petition>().WithMany().HasForeignKey(c => c.MatterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Project>().WithMany().HasForeignKey(c => new { c.ProjectId, c.DivisionCode }).HasPrincipalKey(p => new { p.Id, p.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReliefCaseTransitionConfiguration : IEntityTypeConfiguration<ReliefCaseTransition>
{
    public void Configure(EntityTypeBuilder<ReliefCaseTransition> builder)
    {
        builder.HasIndex(t => new { t.CaseId, t.Id });
        builder.HasOne<ReliefCase>().WithMany().HasForeignKey(t => t.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.Property(p => p.Amount).HasColumnType(Columns.Money);
        builder.HasIndex(p => new { p.CaseId, p.Id });
        // Payments of a later year than the case's first: few, and counted apart by the recompute.
        builder.HasIndex(p => p.ProjectId).HasFilter("continues");
        builder.HasOne<ReliefCase>().WithMany().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder) => builder.HasIndex(k => k.SecretHash).IsUnique();
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder) => builder.HasKey(e => new { e.DivisionCode, e.Sequence });
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.HasKey(r => new { r.Subject, r.Key });
        builder.Property(r => r.Subject).HasMaxLength(200);
        builder.Property(r => r.Key).HasMaxLength(200);
        // Old answers are swept by age.
        builder.HasIndex(r => r.CreatedAt);
    }
}
