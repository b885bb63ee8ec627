using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using ReliefApi.Application.Paging;

namespace ReliefApi.Api.Http;

/// <summary>A format beside JSON that an operation answers in when Accept asks for it; the operation itself chooses.</summary>
internal sealed record OtherFormat(string MediaType, string Description);

/// <summary>Refuses a request whose Accept takes nothing that the operation answers in, before anything is done.</summary>
internal sealed class Accepted(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata is not { } says || says.GetMetadata<RolesAllowed>() is null || says.GetMetadata<OtherFormat>() is not null) return next(http);
        var answers = says.OfType<IProducesResponseTypeMetadata>().Where(a => a.StatusCode is >= 200 and < 300).ToList();
        // A list chooses among its exports itself.
        if (HttpMethods.IsGet(http.Request.Method) && answers.Exists(a => a.Type is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Page<>))) return next(http);
        List<string> offered = [.. answers.SelectMany(a => a.ContentTypes).Distinct()];
        return offered.Count == 0 || Choose(http.Request, offered) is not null ? next(http) : Problems.WriteAsync(http, HttpErrors.NotAcceptable, StatusCodes.Status406NotAcceptable);
    }

    /// <summary>The media type that the caller likes best; the first one when they like all alike, null when none will do.</summary>
    public static string? Choose(HttpRequest request, IReadOnlyList<string> offered)
    {
        var ranges = request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1).ToList();
        if (ranges.Count == 0) return offered[0];
        var refused = ranges.Where(r => r.Quality == 0).Select(r => r.MediaType.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return ranges.Where(r => r.Quality != 0)
            .Select(range => offered.FirstOrDefault(o => !refused.Contains(o) && MediaTypeHeaderValue.Parse(o).IsSubsetOf(range))).FirstOrDefault(o => o is not null);
    }
}
