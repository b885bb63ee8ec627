using Npgsql;
using ReliefApi.Application.Aggregates;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>Which rows a question is about and how it splits them, as SQL. The sums, the rows that must not be shown alone and the scores all use the same.</summary>
internal static class AggregateSql
{
    /// <summary>The three columns of a group: division, department, category.</summary>
    public static string Group(GetAggregates query) =>
        $"{DivisionOf(query)} as division, {(query.By?.Raw == "department" ? "p.department_id" : "null::uuid")} as department, {(query.By?.Raw == "category" ? "i.category" : "null::text")} as category";

    /// <summary>Rows and filters. Where indicators decide, only those count that rest on <c>@measure</c>.</summary>
    public static string From(GetAggregates query, MeasureSource source) =>
        // language=SQL
        $"""
        from {RowsOf(source)}
        {(query.IsByIndicator() ? "join (select distinct project_id, category from relief.indicators where fiscal_year = @year and measure_code = @measure) i on i.project_id = f.project_id" : "")}
        where f.fiscal_year = @year and f.division_code between @from and @to
          {(query.DepartmentId is null ? "" : "and p.department_id = @department")}
          {(query.Category is null ? "" : "and i.category = @category")}
        """;

    /// <summary>What a row is to be called in a disclosure plan.</summary>
    public static string KeyOf(MeasureSource source) => source == MeasureSource.Petitions ? "f.division_code" : "f.project_id::text";

    public static void Bind(NpgsqlCommand command, GetAggregates query, string measure)
    {
        var range = DivisionRange.Subtree(query.DivisionCode);
        command.Parameters.AddWithValue("year", query.FiscalYear);
        command.Parameters.AddWithValue("from", range.From);
        command.Parameters.AddWithValue("to", range.To);
        command.Parameters.AddWithValue("measure", measure);
        if (query.DepartmentId is { } department) command.Parameters.AddWithValue("department", department);
        if (query.Category is { } category) command.Parameters.AddWithValue("category", category);
    }

    private static string RowsOf(MeasureSource source) => source switch
    {
        MeasureSource.Petitions => "relief.division_facts f",
        MeasureSource.Budget =>
            """
            (select b.*, initial + adjustment + carry_over + other_funds as full_year, disbursed - returned as executed, coalesce(c.persons_paid, 0) as persons_paid
             from relief.budget_balances b left join relief.project_facts c using (project_id, fiscal_year)) f join relief.projects p on p.id = f.project_id
            """,
        _ => "relief.project_facts f join relief.projects p on p.id = f.project_id",
    };

    /// <summary>The division so many levels below the root that a row belongs to; what belongs to a level between stays there. Counties directly under a province (XX90ZZ) stand beside prefectures.</summary>
    private static string DivisionOf(GetAggregates query)
    {
        if (query.By?.Raw != "division") return "null::text";
        return LevelOf(query) switch
        {
            1 => "left(f.division_code, 2) || '0000'",
            2 => "case when substr(f.division_code, 3, 2) = '90' then f.division_code else left(f.division_code, 4) || '00' end",
            _ => "f.division_code",
        };
    }
    /// <summary>Whether a group's division lies above the level that is split by.</summary>
    public static bool IsAbove(GetAggregates query, string division) =>
        1 + (int)DivisionCode.LevelOf(division) is var level && level < Math.Min(LevelOf(query), 3);

    /// <summary>1 provinces, 2 prefectures, 3 counties.</summary>
    private static int LevelOf(GetAggregates query) => (query.DivisionCode == DivisionCode.Nation ? 0 : 1 + (int)DivisionCode.LevelOf(query.DivisionCode)) + (query.Depth ?? 1);
}
