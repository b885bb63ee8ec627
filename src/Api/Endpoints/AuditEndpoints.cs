using ReliefApi.Api.Http;
using ReliefApi.Application.Audit;
using ReliefApi.Application.Paging;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Endpoints;

internal static class AuditEndpoints
{
    public static void MapAudit(this RouteGroupBuilder api)
    {
        api.MapGet("/audit-entries", ([AsParameters] ListAuditEntries query, Door door) => door.Get(query)).WithTags("Audit")
            .As("listAuditEntries", "Recorded accesses to protected data").For(Role.Administrator).Gives<Page<AuditEntryDto>>();
    }
}
