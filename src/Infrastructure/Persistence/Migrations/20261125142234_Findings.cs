using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReliefApi.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Findings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "finding_waivers",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    finding_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revokes_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_waivers", x => x.id);
                    table.UniqueConstraint("ak_finding_waivers_id_division_code", x => new { x.id, x.division_code });
                    table.ForeignKey(
                        name: "fk_finding_waivers_finding_waivers_revokes_id_division_code",
                        columns: x => new { x.revokes_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "finding_waivers",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_finding_waivers_projects_project_id_division_code",
                        columns: x => new { x.project_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "projects",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_measure_code_fiscal_year_division_code",
                schema: "relief",
                table: "indicators",
                columns: new[] { "measure_code", "fiscal_year", "division_code" },
                filter: "measure_code is not null");

            migrationBuilder.CreateIndex(
                name: "ix_finding_waivers_project_id_division_code",
                schema: "relief",
                table: "finding_waivers",
                columns: new[] { "project_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_waivers_project_id_fiscal_year_id",
                schema: "relief",
                table: "finding_waivers",
                columns: new[] { "project_id", "fiscal_year", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_waivers_revokes_id",
                schema: "relief",
                table: "finding_waivers",
                column: "revokes_id",
                unique: true,
                filter: "revokes_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_finding_waivers_revokes_id_division_code",
                schema: "relief",
                table: "finding_waivers",
                columns: new[] { "revokes_id", "division_code" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "finding_waivers",
                schema: "relief");

            migrationBuilder.DropIndex(
                name: "ix_indicators_measure_code_fiscal_year_division_code",
                schema: "relief",
                table: "indicators");
        }
    }
}
