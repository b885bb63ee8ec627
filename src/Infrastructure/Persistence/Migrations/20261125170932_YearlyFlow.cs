using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReliefApi.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class YearlyFlow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "submitted_by",
                schema: "relief",
                table: "performance_goals",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "entered_by",
                schema: "relief",
                table: "evaluations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "entries",
                schema: "relief",
                table: "evaluations",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "figures",
                schema: "relief",
                table: "evaluations",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "frozen_at",
                schema: "relief",
                table: "evaluations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "publication",
                schema: "relief",
                table: "evaluations",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "published_at",
                schema: "relief",
                table: "evaluations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reviewed_by",
                schema: "relief",
                table: "evaluations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reviewed_grade",
                schema: "relief",
                table: "evaluations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "reviewed_total",
                schema: "relief",
                table: "evaluations",
                type: "numeric",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "status",
                schema: "relief",
                table: "evaluations",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Opened");

            migrationBuilder.AddColumn<string>(
                name: "submitted_by",
                schema: "relief",
                table: "evaluations",
                type: "text",
                nullable: true);

            migrationBuilder.AddUniqueConstraint(
                name: "ak_performance_goals_id_division_code",
                schema: "relief",
                table: "performance_goals",
                columns: new[] { "id", "division_code" });

            migrationBuilder.AddUniqueConstraint(
                name: "ak_evaluations_id_division_code",
                schema: "relief",
                table: "evaluations",
                columns: new[] { "id", "division_code" });

            migrationBuilder.CreateTable(
                name: "entry_windows",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry_windows", x => x.id);
                    table.ForeignKey(
                        name: "fk_entry_windows_divisions_division_code",
                        column: x => x.division_code,
                        principalSchema: "relief",
                        principalTable: "divisions",
                        principalColumn: "division_code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_overrides",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row_key = table.Column<string>(type: "text", nullable: false),
                    computed = table.Column<decimal>(type: "numeric", nullable: true),
                    before = table.Column<decimal>(type: "numeric", nullable: true),
                    after = table.Column<decimal>(type: "numeric", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_overrides", x => x.id);
                    table.ForeignKey(
                        name: "fk_evaluation_overrides_evaluations_evaluation_id_division_code",
                        columns: x => new { x.evaluation_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "evaluations",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "flow_transitions",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    occurred_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    actor = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_transitions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "goal_adjustments",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: false),
                    after = table.Column<string>(type: "text", nullable: false),
                    proposed_by = table.Column<string>(type: "text", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goal_adjustments", x => x.id);
                    table.ForeignKey(
                        name: "fk_goal_adjustments_performance_goals_goal_id_division_code",
                        columns: x => new { x.goal_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "performance_goals",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rectification_items",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    finding_id = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    task = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    report = table.Column<string>(type: "text", nullable: true),
                    reported_by = table.Column<string>(type: "text", nullable: true),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rectification_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_rectification_items_evaluations_evaluation_id_division_code",
                        columns: x => new { x.evaluation_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "evaluations",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "result_applications",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", nullable: true),
                    next_year = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_result_applications", x => x.id);
                    table.ForeignKey(
                        name: "fk_result_applications_evaluations_evaluation_id_division_code",
                        columns: x => new { x.evaluation_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "evaluations",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "supplements",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: false),
                    after = table.Column<string>(type: "jsonb", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplements", x => x.id);
                    table.ForeignKey(
                        name: "fk_supplements_evaluations_evaluation_id_division_code",
                        columns: x => new { x.evaluation_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "evaluations",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_entry_windows_division_code_fiscal_year_step",
                schema: "relief",
                table: "entry_windows",
                columns: new[] { "division_code", "fiscal_year", "step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_overrides_evaluation_id_division_code",
                schema: "relief",
                table: "evaluation_overrides",
                columns: new[] { "evaluation_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_overrides_evaluation_id_id",
                schema: "relief",
                table: "evaluation_overrides",
                columns: new[] { "evaluation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_transitions_subject_subject_id_id",
                schema: "relief",
                table: "flow_transitions",
                columns: new[] { "subject", "subject_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_goal_adjustments_goal_id_division_code",
                schema: "relief",
                table: "goal_adjustments",
                columns: new[] { "goal_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_goal_adjustments_goal_id_id",
                schema: "relief",
                table: "goal_adjustments",
                columns: new[] { "goal_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_rectification_items_evaluation_id_division_code",
                schema: "relief",
                table: "rectification_items",
                columns: new[] { "evaluation_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_rectification_items_evaluation_id_id",
                schema: "relief",
                table: "rectification_items",
                columns: new[] { "evaluation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_result_applications_evaluation_id_division_code",
                schema: "relief",
                table: "result_applications",
                columns: new[] { "evaluation_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_result_applications_evaluation_id_id",
                schema: "relief",
                table: "result_applications",
                columns: new[] { "evaluation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_supplements_evaluation_id_division_code",
                schema: "relief",
                table: "supplements",
                columns: new[] { "evaluation_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_supplements_evaluation_id_id",
                schema: "relief",
                table: "supplements",
                columns: new[] { "evaluation_id", "id" });

            migrationBuilder.Sql(SqlFile.Read("flow_v1.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function relief.refuse_frozen, relief.refuse_for_frozen cascade; drop function relief.entry_windows_in_force;");

            migrationBuilder.DropTable(
                name: "entry_windows",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "evaluation_overrides",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "flow_transitions",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "goal_adjustments",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "rectification_items",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "result_applications",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "supplements",
                schema: "relief");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_performance_goals_id_division_code",
                schema: "relief",
                table: "performance_goals");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_evaluations_id_division_code",
                schema: "relief",
                table: "evaluations");

            migrationBuilder.DropColumn(
                name: "submitted_by",
                schema: "relief",
                table: "performance_goals");

            migrationBuilder.DropColumn(
                name: "entered_by",
                schema: "relief",
                table: "evaluations");

            migrationBuilder.DropColumn(
                name: "entries",
                schema: "relief",
                table: "evaluations");

            migrationBuilder.DropColumn(
                name: "figures",
                schema: "relief",
                table: "evaluations");

            migrationBuilder.DropColumn(
                name: "frozen_at",
                schema: "relief",
                table: "evaluations");

            migrationBuilder.DropColumn(
                name: "publication",
                schema: "relief",
                table: "evaluations");

            migrationBuilder.DropColumn(
                name: "published_at",
                schema: "relief",
                table: "evaluations");

            migrationBuilder.DropColumn(
                name: "reviewed_by",
                schema: "relief",
                table: "evaluations");

            migrationBuilder.DropColumn(
                name: "reviewed_grade",
                schema: "relief",
                table: "evaluations");

            migrationBuilder.DropColumn(
                name: "reviewed_total",
                schema: "relief",
                table: "evaluations");

            migrationBuilder.DropColumn(
                name: "status",
                schema: "relief",
                table: "evaluations");

            migrationBuilder.DropColumn(
                name: "submitted_by",
                schema: "relief",
                table: "evaluations");
        }
    }
}
