using System.Net;
using System.Text;
using ReliefApi.Domain.Common;

namespace ReliefApi.Api.Http;

/// <summary>What a problem type means, at the address that the problem document names.</summary>
/// <param name="Type">Address of this page.</param>
internal sealed record ProblemPage(string Type, string Code, string Zh, string En);

/// <summary>A page for every refusal there is, as HTML or JSON; made from the refusals themselves.</summary>
internal static class ProblemPages
{
    private const string Base = "/problems";

    public static string TypeOf(string code) => $"{Base}/{code}";

    /// <summary>Pages of the problem documents, not operations of the contract.</summary>
    public static void MapProblemPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Base, (HttpContext http) => Show(http, [.. ErrorCatalogue.All])).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(Base + "/{code}", (string code, HttpContext http) => ErrorCatalogue.Find(code) is { } error ? Show(http, [error]) : Problems.Of(http, [HttpErrors.NoRoute]))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Show(HttpContext http, IReadOnlyList<Error> errors)
    {
        http.Response.Headers.Vary = "Accept, Accept-Language";
        var pages = errors.Select(e => new ProblemPage(TypeOf(e.Code), e.Code, e.Zh, e.En)).ToList();
        if (!http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return Results.Json<object>(http.Request.RouteValues.ContainsKey("code") ? pages[0] : new { items = pages });
        var english = Problems.PrefersEnglish(http.Request);
        var rows = string.Concat(pages.Select(p => $"<dt id=\"{p.Code}\"><a href=\"{p.Type}\"><code>{p.Code}</code></a></dt><dd>{WebUtility.HtmlEncode(english ? p.En : p.Zh)}</dd>"));
        var title = english ? "Problem types" : "问题类型";
        return Results.Content($"""
            <!doctype html><html lang="{(english ? "en" : "zh-CN")}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title} · ReliefApi</title>
            <style>body{"{"}font:16px/1.6 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem{"}"}dd{"{"}margin:0 0 .8rem 1.5rem{"}"}</style>
            <h1>{title}</h1><dl>{rows}</dl></html>
            """, "text/html", Encoding.UTF8);
    }
}
