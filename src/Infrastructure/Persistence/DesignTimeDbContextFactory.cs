using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ReliefApi.Infrastructure.Persistence;

/// <summary>Lets <c>dotnet ef</c> build the model without a host and without a server.</summary>
internal sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<ReliefDbContext>
{
    public ReliefDbContext CreateDbContext(string[] args) => Create("Host=design-time");

    internal static ReliefDbContext Create(string connectionString) =>
        new(DatabaseOptions.Configure(new DbContextOptionsBuilder<ReliefDbContext>(), o => o.UseNpgsql(connectionString, DatabaseOptions.Npgsql)).Options, new RowFilter(On: true));
}
