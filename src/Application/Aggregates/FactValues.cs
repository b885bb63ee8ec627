using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace ReliefApi.Application.Aggregates;

/// <summary>Facts by their names, which are those of the properties in snake case.</summary>
public static class FactValues
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, PropertyInfo>> Known = new();

    /// <summary>Reads a fact from the first row that has it; 0 where none has.</summary>
    public static Func<string, decimal> Of(params object?[] rows) => fact =>
    {
        foreach (var row in rows.OfType<object>())
            if (Known.GetOrAdd(row.GetType(), ByName).TryGetValue(fact, out var property)) return Convert.ToDecimal(property.GetValue(row), CultureInfo.InvariantCulture);
        return 0;
    };

    private static Dictionary<string, PropertyInfo> ByName(Type type) =>
        type.GetProperties().ToDictionary(p => string.Concat(p.Name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString())));
}
