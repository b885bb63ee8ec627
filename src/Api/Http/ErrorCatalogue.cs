using System.Collections.Frozen;
using System.Reflection;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Common;

namespace ReliefApi.Api.Http;

/// <summary>Every refusal that the code declares, by its code; none is listed here by hand.</summary>
internal static class ErrorCatalogue
{
    private static readonly FrozenDictionary<string, Error> ByCode = new[] { typeof(Error).Assembly, typeof(IApplicationDbContext).Assembly, typeof(ErrorCatalogue).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.ContainsGenericParameters ? [] : type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(field => field.FieldType == typeof(Error))
        .Select(field => (Error)field.GetValue(null)!)
        .DistinctBy(error => error.Code)
        .ToFrozenDictionary(error => error.Code);

    public static IEnumerable<Error> All => ByCode.Values.OrderBy(e => e.Code, StringComparer.Ordinal);

    public static Error? Find(string code) => ByCode.GetValueOrDefault(code);
}
