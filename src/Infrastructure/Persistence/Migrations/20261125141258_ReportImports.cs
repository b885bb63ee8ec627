using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReliefApi.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ReportImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "report_imports",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    imported_by = table.Column<string>(type: "text", nullable: false),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: true),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_imports", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_imports_performance_goals_goal_id",
                        column: x => x.goal_id,
                        principalSchema: "relief",
                        principalTable: "performance_goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_report_imports_projects_project_id_division_code",
                        columns: x => new { x.project_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "projects",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_report_imports_division_code_sha256",
                schema: "relief",
                table: "report_imports",
                columns: new[] { "division_code", "sha256" },
                unique: true,
                filter: "status <> 'Discarded'");

            migrationBuilder.CreateIndex(
                name: "ix_report_imports_goal_id",
                schema: "relief",
                table: "report_imports",
                column: "goal_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_imports_project_id_division_code",
                schema: "relief",
                table: "report_imports",
                columns: new[] { "project_id", "division_code" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "report_imports",
                schema: "relief");
        }
    }
}
