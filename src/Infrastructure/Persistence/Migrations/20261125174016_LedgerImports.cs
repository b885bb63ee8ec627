using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReliefApi.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class LedgerImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
