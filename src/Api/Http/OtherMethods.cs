using Microsoft.AspNetCore.Routing.Template;

namespace ReliefApi.Api.Http;

/// <summary>
/// Methods that an address takes when the one used is not among them. Routing answers 405 by itself, but not where a template with a
/// verb, <c>{id}:approve</c>, competes for the same segment: there it finds nothing.
/// </summary>
internal static class OtherMethods
{
    public static IReadOnlyList<string> TakenAt(HttpContext http) =>
    [
        .. http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => Fits(endpoint, http))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .Where(method => method != http.Request.Method).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether the address takes this very method: then routing left the operation out because the body is not of its media type, which beside operations without a body it does not say.</summary>
    public static bool Takes(HttpContext http) => http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Any(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(http.Request.Method) == true && Fits(endpoint, http));

    public static Task RefuseAsync(HttpContext http, IReadOnlyList<string> taken)
    {
        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        http.Response.Headers.Allow = string.Join(", ", taken);
        return Problems.WriteAsync(http, HttpErrors.MethodNotAllowed, StatusCodes.Status405MethodNotAllowed);
    }

    private static bool Fits(RouteEndpoint endpoint, HttpContext http)
    {
        var values = new RouteValueDictionary();
        return endpoint.RoutePattern.RawText is { } template && new TemplateMatcher(TemplateParser.Parse(template), []).TryMatch(http.Request.Path, values)
            && endpoint.RoutePattern.ParameterPolicies.All(p => p.Value.All(policy => policy.Content switch
            {
                "guid" => Guid.TryParse(values[p.Key]?.ToString(), out _),
                "int" => int.TryParse(values[p.Key]?.ToString(), out _),
                _ => true,
            }));
    }
}
