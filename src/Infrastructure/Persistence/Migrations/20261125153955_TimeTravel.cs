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
            migrationBuilder.Sql(SqlFile.Read("history_v1.sql"));
            migrationBuilder.Sql(SqlFile.Read("past_v1.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                // language=SQL
                """
                drop function relief.keep_removed, relief.keep_replaced, relief.keep_replaced_rules cascade;
                drop function relief.relief_cases_then, relief.case_after, relief.petitions_then, relief.petition_after, relief.performance_goals_then,
                    relief.fund_rules_then, relief.indicators_then, relief.budget_balances_then, relief.evaluations_then;
                alter table relief.relief_cases drop column known_since;
                alter table relief.petitions drop column known_since;
                alter table relief.performance_goals drop column known_since;
                alter table relief.indicators drop column known_since;
                alter table relief.fund_rules drop column known_since;
                alter table relief.evaluations drop column known_since;
                create or replace function relief.mark_changed_indicator_stale() returns trigger language plpgsql as $$
                begin
                    insert into relief.stale_marks (division_code, project_id)
                    select distinct t.division_code, t.project_id from touched t join before b using (id) where t.revision <> b.revision;
                    return null;
                end $$;
                drop table relief.row_versions;
                drop function relief.instant, relief.unsealed;
                """);
        }
    }
}
