using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Departments;

namespace ReliefApi.Application.Departments;

/// <summary>One department or unit.</summary>
public sealed record GetDepartment(Guid Id) : IQuery<DepartmentDto>;

internal sealed class GetDepartmentHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<GetDepartment, Result<DepartmentDto>>
{
    public async Task<Result<DepartmentDto>> Handle(GetDepartment request, CancellationToken cancellationToken) =>
        await db.Departments.Where(d => d.Id == request.Id).ProjectTo<DepartmentDto>(mapper.ConfigurationProvider).SingleOrDefaultAsync(cancellationToken)
            is { } department ? department : DepartmentErrors.NotFound;
}
