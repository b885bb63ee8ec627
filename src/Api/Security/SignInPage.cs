using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.IdentityModel.JsonWebTokens;
using ReliefApi.Api.Http;

namespace ReliefApi.Api.Security;

/// <summary>Turns a token into a browser's cookie, for the pages that people open: the report, the API page, the dashboard. The token stays out of every address: it is typed, or handed over in the part after #, which browsers do not send.</summary>
internal static class SignInPage
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", () => Results.Content(Page, "text/html", Encoding.UTF8)).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/sign-in", async (HttpContext http, Tokens tokens) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var checkedToken = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(form["token"].ToString().Trim(), tokens.Validation);
            if (!checkedToken.IsValid || new ClaimsPrincipal(checkedToken.ClaimsIdentity).ToCaller() is not { } caller)
                return Problems.Of(http, [HttpErrors.Unauthenticated], StatusCodes.Status401Unauthorized);
            var principal = new ClaimsPrincipal(Claims.Of(caller.Subject, caller.Role, caller.DivisionCode, CookieAuthenticationDefaults.AuthenticationScheme));
            await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal, new AuthenticationProperties { ExpiresUtc = checkedToken.SecurityToken.ValidTo });
            var next = form["next"].ToString();
            return Results.LocalRedirect(next.StartsWith('/') && !next.StartsWith("//", StringComparison.Ordinal) && !next.Contains('\\') ? next : "/swagger");
        }).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private const string Page = """
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>登录 · ReliefApi</title>
        <style>body{font:16px/1.6 system-ui,sans-serif;max-width:36rem;margin:12vh auto;padding:0 1rem;color:#222}textarea{width:100%;height:8rem;font:12px monospace;box-sizing:border-box}button{font:inherit;padding:.4rem 1.6rem;margin-top:.8rem}</style>
        <h1>登录</h1><p>请粘贴访问令牌。本地可用 <code>./run token</code> 生成。</p>
        <form method="post" action="/sign-in"><label>令牌<br><textarea name="token" required autofocus></textarea></label><input type="hidden" name="next"><br><button>登录</button></form>
        <script>
        const handed = new URLSearchParams(location.hash.slice(1)), form = document.forms[0];
        if (handed.has("token")) { form.token.value = handed.get("token"); form.next.value = handed.get("next") ?? ""; history.replaceState(null, "", "/sign-in"); form.submit(); }
        </script></html>
        """;
}
