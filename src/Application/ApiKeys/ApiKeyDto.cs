using System.Text.Json.Serialization;
using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Security;

namespace ReliefApi.Application.ApiKeys;

/// <summary>A machine's key; its secret is shown once, when it is issued.</summary>
public sealed record ApiKeyDto : IHasRevision, IHasActions
{
    public required Guid Id { get; init; }
    /// <summary>What the key may read and write is that of its role in this division.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>Which machine holds it.</summary>
    public required string Name { get; init; }
    public required Role Role { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    /// <summary>Since when it no longer opens anything.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
    public required string CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>Counts the changes; the entity tag.</summary>
    public required int Revision { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    IReadOnlyList<ResourceAction> IHasActions.ActionsFor(string actor) => [ResourceAction.Of("revokeApiKey")];

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<ApiKey, ApiKeyDto>();
    }
}
