using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using ReliefApi.Api.Http;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Security;

/// <summary>Doors: bearer tokens for people, keys for machines, and a cookie for a person's browser that opens pages but changes nothing over the API.</summary>
internal static class Authentication
{
    private const string Choose = "choose";

    /// <summary>Policy of the dashboard.</summary>
    public const string Administrators = "administrators";

    public static void AddDoors(this IServiceCollection services, Tokens tokens, string? authority, string? audience)
    {
        services.AddSingleton(tokens);
        services.AddAuthentication(Choose)
            .AddPolicyScheme(Choose, null, o => o.ForwardDefaultSelector = SchemeOf)
            .AddJwtBearer(o =>
            {
                o.MapInboundClaims = false;
                if (authority is null) o.TokenValidationParameters = tokens.Validation;
                else
                {
                    (o.Authority, o.Audience) = (authority, audience);
                    o.TokenValidationParameters.ValidAlgorithms = ["RS256", "ES256", "PS256"];
                    (o.TokenValidationParameters.RoleClaimType, o.TokenValidationParameters.NameClaimType) = (Claims.Role, Claims.Subject);
                }
            })
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null)
            .AddCookie(o =>
            {
                o.Cookie.Name = "relief";
                o.Cookie.SameSite = SameSiteMode.Strict;
                o.Cookie.HttpOnly = true;
                o.SlidingExpiration = false;
                o.Events.OnRedirectToLogin = context => Task.FromResult(context.Response.StatusCode = StatusCodes.Status401Unauthorized);
                o.Events.OnRedirectToAccessDenied = context => Task.FromResult(context.Response.StatusCode = StatusCodes.Status403Forbidden);
            });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Administrators, p => p.RequireRole(Claims.NameOf(Role.Administrator)));
    }

    private static string SchemeOf(HttpContext http)
    {
        if (http.Request.Headers.ContainsKey(ApiKeyHandler.Header)) return ApiKeyHandler.Name;
        // A cookie travels by itself, so it may only read; the dashboard's own forms carry their own proof.
        var cookieMayServe = HttpMethods.IsGet(http.Request.Method) || http.Request.Path.StartsWithSegments("/hangfire");
        return http.Request.Headers.Authorization.Count == 0 && cookieMayServe ? CookieAuthenticationDefaults.AuthenticationScheme : JwtBearerDefaults.AuthenticationScheme;
    }

    /// <summary>A refusal without a body, by authentication, routing or the server, becomes a problem document.</summary>
    public static Task WriteBareStatusAsync(HttpContext http) => http.Response.StatusCode switch
    {
        401 => Problems.WriteAsync(http, HttpErrors.Unauthenticated, 401),
        403 => Problems.WriteAsync(http, HttpErrors.Forbidden, 403),
        404 when OtherMethods.Takes(http) => Problems.WriteAsync(http, HttpErrors.UnsupportedMediaType, 415),
        404 when OtherMethods.TakenAt(http) is { Count: > 0 } taken => OtherMethods.RefuseAsync(http, taken),
        404 => Problems.WriteAsync(http, HttpErrors.NoRoute, 404),
        405 => Problems.WriteAsync(http, HttpErrors.MethodNotAllowed, 405),
        413 => Problems.WriteAsync(http, HttpErrors.TooLarge, 413),
        415 => Problems.WriteAsync(http, HttpErrors.UnsupportedMediaType, 415),
        _ => Task.CompletedTask,
    };
}
