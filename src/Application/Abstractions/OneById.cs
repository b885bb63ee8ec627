using System.Linq.Expressions;
using AutoMapper.QueryableExtensions;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Abstractions;

/// <summary>
/// Reads one row by its id as its DTO, by a query compiled once for each host. Row scope is part of it as of every query.
/// Putting the expression together, hashing it and finding the plan again would cost more than the read.
/// </summary>
internal sealed class OneById<TEntity, TDto>(AutoMapper.IConfigurationProvider mappings) where TEntity : class, IBelongsToDivision
{
    private readonly Func<DbContext, Guid, CancellationToken, Task<TDto?>> _read = Compile(mappings);

    public Task<TDto?> ReadAsync(IApplicationDbContext db, Guid id, CancellationToken ct) => _read((DbContext)db, id, ct);

    private static Func<DbContext, Guid, CancellationToken, Task<TDto?>> Compile(AutoMapper.IConfigurationProvider mappings)
    {
        Expression<Func<DbContext, Guid, CancellationToken, IQueryable<TEntity>>> rows = (db, id, _) => db.Set<TEntity>().Where(row => EF.Property<Guid>(row, "Id") == id);
        var select = (MethodCallExpression)Array.Empty<TEntity>().AsQueryable().ProjectTo<TDto>(mappings).Expression;
        var one = Expression.Call(typeof(Queryable), nameof(Queryable.SingleOrDefault), [typeof(TDto)], select.Update(null, [rows.Body, select.Arguments[1]]));
        return EF.CompileAsyncQuery(Expression.Lambda<Func<DbContext, Guid, CancellationToken, TDto?>>(one, rows.Parameters));
    }
}
