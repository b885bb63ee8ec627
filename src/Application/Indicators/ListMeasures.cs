using MediatR;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Indicators;

/// <summary>The catalogue of measures.</summary>
public sealed record ListMeasures : IQuery<Catalogue<MeasureDto>>;

/// <summary>A figure computed from records, never typed.</summary>
public sealed record MeasureDto
{
    /// <summary>Stable code, such as <c>relief.stop-petition-rate</c>.</summary>
    public required string Code { get; init; }
    /// <summary>What it is counted from.</summary>
    public required MeasureSource Source { get; init; }
    /// <summary>How it may be added up over projects and divisions.</summary>
    public required MeasureKind Kind { get; init; }
    public required string Unit { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }
    /// <summary>The formula in words.</summary>
    public required string FormulaZh { get; init; }
    /// <summary>The formula in words.</summary>
    public required string FormulaEn { get; init; }
}

internal sealed class ListMeasuresHandler : IRequestHandler<ListMeasures, Result<Catalogue<MeasureDto>>>
{
    private static readonly Catalogue<MeasureDto> All = new()
    {
        Items = [.. Measures.All.Select(m => new MeasureDto
        {
            Code = m.Code, Source = m.Source, Kind = m.Kind, Unit = m.Unit, NameZh = m.NameZh, NameEn = m.NameEn, FormulaZh = m.FormulaZh, FormulaEn = m.FormulaEn,
        })],
    };

    public Task<Result<Catalogue<MeasureDto>>> Handle(ListMeasures request, CancellationToken cancellationToken) => Task.FromResult<Result<Catalogue<MeasureDto>>>(All);
}
