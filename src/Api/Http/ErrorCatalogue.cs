using System.Collections.Frozen;
using System.Reflection;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Api.Http;

/// <summary>Every refusal that the code declares, and every rule about weights and values that refuses as one, by its code; none is listed here by hand.</summary>
internal static class ErrorCatalogue
{
    private static readonly FrozenDictionary<string, Error> ByCode = new[] { typeof(Error).Assembly, typeof(IApplicationDbContext).Assembly, typeof(ErrorCatalogue).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.ContainsGenericParameters ? [] : type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(field => field.FieldType == typeof(Error) || field.FieldType == typeof(ScoringRule))
        .Select(field => field.GetValue(null) is ScoringRule rule ? Error.Rule(rule.Code, rule.MessageZh, rule.MessageEn) : (Error)field.GetValue(null)!)
        .DistinctBy(error => error.Code)
        .ToFrozenDictionary(error => error.Code);

    public static IEnumerable<Error> All => ByCode.Values.OrderBy(e => e.Code, StringComparer.Ordinal);

    public static Error? Find(string code) => ByCode.GetValueOrDefault(code);
}
