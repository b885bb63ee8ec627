using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Infrastructure.Persistence.Configurations;

internal sealed class EntryWindowConfiguration : IEntityTypeConfiguration<EntryWindow>
{
    public void Configure(EntityTypeBuilder<EntryWindow> builder)
    {
        builder.HasIndex(w => new { w.DivisionCode, w.FiscalYear, w.Step }).IsUnique();
        builder.HasOne<Division>().WithMany().HasForeignKey(w => w.DivisionCode).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FlowTransitionConfiguration : IEntityTypeConfiguration<FlowTransition>
{
    // The steps of one resource, in order. No foreign key: the subject is one of several tables, none of which loses rows that have taken a step.
    public void Configure(EntityTypeBuilder<FlowTransition> builder) => builder.HasIndex(t => new { t.Subject, t.SubjectId, t.Id });
}

internal sealed class GoalAdjustmentConfiguration : IEntityTypeConfiguration<GoalAdjustment>
{
    public void Configure(EntityTypeBuilder<GoalAdjustment> builder)
    {
        builder.HasIndex(a => new { a.GoalId, a.Id });
        // Text, not jsonb: before and after are compared as they were written.
        builder.Property(a => a.Before).HasColumnType("text");
        builder.Property(a => a.After).HasColumnType("text");
        builder.HasOne<PerformanceGoal>().WithMany().HasForeignKey(a => new { a.GoalId, a.DivisionCode }).HasPrincipalKey(g => new { g.Id, g.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EvaluationOverrideConfiguration : IEntityTypeConfiguration<EvaluationOverride>
{
    public void Configure(EntityTypeBuilder<EvaluationOverride> builder)
    {
        builder.HasIndex(o => new { o.EvaluationId, o.Id });
        builder.HasOne<Evaluation>().WithMany().HasForeignKey(o => new { o.EvaluationId, o.DivisionCode }).HasPrincipalKey(e => new { e.Id, e.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SupplementConfiguration : IEntityTypeConfiguration<Supplement>
{
    public void Configure(EntityTypeBuilder<Supplement> builder)
    {
        builder.HasIndex(s => new { s.EvaluationId, s.Id });
        builder.Property(s => s.Before).HasColumnType("jsonb");
        builder.Property(s => s.After).HasColumnType("jsonb");
        builder.HasOne<Evaluation>().WithMany().HasForeignKey(s => new { s.EvaluationId, s.DivisionCode }).HasPrincipalKey(e => new { e.Id, e.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ResultApplicationConfiguration : IEntityTypeConfiguration<ResultApplication>
{
    public void Configure(EntityTypeBuilder<ResultApplication> builder)
    {
        builder.Property(r => r.Amount).HasColumnType(Columns.Money);
        builder.HasIndex(r => new { r.EvaluationId, r.Id });
        builder.HasOne<Evaluation>().WithMany().HasForeignKey(r => new { r.EvaluationId, r.DivisionCode }).HasPrincipalKey(e => new { e.Id, e.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RectificationItemConfiguration : IEntityTypeConfiguration<RectificationItem>
{
    public void Configure(EntityTypeBuilder<RectificationItem> builder)
    {
        builder.HasIndex(i => new { i.EvaluationId, i.Id });
        builder.HasOne<Evaluation>().WithMany().HasForeignKey(i => new { i.EvaluationId, i.DivisionCode }).HasPrincipalKey(e => new { e.Id, e.DivisionCode }).OnDelete(DeleteBehavior.Restrict);
    }
}
