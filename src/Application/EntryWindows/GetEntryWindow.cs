using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.EntryWindows;

/// <summary>One entry window.</summary>
public sealed record GetEntryWindow(Guid Id) : IQuery<EntryWindowDto>;

internal sealed class GetEntryWindowHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<GetEntryWindow, Result<EntryWindowDto>>
{
    public async Task<Result<EntryWindowDto>> Handle(GetEntryWindow request, CancellationToken cancellationToken) =>
        await db.EntryWindows.Where(w => w.Id == request.Id).ProjectTo<EntryWindowDto>(mapper.ConfigurationProvider).SingleOrDefaultAsync(cancellationToken)
            is { } window ? window : EntryWindowErrors.NotFound;
}
