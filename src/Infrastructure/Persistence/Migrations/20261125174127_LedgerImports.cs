using System;
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
            migrationBuilder.CreateTable(
                name: "ledger_imports",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    dry_run = table.Column<bool>(type: "boolean", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: true),
                    fiscal_year = table.Column<int>(type: "integer", nullable: true),
                    file = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    encoding = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    imported_by = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    created = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    rejected = table.Column<int>(type: "integer", nullable: false),
                    fault_total = table.Column<int>(type: "integer", nullable: false),
                    applied = table.Column<bool>(type: "boolean", nullable: false),
                    ignored_columns = table.Column<string>(type: "text", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_chunks",
                schema: "relief",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_chunks", x => new { x.import_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_import_chunks_ledger_imports_import_id",
                        column: x => x.import_id,
                        principalSchema: "relief",
                        principalTable: "ledger_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_faults",
                schema: "relief",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    sheet_row = table.Column<int>(type: "integer", nullable: false),
                    heading = table.Column<string>(type: "text", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false),
                    reason_zh = table.Column<string>(type: "text", nullable: false),
                    reason_en = table.Column<string>(type: "text", nullable: false),
                    suggestion_zh = table.Column<string>(type: "text", nullable: false),
                    suggestion_en = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_faults", x => new { x.import_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_import_faults_ledger_imports_import_id",
                        column: x => x.import_id,
                        principalSchema: "relief",
                        principalTable: "ledger_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_imports_division_code_sha256",
                schema: "relief",
                table: "ledger_imports",
                columns: new[] { "division_code", "sha256" },
                filter: "finished_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_chunks",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "import_faults",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "ledger_imports",
                schema: "relief");
        }
    }
}
