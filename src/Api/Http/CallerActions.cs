using System.Collections.Frozen;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Api.Http;

/// <summary>Narrows what a resource's state allows to what this caller may do: by the roles of the operation, then by where they may write.</summary>
internal sealed class CallerActions(IServiceProvider services)
{
    private readonly Lazy<FrozenDictionary<string, RolesAllowed>> _roles = new(() => services.GetRequiredService<EndpointDataSource>().Endpoints
        .Where(e => e.Metadata.GetMetadata<IEndpointNameMetadata>() is not null && e.Metadata.GetMetadata<RolesAllowed>() is not null)
        .ToFrozenDictionary(e => e.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName, e => e.Metadata.GetRequiredMetadata<RolesAllowed>()));

    public IReadOnlyList<ResourceAction> Of(IHasActions resource, ICallContext call, HttpRequest request)
    {
        var (english, mayWrite) = (Problems.PrefersEnglish(request), call.Scope.Write.Contains(resource.DivisionCode));
        return [.. resource.ActionsFor(call.Actor).Select(Narrow)];

        ResourceAction Narrow(ResourceAction action)
        {
            if (!_roles.Value[action.Name].Roles.Contains(call.Role!.Value)) return Refused(action, HttpErrors.Forbidden);
            if (!mayWrite) return Refused(action, DivisionErrors.ReadOnly);
            return action.WhyNot is { } state && ErrorCatalogue.Find(state.Code) is { } error ? Refused(action, error) : action;
        }

        ResourceAction Refused(ResourceAction action, Error error) => new(action.Name, false, new(error.Code, english ? error.En : error.Zh));
    }
}
