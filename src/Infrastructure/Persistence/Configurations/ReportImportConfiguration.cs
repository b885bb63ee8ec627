using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.ReportImports;

namespace ReliefApi.Infrastructure.Persistence.Configurations;

internal sealed class ReportImportConfiguration : IEntityTypeConfiguration<ReportImport>
{
    public void Configure(EntityTypeBuilder<ReportImport> builder)
    {
        builder.Property(i => i.Sha256).HasMaxLength(64);
        // The same file is one import of a division until it is discarded.
        builder.HasIndex(i => new { i.DivisionCode, i.Sha256 }).IsUnique().HasFilter("status <> 'Discarded'");
        builder.HasOne<Project>().WithMany().HasForeignKey(i => new { i.ProjectId, i.DivisionCode }).HasPrincipalKey(p => new { p.Id, p.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PerformanceGoal>().WithMany().HasForeignKey(i => i.GoalId).OnDelete(DeleteBehavior.Restrict);
    }
}
