using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReliefApi.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class TimeTravel : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "drift_findings",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    indicator_id = table.Column<Guid>(type: "uuid", nullable: true),
                    figure = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    stored = table.Column<string>(type: "text", nullable: true),
                    recomputed = table.Column<string>(type: "text", nullable: true),
                    explanation_zh = table.Column<string>(type: "text", nullable: false),
                    explanation_en = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drift_findings", x => x.id);
                    table.ForeignKey(
                        name: "fk_drift_findings_operations_operation_id",
                        column: x => x.operation_id,
                        principalSchema: "relief",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_drift_findings_projects_project_id_division_code",
                        columns: x => new { x.project_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "projects",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_drift_findings_operation_id_id",
                schema: "relief",
                table: "drift_findings",
                columns: new[] { "operation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_drift_findings_project_id_division_code",
                schema: "relief",
                table: "drift_findings",
                columns: new[] { "project_id", "division_code" });

            migrationBuilder.Sql(SqlFile.Read("history_v1.sql"));
            migrationBuilder.Sql(SqlFile.Read("past_v1.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "drift_findings",
                schema: "relief");
        }
    }
}
