using System.Globalization;
using System.Reflection;

namespace ReliefApi.Infrastructure.Feed;

/// <summary>Facts by their names, which are their columns in snake case.</summary>
internal static class FactColumns<T>
{
    private static readonly Dictionary<string, PropertyInfo> ByName = typeof(T).GetProperties()
        .ToDictionary(p => string.Concat(p.Name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString())));

    /// <summary>0 for what the row does not have: a project executes money that no case has been counted for.</summary>
    public static decimal Read(T row, string fact) => ByName.TryGetValue(fact, out var column) ? Convert.ToDecimal(column.GetValue(row), CultureInfo.InvariantCulture) : 0;
}
