using ReliefApi.Api.Http;
using ReliefApi.Application.ApiKeys;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class ApiKeyEndpoints
{
    public static void MapApiKeys(this RouteGroupBuilder api)
    {
        var keys = api.MapGroup("").WithTags("API keys");
        keys.MapGet("/api-keys", ([AsParameters] ListApiKeys query, Door door) => door.Get(query))
            .As("listApiKeys", "Keys of machines").For(Role.Administrator).Gives<Page<ApiKeyDto>>();
        keys.MapPost("/api-keys", (IssueApiKey body, Door door) => door.Create(body, k => $"/api-keys/{k.Key.Id}"))
            .As("issueApiKey", "Issue a key; its secret is shown this once").For(Role.Administrator).Writes<IssuedApiKey>(201);
        keys.MapGet("/api-keys/{id:guid}", (Guid id, Door door) => door.Get(new GetApiKey(id)))
            .As("getApiKey", "One key, without its secret").For(Role.Administrator).Gives<ApiKeyDto>();
        keys.MapDelete("/api-keys/{id:guid}", (Guid id, IfMatch seen, Door door) => door.Remove(new RevokeApiKey(id, seen.Revision)))
            .As("revokeApiKey", "Revoke a key").For(Role.Administrator).Removes();
    }
}
