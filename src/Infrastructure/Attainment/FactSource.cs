using Npgsql;
using NpgsqlTypes;
using ReliefApi.Application.History;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>Where <see cref="FactQueries"/> reads its rows: each member stands in a FROM clause. What a fact is does not depend on it.</summary>
internal sealed record FactSource(string Cases, string Payments, string Goals, string Indicators, string Balances, string Projects, string Petitions, string FundRules,
    string Stored, string StoredOfDivisions)
{
    /// <summary>The tables.</summary>
    public static readonly FactSource Today = new("relief.relief_cases", "relief.payments", "relief.performance_goals", "relief.indicators", "relief.budget_balances", "relief.projects",
        "relief.petitions", "relief.fund_rules", "relief.project_facts", "relief.division_facts");

    /// <summary>One project and its division as they were; nothing is stored of the past but what people wrote. See <see cref="Bind"/>.</summary>
    public static readonly FactSource Then = Today with
    {
        Cases = "relief.relief_cases_then(@known, @day, @project)",
        Payments = "(select * from relief.payments where project_id = @project and recorded_at <= @known and (@day is null or paid_on <= @day))",
        Goals = "relief.performance_goals_then(@known, @project)",
        Indicators = "relief.indicators_then(@known, @day, @project)",
        Balances = "relief.budget_balances_then(@known, @day, @project)",
        Petitions = "relief.petitions_then(@known, @day, @division)",
        FundRules = "relief.fund_rules_then(@known, @division)",
        Stored = "(select * from relief.project_facts where false)",
        StoredOfDivisions = "(select * from relief.division_facts where false)",
    };

    /// <summary>The parameters that <see cref="Then"/> reads.</summary>
    public static void Bind(NpgsqlCommand command, Guid project, string division, Moment at)
    {
        command.Parameters.AddWithValue("known", at.Known);
        command.Parameters.Add(new() { ParameterName = "day", NpgsqlDbType = NpgsqlDbType.Date, Value = (object?)at.Day ?? DBNull.Value });
        command.Parameters.AddWithValue("project", project);
        command.Parameters.AddWithValue("division", NpgsqlDbType.Varchar, division);
    }
}
