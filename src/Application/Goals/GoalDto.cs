using System.Text.Json.Serialization;
using AutoMapper;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>A project's goals for one year (绩效目标), without their indicators.</summary>
public record GoalSummary : IHasRevision
{
    public required Guid Id { get; init; }
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string DivisionCode { get; init; }
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    /// <summary>The table of indicators: A up to 2021, B from 2022.</summary>
    public required IndicatorForm Form { get; init; }
    /// <summary>The scoring profile chosen, frozen with the goals.</summary>
    public required string ProfileCode { get; init; }
    public required int ProfileVersion { get; init; }
    /// <summary>The category taxonomy in force when the goals were set, frozen with them; null for the national one of the form.</summary>
    public string? TaxonomyCode { get; init; }
    public int? TaxonomyVersion { get; init; }
    /// <summary>总体目标.</summary>
    public string? OverallGoal { get; init; }
    /// <summary>年度目标.</summary>
    public required string AnnualGoal { get; init; }
    public required GoalStatus Status { get; init; }
    public string? DefinedBy { get; init; }
    public string? ApprovedBy { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    /// <summary>Counts the changes; the entity tag.</summary>
    public required int Revision { get; init; }
}

/// <summary>A project's goals for one year with the indicators that make them measurable.</summary>
public sealed record GoalDto : GoalSummary, IHasActions
{
    /// <summary>In printing order.</summary>
    public required IReadOnlyList<GoalIndicator> Indicators { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    IReadOnlyList<ResourceAction> IHasActions.ActionsFor(string actor) =>
        [ResourceAction.Of("reviseGoal", PerformanceGoal.ReviseRefusal(Status)), ResourceAction.Of("approveGoal", PerformanceGoal.ApproveRefusal(Status, actor, DefinedBy))];
}

/// <summary>An indicator as it was decided; what was attained is not shown here.</summary>
public record GoalIndicator : IndicatorContent
{
    public required Guid Id { get; init; }
    /// <summary>1 for the first row.</summary>
    public required int Position { get; init; }
}

/// <summary>One indicator by itself, as it was decided; what was attained is not shown here.</summary>
public sealed record IndicatorDto : GoalIndicator, IHasRevision, IHasActions
{
    public required Guid GoalId { get; init; }
    /// <summary>Six digits of GB/T 2260.</summary>
    public required string DivisionCode { get; init; }
    public required Guid ProjectId { get; init; }
    public required int FiscalYear { get; init; }
    /// <summary>Counts the changes and the actual values recorded; the entity tag.</summary>
    public required int Revision { get; init; }
    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceAction>? Actions { get; set; }

    IReadOnlyList<ResourceAction> IHasActions.ActionsFor(string actor) => [ResourceAction.Of("recordActualValue", Indicator.RecordRefusal(MeasureCode))];
}

internal sealed class GoalMapping : Profile
{
    public GoalMapping()
    {
        CreateProjection<PerformanceGoal, GoalSummary>();
        CreateProjection<PerformanceGoal, GoalDto>().ForMember(d => d.Indicators, o => o.MapFrom(g => g.Indicators.OrderBy(i => i.Position)));
        CreateProjection<Indicator, GoalIndicator>().ForMember(d => d.Tiers, o => o.MapFrom(i => i.TierAchieved == null ? null
            : new TierWordingContent { Achieved = i.TierAchieved, Partly = i.TierPartly!, NotAchieved = i.TierNotAchieved! }));
        CreateProjection<Indicator, IndicatorDto>().ForMember(d => d.Tiers, o => o.MapFrom(i => i.TierAchieved == null ? null
            : new TierWordingContent { Achieved = i.TierAchieved, Partly = i.TierPartly!, NotAchieved = i.TierNotAchieved! }));
    }
}
