using System.Security.Claims;
using System.Text.Encodings.Web;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ReliefApi.Application.ApiKeys;

namespace ReliefApi.Api.Security;

/// <summary>Machines sign in with X-Api-Key. The key is looked up on each request, so a revoked one stops at once.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IMediator mediator)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "api-key", Header = "X-Api-Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var result = await mediator.Send(new RecogniseApiKey(Request.Headers[Header].ToString()), Context.RequestAborted);
        if (!result.Succeeded) return AuthenticateResult.Fail("unknown key");
        var holder = result.Value;
        return AuthenticateResult.Success(new(new ClaimsPrincipal(Claims.Of(holder.Subject, holder.Role, holder.DivisionCode, Name)), Name));
    }
}
