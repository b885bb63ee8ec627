using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.History;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Evaluations;

/// <summary>Evaluations that the caller may see.</summary>
/// <param name="Grade">excellent, good, fair or poor.</param>
/// <param name="Sort"><c>id</c> (order of entry); a leading minus turns it round.</param>
/// <param name="AsOf">Business date: as they stood at the end of that day.</param>
/// <param name="KnownAt">Instant: as they stood then.</param>
public sealed record ListEvaluations(int? FiscalYear, string? DivisionCode, Guid? ProjectId, string? Grade,
    string? Cursor, int? PageSize, string? Sort, bool? IncludeTotal,
    TimePoint? AsOf = null, TimePoint? KnownAt = null) : IQuery<Page<EvaluationDto>>, IPaged, ITimeTravel;

internal sealed class ListEvaluationsRules : AbstractValidator<ListEvaluations>
{
    public ListEvaluationsRules(TimeProvider clock)
    {
        this.CheckPaging();
        this.CheckMoment(clock);
    }
}

internal sealed class ListEvaluationsHandler(IApplicationDbContext db, IMapper mapper) : IRequestHandler<ListEvaluations, Result<Page<EvaluationDto>>>
{
    private static readonly Keyset<EvaluationDto> Order = new(new("id", (EvaluationDto e) => e.Id));

    public Task<Result<Page<EvaluationDto>>> Handle(ListEvaluations request, CancellationToken cancellationToken)
    {
        var evaluations = db.Evaluations.At(Moment.Of(request));
        if (request.FiscalYear is { } year) evaluations = evaluations.Where(e => e.FiscalYear == year);
        if (request.DivisionCode is { } division) evaluations = evaluations.Where(e => e.DivisionCode == division);
        if (request.ProjectId is { } project) evaluations = evaluations.Where(e => e.ProjectId == project);
        if (request.Grade is { } grade) evaluations = evaluations.Where(e => e.Grade == grade);
        return Order.ReadAsync(evaluations.ProjectTo<EvaluationDto>(mapper.ConfigurationProvider), request, cancellationToken);
    }
}
