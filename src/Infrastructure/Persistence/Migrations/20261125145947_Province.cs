using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReliefApi.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Province : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlFile.Read("feed_v1.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function relief.feed_stream, relief.feed_division, relief.feed_division_year, relief.feed_subject, relief.feed_subject_of_year, relief.feed_project_year cascade; drop table relief.feed_outbox, relief.feed_head, relief.feed_entries;");
        }
    }
}
