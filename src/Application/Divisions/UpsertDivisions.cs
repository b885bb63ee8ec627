using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Batches;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Divisions;

/// <summary>Registers divisions, or brings them up to date, by their codes.</summary>
public sealed record UpsertDivisions(Choice<BatchMode>? Mode, BatchRows<RegisterDivision> Body) : ICommand<BatchOutcome>;

internal sealed class UpsertDivisionsRules : AbstractValidator<UpsertDivisions>
{
    public UpsertDivisionsRules() => this.CheckBatch(b => b.Body.Items, b => b.Mode);
}

internal sealed class UpsertDivisionsHandler(IApplicationDbContext db, BatchUpsert batch, Inner<RegisterDivision, DivisionDto> register, Inner<ReviseDivision, DivisionDto> revise)
    : IRequestHandler<UpsertDivisions, Result<BatchOutcome>>
{
    public Task<Result<BatchOutcome>> Handle(UpsertDivisions request, CancellationToken cancellationToken) =>
        batch.RunAsync(request.Body.Items, request.Mode?.Value ?? BatchMode.Atomic, d => (d.Code, ""), d => UpsertAsync(d, cancellationToken), cancellationToken);

    private async Task<Result<Upserted>> UpsertAsync(RegisterDivision row, CancellationToken ct)
    {
        var revision = await db.Divisions.Where(d => d.DivisionCode == row.Code).Select(d => (int?)d.Revision).SingleOrDefaultAsync(ct);
        var result = revision is { } known ? await revise.RunAsync(new(row.Code, known, row), ct) : await register.RunAsync(row, ct);
        return BatchUpsert.Of(result, revision, d => $"/divisions/{d.Code}");
    }
}
