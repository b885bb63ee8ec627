using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>A project's evaluation for a year.</summary>
public record EvaluationDto : IHasRevision
{
    public required Guid Id { get; init; }
    public required string DivisionCode { get; init; }
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    public required EvaluationKind Kind { get; init; }
    public required EvaluationStatus Status { get; init; }
    /// <summary>Scoring profile and version; null while the project has no goals.</summary>
    public string? ProfileCode { get; init; }
    public int? ProfileVersion { get; init; }
    /// <summary>Points out of 100.</summary>
    public decimal? Total { get; init; }
    /// <summary>excellent, good, fair or poor; null while there is none.</summary>
    public string? Grade { get; init; }
    /// <summary>Total after the reviewer's overrides; null before the review.</summary>
    public decimal? ReviewedTotal { get; init; }
    public string? ReviewedGrade { get; init; }
    public DateTimeOffset? FrozenAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    /// <summary>Last day whose records count.</summary>
    public required DateOnly CutOff { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required int Revision { get; init; }

    private sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<Evaluation, EvaluationDto>();
    }
}
