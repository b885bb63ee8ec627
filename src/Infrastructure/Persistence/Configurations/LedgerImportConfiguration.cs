using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReliefApi.Domain.Imports;

namespace ReliefApi.Infrastructure.Persistence.Configurations;

internal sealed class LedgerImportConfiguration : IEntityTypeConfiguration<LedgerImport>
{
    public void Configure(EntityTypeBuilder<LedgerImport> builder)
    {
        builder.Ignore(i => i.Request);
        builder.Property(i => i.Sha256).HasMaxLength(64);
        // The same file sent again while it is being imported.
        builder.HasIndex(i => new { i.DivisionCode, i.Sha256 }).HasFilter("finished_at is null");
    }
}

internal sealed class ImportChunkConfiguration : IEntityTypeConfiguration<ImportChunk>
{
    public void Configure(EntityTypeBuilder<ImportChunk> builder)
    {
        builder.HasKey(c => new { c.ImportId, c.Sequence });
        builder.HasOne<LedgerImport>().WithMany().HasForeignKey(c => c.ImportId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ImportFaultRowConfiguration : IEntityTypeConfiguration<ImportFaultRow>
{
    public void Configure(EntityTypeBuilder<ImportFaultRow> builder)
    {
        builder.ToTable("import_faults").HasKey(f => new { f.ImportId, f.Sequence });
        builder.HasOne<LedgerImport>().WithMany().HasForeignKey(f => f.ImportId).OnDelete(DeleteBehavior.Restrict);
    }
}
