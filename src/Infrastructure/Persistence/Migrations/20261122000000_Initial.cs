using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReliefApi.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "relief");

            migrationBuilder.CreateTable(
                name: "api_keys",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_by = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                schema: "relief",
                columns: table => new
                {
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    members = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => new { x.division_code, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "division_facts",
                schema: "relief",
                columns: table => new
                {
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    registered = table.Column<int>(type: "integer", nullable: false),
                    repeats = table.Column<int>(type: "integer", nullable: false),
                    acceptances_due = table.Column<int>(type: "integer", nullable: false),
                    accepted_in_time = table.Column<int>(type: "integer", nullable: false),
                    replies_due = table.Column<int>(type: "integer", nullable: false),
                    replied_in_time = table.Column<int>(type: "integer", nullable: false),
                    first_time_concluded = table.Column<int>(type: "integer", nullable: false),
                    first_time_resolved = table.Column<int>(type: "integer", nullable: false),
                    leader_owned = table.Column<int>(type: "integer", nullable: false),
                    leader_owned_settled = table.Column<int>(type: "integer", nullable: false),
                    computed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_division_facts", x => new { x.division_code, x.fiscal_year });
                });

            migrationBuilder.CreateTable(
                name: "divisions",
                schema: "relief",
                columns: table => new
                {
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    parent_code = table.Column<string>(type: "text", nullable: true),
                    fiscal_parent_code = table.Column<string>(type: "text", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    successor_code = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_divisions", x => x.division_code);
                });

            migrationBuilder.CreateTable(
                name: "fund_rules",
                schema: "relief",
                columns: table => new
                {
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    relief_cap = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    decision_days = table.Column<int>(type: "integer", nullable: false),
                    payment_days = table.Column<int>(type: "integer", nullable: false),
                    notice_days = table.Column<int>(type: "integer", nullable: false),
                    first_time_days = table.Column<int>(type: "integer", nullable: false),
                    review_threshold = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    due_dates_move_to_working_day = table.Column<bool>(type: "boolean", nullable: false),
                    holidays = table.Column<DateOnly[]>(type: "date[]", nullable: false),
                    worked_weekends = table.Column<DateOnly[]>(type: "date[]", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_rules", x => new { x.division_code, x.fiscal_year });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_records",
                schema: "relief",
                columns: table => new
                {
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    response = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_records", x => new { x.subject, x.key });
                });

            migrationBuilder.CreateTable(
                name: "operations",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: true),
                    project_id = table.Column<Guid>(type: "uuid", nullable: true),
                    full = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    started_by = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "petitions",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    number = table.Column<string>(type: "text", nullable: false),
                    person_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_name = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_id_number = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_subject = table.Column<byte[]>(type: "bytea", nullable: false),
                    matter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    leader_owned = table.Column<bool>(type: "boolean", nullable: false),
                    first_handler_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    transfer_due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    transferred_on = table.Column<DateOnly>(type: "date", nullable: true),
                    accept_due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reply_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    replied_on = table.Column<DateOnly>(type: "date", nullable: true),
                    review_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    concluded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    settled = table.Column<bool>(type: "boolean", nullable: false),
                    repeated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petitions", x => x.id);
                    table.ForeignKey(
                        name: "fk_petitions_petitions_matter_id",
                        column: x => x.matter_id,
                        principalSchema: "relief",
                        principalTable: "petitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "scoring_profiles",
                schema: "relief",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    definition = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scoring_profiles", x => new { x.code, x.version });
                });

            migrationBuilder.CreateTable(
                name: "departments",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_departments", x => x.id);
                    table.UniqueConstraint("ak_departments_id_division_code", x => new { x.id, x.division_code });
                    table.ForeignKey(
                        name: "fk_departments_departments_parent_id_division_code",
                        columns: x => new { x.parent_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "departments",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_departments_divisions_division_code",
                        column: x => x.division_code,
                        principalSchema: "relief",
                        principalTable: "divisions",
                        principalColumn: "division_code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "year_end_items",
                schema: "relief",
                columns: table => new
                {
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    draft_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_year_end_items", x => new { x.operation_id, x.project_id });
                    table.ForeignKey(
                        name: "fk_year_end_items_operations_operation_id",
                        column: x => x.operation_id,
                        principalSchema: "relief",
                        principalTable: "operations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "petition_transitions",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    petition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    to = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    occurred_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    actor = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petition_transitions", x => x.id);
                    table.ForeignKey(
                        name: "fk_petition_transitions_petitions_petition_id",
                        column: x => x.petition_id,
                        principalSchema: "relief",
                        principalTable: "petitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "projects",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    department_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: true),
                    implementing_body = table.Column<string>(type: "text", nullable: true),
                    plan = table.Column<string>(type: "text", nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    review_year = table.Column<int>(type: "integer", nullable: true),
                    reviewed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    review_document = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projects", x => x.id);
                    table.UniqueConstraint("ak_projects_id_division_code", x => new { x.id, x.division_code });
                    table.ForeignKey(
                        name: "fk_projects_departments_department_id_division_code",
                        columns: x => new { x.department_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "departments",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_projects_divisions_division_code",
                        column: x => x.division_code,
                        principalSchema: "relief",
                        principalTable: "divisions",
                        principalColumn: "division_code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_projects_projects_parent_id_division_code",
                        columns: x => new { x.parent_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "projects",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_measures",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    department_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    occurred_on = table.Column<DateOnly>(type: "date", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    leader = table.Column<string>(type: "text", nullable: true),
                    petition_id = table.Column<Guid>(type: "uuid", nullable: true),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    risk_level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    quantity = table.Column<int>(type: "integer", nullable: true),
                    result = table.Column<int>(type: "integer", nullable: true),
                    duty_situation = table.Column<bool>(type: "boolean", nullable: true),
                    duty_education = table.Column<bool>(type: "boolean", nullable: true),
                    duty_mediation = table.Column<bool>(type: "boolean", nullable: true),
                    duty_persuasion = table.Column<bool>(type: "boolean", nullable: true),
                    duty_stability = table.Column<bool>(type: "boolean", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    completed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_measures", x => x.id);
                    table.ForeignKey(
                        name: "fk_work_measures_departments_department_id_division_code",
                        columns: x => new { x.department_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "departments",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "budget_balances",
                schema: "relief",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    initial = table.Column<decimal>(type: "numeric(18,2)", nullable: false, defaultValue: 0m),
                    adjustment = table.Column<decimal>(type: "numeric(18,2)", nullable: false, defaultValue: 0m),
                    carry_over = table.Column<decimal>(type: "numeric(18,2)", nullable: false, defaultValue: 0m),
                    other_funds = table.Column<decimal>(type: "numeric(18,2)", nullable: false, defaultValue: 0m),
                    arrived = table.Column<decimal>(type: "numeric(18,2)", nullable: false, defaultValue: 0m),
                    disbursed = table.Column<decimal>(type: "numeric(18,2)", nullable: false, defaultValue: 0m),
                    returned = table.Column<decimal>(type: "numeric(18,2)", nullable: false, defaultValue: 0m)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_balances", x => new { x.project_id, x.fiscal_year });
                    table.ForeignKey(
                        name: "fk_budget_balances_projects_project_id_division_code",
                        columns: x => new { x.project_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "projects",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "budget_entries",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    occurred_on = table.Column<DateOnly>(type: "date", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    corrects_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_by = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_budget_entries_projects_project_id_division_code",
                        columns: x => new { x.project_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "projects",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evaluations",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    profile_code = table.Column<string>(type: "text", nullable: true),
                    profile_version = table.Column<int>(type: "integer", nullable: true),
                    total = table.Column<decimal>(type: "numeric", nullable: true),
                    grade = table.Column<string>(type: "text", nullable: true),
                    score_sheet = table.Column<string>(type: "jsonb", nullable: false),
                    cut_off = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluations", x => x.id);
                    table.ForeignKey(
                        name: "fk_evaluations_projects_project_id_division_code",
                        columns: x => new { x.project_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "projects",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "performance_goals",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    profile_code = table.Column<string>(type: "character varying(40)", nullable: false),
                    profile_version = table.Column<int>(type: "integer", nullable: false),
                    overall_goal = table.Column<string>(type: "text", nullable: true),
                    annual_goal = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    defined_by = table.Column<string>(type: "text", nullable: true),
                    approved_by = table.Column<string>(type: "text", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_performance_goals", x => x.id);
                    table.ForeignKey(
                        name: "fk_performance_goals_projects_project_id_division_code",
                        columns: x => new { x.project_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "projects",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_performance_goals_scoring_profiles_profile_code_profile_ver",
                        columns: x => new { x.profile_code, x.profile_version },
                        principalSchema: "relief",
                        principalTable: "scoring_profiles",
                        principalColumns: new[] { "code", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_facts",
                schema: "relief",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    applied = table.Column<int>(type: "integer", nullable: false),
                    approved = table.Column<int>(type: "integer", nullable: false),
                    persons_paid = table.Column<int>(type: "integer", nullable: false),
                    cases_paid = table.Column<int>(type: "integer", nullable: false),
                    payments = table.Column<int>(type: "integer", nullable: false),
                    paid_amount = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    agreements_signed = table.Column<int>(type: "integer", nullable: false),
                    stopped_petitioning = table.Column<int>(type: "integer", nullable: false),
                    decisions_due = table.Column<int>(type: "integer", nullable: false),
                    decided_in_time = table.Column<int>(type: "integer", nullable: false),
                    payments_due = table.Column<int>(type: "integer", nullable: false),
                    paid_in_time = table.Column<int>(type: "integer", nullable: false),
                    invited = table.Column<int>(type: "integer", nullable: false),
                    replied = table.Column<int>(type: "integer", nullable: false),
                    satisfied = table.Column<int>(type: "integer", nullable: false),
                    basically_satisfied = table.Column<int>(type: "integer", nullable: false),
                    satisfied_total = table.Column<int>(type: "integer", nullable: false),
                    execution_score = table.Column<decimal>(type: "numeric", nullable: true),
                    total = table.Column<decimal>(type: "numeric", nullable: true),
                    grade = table.Column<string>(type: "text", nullable: true),
                    computed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_facts", x => new { x.project_id, x.fiscal_year });
                    table.ForeignKey(
                        name: "fk_project_facts_projects_project_id",
                        column: x => x.project_id,
                        principalSchema: "relief",
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "relief_cases",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    matter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_name = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_id_number = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    sealed_address = table.Column<byte[]>(type: "bytea", nullable: true),
                    sealed_bank_account = table.Column<byte[]>(type: "bytea", nullable: true),
                    ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    requested_amount = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    household_proof = table.Column<string>(type: "text", nullable: true),
                    responsible_body_report = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    suspended_from = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    applied_on = table.Column<DateOnly>(type: "date", nullable: true),
                    applied_by = table.Column<string>(type: "text", nullable: true),
                    decide_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    approved_by = table.Column<string>(type: "text", nullable: true),
                    approved_amount = table.Column<decimal>(type: "numeric(18,2)", nullable: true),
                    budget_year = table.Column<int>(type: "integer", nullable: true),
                    pay_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    noticed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    agreement_signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    agreement_witness = table.Column<string>(type: "text", nullable: true),
                    first_paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    paid_amount = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    payments = table.Column<int>(type: "integer", nullable: false),
                    followed_up_on = table.Column<DateOnly>(type: "date", nullable: true),
                    survey_invited = table.Column<bool>(type: "boolean", nullable: false),
                    satisfaction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    relapsed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    last_step_on = table.Column<DateOnly>(type: "date", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relief_cases", x => x.id);
                    table.ForeignKey(
                        name: "fk_relief_cases_petitions_matter_id",
                        column: x => x.matter_id,
                        principalSchema: "relief",
                        principalTable: "petitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_relief_cases_projects_project_id_division_code",
                        columns: x => new { x.project_id, x.division_code },
                        principalSchema: "relief",
                        principalTable: "projects",
                        principalColumns: new[] { "id", "division_code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_drafts",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    model = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    generated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_evaluation_drafts_evaluations_evaluation_id",
                        column: x => x.evaluation_id,
                        principalSchema: "relief",
                        principalTable: "evaluations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "indicators",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    @operator = table.Column<string>(name: "operator", type: "character varying(40)", maxLength: 40, nullable: true),
                    target = table.Column<decimal>(type: "numeric", nullable: true),
                    target_upper = table.Column<decimal>(type: "numeric", nullable: true),
                    target_date = table.Column<DateOnly>(type: "date", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true),
                    weight = table.Column<decimal>(type: "numeric", nullable: true),
                    measure_code = table.Column<string>(type: "text", nullable: true),
                    target_basis = table.Column<string>(type: "text", nullable: true),
                    tier_achieved = table.Column<string>(type: "text", nullable: true),
                    tier_partly = table.Column<string>(type: "text", nullable: true),
                    tier_not_achieved = table.Column<string>(type: "text", nullable: true),
                    recorded_value = table.Column<decimal>(type: "numeric", nullable: true),
                    recorded_date = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_tier = table.Column<int>(type: "integer", nullable: true),
                    recorded_tier_score = table.Column<decimal>(type: "numeric", nullable: true),
                    recorded_reason = table.Column<string>(type: "text", nullable: true),
                    actual_numerator = table.Column<decimal>(type: "numeric", nullable: true),
                    actual_denominator = table.Column<decimal>(type: "numeric", nullable: true),
                    actual_value = table.Column<decimal>(type: "numeric", nullable: true),
                    completion = table.Column<decimal>(type: "numeric", nullable: true),
                    score = table.Column<decimal>(type: "numeric", nullable: true),
                    score_flags = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicators", x => x.id);
                    table.ForeignKey(
                        name: "fk_indicators_performance_goals_goal_id",
                        column: x => x.goal_id,
                        principalSchema: "relief",
                        principalTable: "performance_goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "payments",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: false),
                    paid_by = table.Column<string>(type: "text", nullable: false),
                    continues = table.Column<bool>(type: "boolean", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => x.id);
                    table.ForeignKey(
                        name: "fk_payments_relief_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "relief",
                        principalTable: "relief_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "relief_case_transitions",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    to = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    occurred_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    actor = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relief_case_transitions", x => x.id);
                    table.ForeignKey(
                        name: "fk_relief_case_transitions_relief_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "relief",
                        principalTable: "relief_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "actual_values",
                schema: "relief",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    indicator_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: true),
                    date = table.Column<DateOnly>(type: "date", nullable: true),
                    tier = table.Column<int>(type: "integer", nullable: true),
                    tier_score = table.Column<decimal>(type: "numeric", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_actual_values", x => x.id);
                    table.ForeignKey(
                        name: "fk_actual_values_indicators_indicator_id",
                        column: x => x.indicator_id,
                        principalSchema: "relief",
                        principalTable: "indicators",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_actual_values_indicator_id_id",
                schema: "relief",
                table: "actual_values",
                columns: new[] { "indicator_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_secret_hash",
                schema: "relief",
                table: "api_keys",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_budget_balances_division_code_fiscal_year",
                schema: "relief",
                table: "budget_balances",
                columns: new[] { "division_code", "fiscal_year" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_balances_project_id_division_code",
                schema: "relief",
                table: "budget_balances",
                columns: new[] { "project_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_entries_corrects_id",
                schema: "relief",
                table: "budget_entries",
                column: "corrects_id",
                unique: true,
                filter: "corrects_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_budget_entries_project_id_division_code",
                schema: "relief",
                table: "budget_entries",
                columns: new[] { "project_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_entries_project_id_fiscal_year_id",
                schema: "relief",
                table: "budget_entries",
                columns: new[] { "project_id", "fiscal_year", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_departments_division_code_code",
                schema: "relief",
                table: "departments",
                columns: new[] { "division_code", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_departments_parent_id_division_code",
                schema: "relief",
                table: "departments",
                columns: new[] { "parent_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_drafts_evaluation_id_operation_id",
                schema: "relief",
                table: "evaluation_drafts",
                columns: new[] { "evaluation_id", "operation_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evaluations_division_code_fiscal_year_id",
                schema: "relief",
                table: "evaluations",
                columns: new[] { "division_code", "fiscal_year", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_evaluations_project_id_division_code",
                schema: "relief",
                table: "evaluations",
                columns: new[] { "project_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_evaluations_project_id_fiscal_year_kind",
                schema: "relief",
                table: "evaluations",
                columns: new[] { "project_id", "fiscal_year", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_records_created_at",
                schema: "relief",
                table: "idempotency_records",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_indicators_goal_id",
                schema: "relief",
                table: "indicators",
                column: "goal_id");

            migrationBuilder.CreateIndex(
                name: "ix_indicators_project_id_fiscal_year_position",
                schema: "relief",
                table: "indicators",
                columns: new[] { "project_id", "fiscal_year", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_operations_division_code_fiscal_year",
                schema: "relief",
                table: "operations",
                columns: new[] { "division_code", "fiscal_year" },
                unique: true,
                filter: "kind = 'YearEnd' and status <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "ix_operations_status",
                schema: "relief",
                table: "operations",
                column: "status",
                filter: "status in ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_payments_case_id_id",
                schema: "relief",
                table: "payments",
                columns: new[] { "case_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_project_id",
                schema: "relief",
                table: "payments",
                column: "project_id",
                filter: "continues");

            migrationBuilder.CreateIndex(
                name: "ix_performance_goals_division_code_fiscal_year",
                schema: "relief",
                table: "performance_goals",
                columns: new[] { "division_code", "fiscal_year" });

            migrationBuilder.CreateIndex(
                name: "ix_performance_goals_profile_code_profile_version",
                schema: "relief",
                table: "performance_goals",
                columns: new[] { "profile_code", "profile_version" });

            migrationBuilder.CreateIndex(
                name: "ix_performance_goals_project_id_division_code",
                schema: "relief",
                table: "performance_goals",
                columns: new[] { "project_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_performance_goals_project_id_fiscal_year",
                schema: "relief",
                table: "performance_goals",
                columns: new[] { "project_id", "fiscal_year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_petition_transitions_petition_id_id",
                schema: "relief",
                table: "petition_transitions",
                columns: new[] { "petition_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_petitions_division_code_number",
                schema: "relief",
                table: "petitions",
                columns: new[] { "division_code", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_petitions_division_code_person_key",
                schema: "relief",
                table: "petitions",
                columns: new[] { "division_code", "person_key" });

            migrationBuilder.CreateIndex(
                name: "ix_petitions_division_code_registered_on",
                schema: "relief",
                table: "petitions",
                columns: new[] { "division_code", "registered_on" });

            migrationBuilder.CreateIndex(
                name: "ix_petitions_matter_id",
                schema: "relief",
                table: "petitions",
                column: "matter_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_facts_division_code_fiscal_year",
                schema: "relief",
                table: "project_facts",
                columns: new[] { "division_code", "fiscal_year" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_department_id_division_code",
                schema: "relief",
                table: "projects",
                columns: new[] { "department_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_division_code_code",
                schema: "relief",
                table: "projects",
                columns: new[] { "division_code", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_projects_parent_id",
                schema: "relief",
                table: "projects",
                column: "parent_id",
                filter: "parent_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_projects_parent_id_division_code",
                schema: "relief",
                table: "projects",
                columns: new[] { "parent_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_relief_case_transitions_case_id_id",
                schema: "relief",
                table: "relief_case_transitions",
                columns: new[] { "case_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_relief_cases_division_code_number",
                schema: "relief",
                table: "relief_cases",
                columns: new[] { "division_code", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_relief_cases_division_code_person_key_matter_id",
                schema: "relief",
                table: "relief_cases",
                columns: new[] { "division_code", "person_key", "matter_id" },
                unique: true,
                filter: "status not in ('Rejected', 'Referred', 'Withdrawn')");

            migrationBuilder.CreateIndex(
                name: "ix_relief_cases_matter_id",
                schema: "relief",
                table: "relief_cases",
                column: "matter_id");

            migrationBuilder.CreateIndex(
                name: "ix_relief_cases_project_id",
                schema: "relief",
                table: "relief_cases",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_relief_cases_project_id_division_code",
                schema: "relief",
                table: "relief_cases",
                columns: new[] { "project_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_work_measures_department_id_division_code",
                schema: "relief",
                table: "work_measures",
                columns: new[] { "department_id", "division_code" });

            migrationBuilder.CreateIndex(
                name: "ix_work_measures_division_code_fiscal_year_kind",
                schema: "relief",
                table: "work_measures",
                columns: new[] { "division_code", "fiscal_year", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_year_end_items_operation_id_attempts_project_id",
                schema: "relief",
                table: "year_end_items",
                columns: new[] { "operation_id", "attempts", "project_id" },
                filter: "state = 'Pending'");

            migrationBuilder.Sql(SqlFile.Read("triggers_v1.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "actual_values",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "api_keys",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "audit_entries",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "budget_balances",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "budget_entries",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "division_facts",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "evaluation_drafts",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "fund_rules",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "idempotency_records",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "payments",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "petition_transitions",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "project_facts",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "relief_case_transitions",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "work_measures",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "year_end_items",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "indicators",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "evaluations",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "relief_cases",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "operations",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "performance_goals",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "petitions",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "projects",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "scoring_profiles",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "departments",
                schema: "relief");

            migrationBuilder.DropTable(
                name: "divisions",
                schema: "relief");
        }
    }
}
