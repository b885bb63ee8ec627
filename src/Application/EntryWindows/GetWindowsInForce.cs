using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.EntryWindows;

/// <summary>The windows that rule a division in a year, inherited ones among them. A step that is not listed is always open.</summary>
public sealed record GetWindowsInForce(string Code, int FiscalYear) : IQuery<Catalogue<WindowInForceDto>>;

/// <summary>The window that rules a step.</summary>
public sealed record WindowInForceDto
{
    public required EntryStep Step { get; init; }
    /// <summary>The division that recorded it: the one asked for, or one above.</summary>
    public required string DivisionCode { get; init; }
    public required DateOnly OpensOn { get; init; }
    public required DateOnly ClosesOn { get; init; }
    /// <summary>Whether today, in China, lies within it.</summary>
    public required bool IsOpen { get; init; }
}

internal sealed class GetWindowsInForceRules : AbstractValidator<GetWindowsInForce>
{
    public GetWindowsInForceRules() => RuleFor(q => q.FiscalYear).IsFiscalYear();
}

internal sealed class GetWindowsInForceHandler(IApplicationDbContext db, WindowReader windows) : IRequestHandler<GetWindowsInForce, Result<Catalogue<WindowInForceDto>>>
{
    public async Task<Result<Catalogue<WindowInForceDto>>> Handle(GetWindowsInForce request, CancellationToken cancellationToken)
    {
        if (!await db.Divisions.AnyAsync(d => d.DivisionCode == request.Code, cancellationToken)) return DivisionErrors.NotFound;
        var inForce = await windows.ReadAsync(request.Code, request.FiscalYear, cancellationToken);
        return new Catalogue<WindowInForceDto>
        {
            Items = [.. inForce.Windows.Select(w => new WindowInForceDto { Step = w.Step, DivisionCode = w.DivisionCode, OpensOn = w.OpensOn, ClosesOn = w.ClosesOn, IsOpen = inForce.FaultOf(w.Step) is null })],
        };
    }
}
