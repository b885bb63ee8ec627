using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReliefApi.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class RulesByPlaceAndYear : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "applies_to",
                schema: "relief",
                table: "scoring_profiles",
                type: "character varying(6)",
                maxLength: 6,
                nullable: false,
                defaultValue: "000000",
                collation: "C");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "created_at",
                schema: "relief",
                table: "scoring_profiles",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "created_by",
                schema: "relief",
                table: "scoring_profiles",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "default_for",
                schema: "relief",
                table: "scoring_profiles",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                schema: "relief",
                table: "scoring_profiles",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "valid_from_year",
                schema: "relief",
                table: "scoring_profiles",
                type: "integer",
                nullable: false,
                defaultValue: 2000);

            migrationBuilder.AddColumn<int>(
                name: "valid_to_year",
                schema: "relief",
                table: "scoring_profiles",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "taxonomy_code",
                schema: "relief",
                table: "performance_goals",
                type: "character varying(40)",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "taxonomy_version",
                schema: "relief",
                table: "performance_goals",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "indicator_taxonomies",
                schema: "relief",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    definition = table.Column<string>(type: "jsonb", nullable: false),
                    applies_to = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, defaultValue: "000000", collation: "C"),
                    valid_from_year = table.Column<int>(type: "integer", nullable: false, defaultValue: 2000),
                    valid_to_year = table.Column<int>(type: "integer", nullable: true),
                    default_for = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    created_by = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicator_taxonomies", x => new { x.code, x.version });
                });

            migrationBuilder.CreateIndex(
                name: "ix_performance_goals_taxonomy_code_taxonomy_version",
                schema: "relief",
                table: "performance_goals",
                columns: new[] { "taxonomy_code", "taxonomy_version" });

            migrationBuilder.AddForeignKey(
                name: "fk_performance_goals_indicator_taxonomies_taxonomy_code_taxono",
                schema: "relief",
                table: "performance_goals",
                columns: new[] { "taxonomy_code", "taxonomy_version" },
                principalSchema: "relief",
                principalTable: "indicator_taxonomies",
                principalColumns: new[] { "code", "version" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_performance_goals_indicator_taxonomies_taxonomy_code_taxono",
                schema: "relief",
                table: "performance_goals");

            migrationBuilder.DropTable(
                name: "indicator_taxonomies",
                schema: "relief");

            migrationBuilder.DropIndex(
                name: "ix_performance_goals_taxonomy_code_taxonomy_version",
                schema: "relief",
                table: "performance_goals");

            migrationBuilder.DropColumn(
                name: "applies_to",
                schema: "relief",
                table: "scoring_profiles");

            migrationBuilder.DropColumn(
                name: "created_at",
                schema: "relief",
                table: "scoring_profiles");

            migrationBuilder.DropColumn(
                name: "created_by",
                schema: "relief",
                table: "scoring_profiles");

            migrationBuilder.DropColumn(
                name: "default_for",
                schema: "relief",
                table: "scoring_profiles");

            migrationBuilder.DropColumn(
                name: "reason",
                schema: "relief",
                table: "scoring_profiles");

            migrationBuilder.DropColumn(
                name: "valid_from_year",
                schema: "relief",
                table: "scoring_profiles");

            migrationBuilder.DropColumn(
                name: "valid_to_year",
                schema: "relief",
                table: "scoring_profiles");

            migrationBuilder.DropColumn(
                name: "taxonomy_code",
                schema: "relief",
                table: "performance_goals");

            migrationBuilder.DropColumn(
                name: "taxonomy_version",
                schema: "relief",
                table: "performance_goals");
        }
    }
}
