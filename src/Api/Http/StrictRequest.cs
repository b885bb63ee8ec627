using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using ReliefApi.Domain.Common;

namespace ReliefApi.Api.Http;

/// <summary>Refuses query parameters that the operation does not declare, by name, so that a typo never disappears; and bodies that are not in UTF-8.</summary>
internal sealed class StrictRequest(RequestDelegate next)
{
    private readonly ConcurrentDictionary<MethodInfo, HashSet<string>> _declared = new();

    public async Task InvokeAsync(HttpContext http)
    {
        // The encoding of a text file is told by its bytes.
        if (http.Request.GetTypedHeaders().ContentType is { Charset: { HasValue: true } charset } type && type.MediaType != SentFile.Text && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            await Problems.WriteAsync(http, HttpErrors.UnsupportedMediaType, StatusCodes.Status415UnsupportedMediaType);
            return;
        }
        if (http.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>() is { } handler && http.Request.Query.Count > 0)
        {
            var declared = _declared.GetOrAdd(handler, m => DeclaredBy(m, http.GetEndpoint()!.Metadata.GetMetadata<CanBeTried>() is not null));
            var allowed = string.Join(", ", declared.Order(StringComparer.Ordinal));
            List<Error> faults = [];
            foreach (var (name, values) in http.Request.Query)
            {
                if (!declared.Contains(name)) faults.Add(HttpErrors.UnknownParameter.Seen(allowed).At("/" + name));
                else if (values.Count > 1) faults.Add(HttpErrors.RepeatedParameter.At("/" + name));
                else if (name == CanBeTried.Parameter && values is not ["true" or "false"]) faults.Add(HttpErrors.ParameterMalformed.At("/" + name));
                else if (values.ToString().Contains('\0')) faults.Add(HttpErrors.Malformed.At("/" + name));
            }
            if (faults.Count > 0)
            {
                await Problems.Of(http, faults).ExecuteAsync(http);
                return;
            }
        }
        await next(http);
    }

    /// <summary>Names that the handler takes from the query: its own parameters, the members of a query object, and whether it is only tried.</summary>
    private static HashSet<string> DeclaredBy(MethodInfo handler, bool canBeTried)
    {
        var names = new HashSet<string>(canBeTried ? [CanBeTried.Parameter] : [], StringComparer.Ordinal);
        foreach (var parameter in handler.GetParameters())
        {
            if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
                names.UnionWith(parameter.ParameterType.GetConstructors()[0].GetParameters().Select(p => char.ToLowerInvariant(p.Name![0]) + p.Name[1..]));
            else if (parameter.GetCustomAttribute<FromQueryAttribute>() is { } query)
                names.Add(query.Name ?? parameter.Name!);
        }
        return names;
    }
}
