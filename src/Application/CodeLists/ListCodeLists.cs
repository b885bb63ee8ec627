using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.CodeLists;

/// <summary>Every code list whole: a front end asks once, and later only whether they are still the same.</summary>
public sealed record ListCodeLists : IQuery<CodeListsDto>;

/// <summary>All code lists, by name.</summary>
public sealed record CodeListsDto : IHasRevision
{
    /// <summary>Differs whenever a code or a label does; the entity tag.</summary>
    public required int Version { get; init; }
    public required IReadOnlyList<CodeListDto> Items { get; init; }

    int IHasRevision.Revision => Version;
}

internal sealed class ListCodeListsHandler : IRequestHandler<ListCodeLists, Result<CodeListsDto>>
{
    public Task<Result<CodeListsDto>> Handle(ListCodeLists request, CancellationToken cancellationToken)
    {
        List<CodeListDto> lists = [.. CodeLabels.Lists.Select(l => CodeListDto.Of(l.Key, l.Value))];
        return Task.FromResult<Result<CodeListsDto>>(new CodeListsDto { Version = CodeListDto.VersionOf(lists), Items = lists });
    }
}
