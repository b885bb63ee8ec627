using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.EntryWindows;

/// <summary>From when until when.</summary>
public record EntryWindowContent
{
    /// <summary>First day, in China.</summary>
    public required DateOnly OpensOn { get; init; }
    /// <summary>Last day, in China.</summary>
    public required DateOnly ClosesOn { get; init; }
}

/// <summary>Records when a step may be taken in a division and in those below it that record nothing else.</summary>
public sealed record OpenEntryWindow : EntryWindowContent, ICommand<EntryWindowDto>
{
    public required string DivisionCode { get; init; }
    public required int FiscalYear { get; init; }
    public required EntryStep Step { get; init; }
}

internal sealed class OpenEntryWindowRules : AbstractValidator<OpenEntryWindow>
{
    public OpenEntryWindowRules()
    {
        RuleFor(r => r.DivisionCode).IsDivisionCode();
        RuleFor(r => r.FiscalYear).IsFiscalYear();
        RuleFor(r => r.Step).IsInEnum();
    }
}

internal sealed class OpenEntryWindowHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<OpenEntryWindow, Result<EntryWindowDto>>
{
    public async Task<Result<EntryWindowDto>> Handle(OpenEntryWindow request, CancellationToken cancellationToken)
    {
        if (!await db.Divisions.AnyAsync(d => d.DivisionCode == request.DivisionCode, cancellationToken)) return (DivisionErrors.NotFound with { Kind = ErrorKind.Rule }).At("/divisionCode");
        if (await db.EntryWindows.AnyAsync(w => w.DivisionCode == request.DivisionCode && w.FiscalYear == request.FiscalYear && w.Step == request.Step, cancellationToken)) return EntryWindowErrors.Taken;
        var window = EntryWindow.Open(Guid.CreateVersion7(), request.DivisionCode, request.FiscalYear, request.Step, request.OpensOn, request.ClosesOn);
        if (!window.Succeeded) return Result<EntryWindowDto>.Refused(window.Errors);
        db.EntryWindows.Add(window.Value);
        await db.SaveChangesAsync(cancellationToken);
        return await db.EntryWindows.Where(w => w.Id == window.Value.Id).ProjectTo<EntryWindowDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }
}
