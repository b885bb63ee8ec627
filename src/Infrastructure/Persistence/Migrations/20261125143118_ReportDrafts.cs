using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReliefApi.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ReportDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlFile.Read("drafts_v1.sql"));

            migrationBuilder.AlterColumn<Guid>(
                name: "operation_id",
                schema: "relief",
                table: "evaluation_drafts",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "author",
                schema: "relief",
                table: "evaluation_drafts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "conflicts",
                schema: "relief",
                table: "evaluation_drafts",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "facts",
                schema: "relief",
                table: "evaluation_drafts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "facts_sha256",
                schema: "relief",
                table: "evaluation_drafts",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "generated",
                schema: "relief",
                table: "evaluation_drafts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "origin",
                schema: "relief",
                table: "evaluation_drafts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "program_version",
                schema: "relief",
                table: "evaluation_drafts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "template_code",
                schema: "relief",
                table: "evaluation_drafts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "template_version",
                schema: "relief",
                table: "evaluation_drafts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "version",
                schema: "relief",
                table: "evaluation_drafts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "report_templates",
                schema: "relief",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    project_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
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
                    table.PrimaryKey("pk_report_templates", x => new { x.code, x.version });
                });

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_drafts_evaluation_id_sha256",
                schema: "relief",
                table: "evaluation_drafts",
                columns: new[] { "evaluation_id", "sha256" });

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_drafts_evaluation_id_version",
                schema: "relief",
                table: "evaluation_drafts",
                columns: new[] { "evaluation_id", "version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "report_templates",
                schema: "relief");

            migrationBuilder.DropIndex(
                name: "ix_evaluation_drafts_evaluation_id_sha256",
                schema: "relief",
                table: "evaluation_drafts");

            migrationBuilder.DropIndex(
                name: "ix_evaluation_drafts_evaluation_id_version",
                schema: "relief",
                table: "evaluation_drafts");

            migrationBuilder.DropColumn(
                name: "author",
                schema: "relief",
                table: "evaluation_drafts");

            migrationBuilder.DropColumn(
                name: "conflicts",
                schema: "relief",
                table: "evaluation_drafts");

            migrationBuilder.DropColumn(
                name: "facts",
                schema: "relief",
                table: "evaluation_drafts");

            migrationBuilder.DropColumn(
                name: "facts_sha256",
                schema: "relief",
                table: "evaluation_drafts");

            migrationBuilder.DropColumn(
                name: "generated",
                schema: "relief",
                table: "evaluation_drafts");

            migrationBuilder.DropColumn(
                name: "origin",
                schema: "relief",
                table: "evaluation_drafts");

            migrationBuilder.DropColumn(
                name: "program_version",
                schema: "relief",
                table: "evaluation_drafts");

            migrationBuilder.DropColumn(
                name: "template_code",
                schema: "relief",
                table: "evaluation_drafts");

            migrationBuilder.DropColumn(
                name: "template_version",
                schema: "relief",
                table: "evaluation_drafts");

            migrationBuilder.DropColumn(
                name: "version",
                schema: "relief",
                table: "evaluation_drafts");

            migrationBuilder.AlterColumn<Guid>(
                name: "operation_id",
                schema: "relief",
                table: "evaluation_drafts",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
