using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.CodeLists;

/// <summary>One code list.</summary>
public sealed record GetCodeList(string ListName) : IQuery<CodeListDto>;

/// <summary>A code list: what an enumeration of the contract means.</summary>
public sealed record CodeListDto : IHasRevision
{
    /// <summary>The enumeration's name in the contract, kebab-case, such as <c>petition-status</c>.</summary>
    public required string Name { get; init; }
    /// <summary>Differs whenever a code or a label does; the entity tag.</summary>
    public required int Version { get; init; }
    /// <summary>In the order in which people choose from them.</summary>
    public required IReadOnlyList<CodeLabel> Items { get; init; }

    int IHasRevision.Revision => Version;

    internal static CodeListDto Of(string name, IReadOnlyList<CodeLabel> items) => new()
    {
        Name = name,
        Version = VersionOf(items),
        Items = items,
    };

    internal static int VersionOf<T>(IReadOnlyList<T> items) => BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(items))) & int.MaxValue;
}

public static class CodeListErrors
{
    public static readonly Error NotFound = Error.NotFound("code_list.not_found", "没有这样的代码表。", "No such code list.");
}

internal sealed class GetCodeListHandler : IRequestHandler<GetCodeList, Result<CodeListDto>>
{
    public Task<Result<CodeListDto>> Handle(GetCodeList request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<CodeListDto>>(CodeLabels.Lists.TryGetValue(request.ListName, out var items) ? CodeListDto.Of(request.ListName, items) : CodeListErrors.NotFound);
}
