using MediatR;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.CodeLists;

/// <summary>Every code list whole: a front end asks once.</summary>
public sealed record ListCodeLists : IQuery<Catalogue<CodeListDto>>;

internal sealed class ListCodeListsHandler : IRequestHandler<ListCodeLists, Result<Catalogue<CodeListDto>>>
{
    public Task<Result<Catalogue<CodeListDto>>> Handle(ListCodeLists request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<Catalogue<CodeListDto>>>(new Catalogue<CodeListDto> { Items = [.. CodeLabels.Lists.Select(l => CodeListDto.Of(l.Key, l.Value))] });
}
