using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Application.WorkMeasures;

/// <summary>Replaces what is entered about a piece of work; its kind and department stay.</summary>
public sealed record ReviseWorkMeasure(Guid Id, int ExpectedRevision, WorkMeasureContent Body) : ICommand<WorkMeasureDto>;

internal sealed class ReviseWorkMeasureRules : AbstractValidator<ReviseWorkMeasure>
{
    public ReviseWorkMeasureRules(TimeProvider clock) => RuleFor(r => r.Body).SetValidator(new WorkMeasureContentRules(clock));
}

internal sealed class ReviseWorkMeasureHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ReviseWorkMeasure, Result<WorkMeasureDto>>
{
    public async Task<Result<WorkMeasureDto>> Handle(ReviseWorkMeasure request, CancellationToken cancellationToken)
    {
        var measure = await db.WorkMeasures.SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken);
        if (measure.FaultOf(request.ExpectedRevision, WorkMeasureErrors.NotFound) is { } fault) return fault;
        if (request.Body.PetitionId is { } petition && !await db.Petitions.AnyAsync(p => p.Id == petition && p.DivisionCode == measure!.DivisionCode, cancellationToken))
            return (PetitionErrors.NotFound with { Kind = ErrorKind.Rule }).At("/petitionId");

        var revised = measure!.Revise(request.Body.OccurredOn, request.Body.Subject, request.Body.Done);
        if (!revised.Succeeded) return Result<WorkMeasureDto>.Refused(revised.Errors);
        await db.SaveChangesAsync(cancellationToken);
        return await db.WorkMeasures.Where(m => m.Id == request.Id).ProjectTo<WorkMeasureDto>(mapper.ConfigurationProvider).SingleAsync(cancellationToken);
    }
}
