using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Infrastructure.Persistence.Configurations;

internal sealed class DivisionConfiguration : IEntityTypeConfiguration<Division>
{
    public void Configure(EntityTypeBuilder<Division> builder)
    {
        builder.HasKey(d => d.DivisionCode);
        builder.Property(d => d.Name).HasMaxLength(100);
    }
}

internal sealed class FundRulesConfiguration : IEntityTypeConfiguration<FundRules>
{
    public void Configure(EntityTypeBuilder<FundRules> builder)
    {
        builder.ToTable("fund_rules").HasKey(r => new { r.DivisionCode, r.FiscalYear });
        builder.Property(r => r.ReliefCap).HasColumnType(Columns.Money);
        builder.Property(r => r.ReviewThreshold).HasColumnType(Columns.Money);
    }
}

internal sealed class DepartmentConfiguration : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.HasIndex(d => new { d.DivisionCode, d.Code }).IsUnique();
        builder.HasAlternateKey(d => new { d.Id, d.DivisionCode });
        builder.HasOne<Department>().WithMany().HasForeignKey(d => new { d.ParentId, d.DivisionCode }).HasPrincipalKey(d => new { d.Id, d.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Division>().WithMany().HasForeignKey(d => d.DivisionCode).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.HasIndex(p => new { p.DivisionCode, p.Code }).IsUnique();
        // A child names its parent's division as well, so that no row can hang below another county's project.
        builder.HasAlternateKey(p => new { p.Id, p.DivisionCode });
        builder.HasIndex(p => p.ParentId).HasFilter("parent_id is not null");
        builder.HasOne<Project>().WithMany().HasForeignKey(p => new { p.ParentId, p.DivisionCode }).HasPrincipalKey(p => new { p.Id, p.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Department>().WithMany().HasForeignKey(p => new { p.DepartmentId, p.DivisionCode }).HasPrincipalKey(d => new { d.Id, d.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Division>().WithMany().HasForeignKey(p => p.DivisionCode).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BudgetEntryConfiguration : IEntityTypeConfiguration<BudgetEntry>
{
    public void Configure(EntityTypeBuilder<BudgetEntry> builder)
    {
        builder.Property(e => e.Amount).HasColumnType(Columns.Money);
        // The ledger of one project and year, in order of entry.
        builder.HasIndex(e => new { e.ProjectId, e.FiscalYear, e.Id });
        // An entry is corrected once.
        builder.HasIndex(e => e.CorrectsId).IsUnique().HasFilter("corrects_id is not null");
        builder.HasOne<Project>().WithMany().HasForeignKey(e => new { e.ProjectId, e.DivisionCode }).HasPrincipalKey(p => new { p.Id, p.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BudgetBalanceConfiguration : IEntityTypeConfiguration<BudgetBalance>
{
    public void Configure(EntityTypeBuilder<BudgetBalance> builder)
    {
        builder.HasKey(b => new { b.ProjectId, b.FiscalYear });
        builder.Ignore(b => b.FullYear).Ignore(b => b.Executed);
        foreach (var sum in (string[])[nameof(BudgetBalance.Initial), nameof(BudgetBalance.Adjustment), nameof(BudgetBalance.CarryOver), nameof(BudgetBalance.OtherFunds),
            nameof(BudgetBalance.Arrived), nameof(BudgetBalance.Disbursed), nameof(BudgetBalance.Returned)]) builder.Property(sum).HasColumnType(Columns.Money).HasDefaultValue(0m);
        // Sums over a subtree and year, for aggregates.
        builder.HasIndex(b => new { b.DivisionCode, b.FiscalYear });
        builder.HasOne<Project>().WithMany().HasForeignKey(b => new { b.ProjectId, b.DivisionCode }).HasPrincipalKey(p => new { p.Id, p.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WorkMeasureConfiguration : IEntityTypeConfiguration<WorkMeasure>
{
    public void Configure(EntityTypeBuilder<WorkMeasure> builder)
    {
        // The year's work of a division by kind, counted for the report and listed.
        builder.HasIndex(m => new { m.DivisionCode, m.FiscalYear, m.Kind });
        builder.HasOne<Department>().WithMany().HasForeignKey(m => new { m.DepartmentId, m.DivisionCode }).HasPrincipalKey(d => new { d.Id, d.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class Columns
{
    /// <summary>Yuan, exact to the fen.</summary>
    public const string Money = "numeric(18,2)";
}
