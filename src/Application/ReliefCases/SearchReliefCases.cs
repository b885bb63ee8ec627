using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Paging;
using ReliefApi.Application.PersonalData;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReliefCases;

/// <summary>All relief cases of one person. The number travels in the body, so that it is in no address.</summary>
public sealed record SearchReliefCases : IQuery<Page<ReliefCaseDto>>
{
    /// <summary>The whole identity number.</summary>
    public required IdNumber IdNumber { get; init; }
}

internal sealed class SearchReliefCasesRules : AbstractValidator<SearchReliefCases>
{
    public SearchReliefCasesRules() => RuleFor(s => s.IdNumber).IsIdNumber();
}

internal sealed class SearchReliefCasesHandler(IApplicationDbContext db, IPersonalDataVault vault, ReliefCaseDoor door) : IRequestHandler<SearchReliefCases, Result<Page<ReliefCaseDto>>>
{
    public async Task<Result<Page<ReliefCaseDto>>> Handle(SearchReliefCases request, CancellationToken cancellationToken)
    {
        var person = vault.PersonKey(request.IdNumber);
        var cases = await db.ReliefCases.AsNoTracking().Where(c => c.PersonKey == person).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        return new Page<ReliefCaseDto> { Items = await door.ShowAsync(cases, cancellationToken) };
    }
}
