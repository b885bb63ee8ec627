using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;

namespace ReliefApi.Application.Divisions;

/// <summary>Replaces what people enter about a division; its code stays.</summary>
public sealed record ReviseDivision(string Code, int ExpectedRevision, DivisionContent Body) : ICommand<DivisionDto>;

internal sealed class ReviseDivisionRules : AbstractValidator<ReviseDivision>
{
    public ReviseDivisionRules()
    {
        RuleFor(r => r.Body).SetValidator(new DivisionContentRules());
        RuleFor(r => r.Body.FiscalParentCode).NotEqual(r => r.Code).Refuse(DivisionErrors.NamesItself);
        RuleFor(r => r.Body.SuccessorCode).NotEqual(r => r.Code).Refuse(DivisionErrors.NamesItself);
    }
}

internal sealed class ReviseDivisionHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ReviseDivision, Result<DivisionDto>>
{
    public async Task<Result<DivisionDto>> Handle(ReviseDivision request, CancellationToken cancellationToken)
    {
        var division = await db.Divisions.SingleOrDefaultAsync(d => d.DivisionCode == request.Code, cancellationToken);
        if (division.FaultOf(request.ExpectedRevision, DivisionErrors.NotFound) is { } fault) return fault;
        division!.Revise(request.Body.Name, request.Body.FiscalParentCode, request.Body.ValidFrom, request.Body.ValidTo, request.Body.SuccessorCode);
        await db.SaveChangesAsync(cancellationToken);
        return await db.Divisions.Where(d => d.DivisionCode == request.Code).ProjectTo<DivisionDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }
}
