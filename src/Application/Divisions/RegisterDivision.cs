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

/// <summary>What people enter about a division; level and parent follow from its code.</summary>
public record DivisionContent
{
    public required string Name { get; init; }
    /// <summary>Where its money comes from, when that is not the parent (省直管县).</summary>
    public string? FiscalParentCode { get; init; }
    /// <summary>First day on which the code was in force.</summary>
    public required DateOnly ValidFrom { get; init; }
    /// <summary>Last day on which the code was in force.</summary>
    public DateOnly? ValidTo { get; init; }
    /// <summary>The code that took its place.</summary>
    public string? SuccessorCode { get; init; }
}

/// <summary>A new division.</summary>
public sealed record RegisterDivision : DivisionContent, ICommand<DivisionDto>
{
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string Code { get; init; }
}

internal sealed class DivisionContentRules : AbstractValidator<DivisionContent>
{
    public DivisionContentRules()
    {
        RuleFor(d => d.Name).NotEmpty().MaximumLength(100);
        RuleFor(d => d.ValidTo).Must((d, to) => to is null || to >= d.ValidFrom).Refuse(DivisionErrors.EndsBeforeStart);
        RuleFor(d => d.FiscalParentCode!).IsDivisionCode().When(d => d.FiscalParentCode is not null);
        RuleFor(d => d.SuccessorCode!).IsDivisionCode().When(d => d.SuccessorCode is not null);
    }
}

internal sealed class RegisterDivisionRules : AbstractValidator<RegisterDivision>
{
    public RegisterDivisionRules()
    {
        Include(new DivisionContentRules());
        RuleFor(d => d.Code).IsDivisionCode();
        RuleFor(d => d.FiscalParentCode).NotEqual(d => d.Code).Refuse(DivisionErrors.NamesItself);
        RuleFor(d => d.SuccessorCode).NotEqual(d => d.Code).Refuse(DivisionErrors.NamesItself);
    }
}

internal sealed class RegisterDivisionHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<RegisterDivision, Result<DivisionDto>>
{
    public async Task<Result<DivisionDto>> Handle(RegisterDivision request, CancellationToken cancellationToken)
    {
        if (await db.Divisions.AnyAsync(d => d.DivisionCode == request.Code, cancellationToken)) return DivisionErrors.CodeTaken.At("/code");
        db.Divisions.Add(Division.Register(request.Code, request.Name, request.FiscalParentCode, request.ValidFrom, request.ValidTo, request.SuccessorCode));
        await db.SaveChangesAsync(cancellationToken);
        return await db.Divisions.Where(d => d.DivisionCode == request.Code).ProjectTo<DivisionDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }
}
