using FluentValidation;
using FluentValidation.Results;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Indicators;

namespace ReliefApi.Application.Goals;

/// <summary>The wording of each tier of a qualitative indicator.</summary>
public sealed record TierWordingContent
{
    /// <summary>达成预期指标.</summary>
    public required string Achieved { get; init; }
    /// <summary>部分达成并具有一定效果.</summary>
    public required string Partly { get; init; }
    /// <summary>未达成且效果较差.</summary>
    public required string NotAchieved { get; init; }
}

/// <summary>What is decided about one indicator.</summary>
public record IndicatorContent
{
    /// <summary>Second-level category, such as <c>OUT.QTY</c>; it must exist in the form.</summary>
    public required string Category { get; init; }
    public required string Name { get; init; }
    public required IndicatorKind Kind { get; init; }
    /// <summary>How the actual is held against the target; quantitative indicators only.</summary>
    public TargetOperator? Operator { get; init; }
    /// <summary>The target, or the lower end of a range; percent as percent numbers (98.5 = 98.5 %).</summary>
    public decimal? Target { get; init; }
    /// <summary>The upper end of a range.</summary>
    public decimal? TargetUpper { get; init; }
    /// <summary>The day for <c>onOrBefore</c>.</summary>
    public DateOnly? TargetDate { get; init; }
    /// <summary>度量单位, such as 人, 件, %, 万元.</summary>
    public string? Unit { get; init; }
    /// <summary>Points; null for an explanatory row that is not scored.</summary>
    public decimal? Weight { get; init; }
    /// <summary>The measure that the actual is computed from; null when people record it with evidence.</summary>
    public string? MeasureCode { get; init; }
    /// <summary>Where the target comes from: plan, standard or history.</summary>
    public string? TargetBasis { get; init; }
    /// <summary>Required for qualitative indicators.</summary>
    public TierWordingContent? Tiers { get; init; }

    internal IndicatorDefinition Definition => new(Category, Name, Kind, Operator, Target, TargetUpper, TargetDate, Unit, Weight, MeasureCode, TargetBasis,
        Tiers is null ? null : new(Tiers.Achieved, Tiers.Partly, Tiers.NotAchieved));
}

/// <summary>One indicator of a set: a new one, or one that is kept.</summary>
public sealed record IndicatorOfGoal : IndicatorContent
{
    /// <summary>The indicator that is kept with what is recorded of it; null for a new one.</summary>
    public Guid? Id { get; init; }
}

internal sealed class IndicatorContentRules : AbstractValidator<IndicatorOfGoal>
{
    public IndicatorContentRules()
    {
        RuleFor(i => i.Name).NotEmpty().MaximumLength(200);
        RuleFor(i => i.Kind).IsInEnum();
        RuleFor(i => i.Operator).IsInEnum();
        RuleFor(i => i.Unit).MaximumLength(20);
        RuleFor(i => i.TargetBasis).MaximumLength(500);
        RuleFor(i => i.Tiers!.Achieved).NotEmpty().MaximumLength(500).When(i => i.Tiers is not null);
        RuleFor(i => i.Tiers!.Partly).NotEmpty().MaximumLength(500).When(i => i.Tiers is not null);
        RuleFor(i => i.Tiers!.NotAchieved).NotEmpty().MaximumLength(500).When(i => i.Tiers is not null);
    }
}

internal sealed class GoalContentRules : AbstractValidator<GoalContent>
{
    private const int MostScored = 15, MostRows = 60;

    public GoalContentRules()
    {
        RuleFor(g => g.ProfileCode).MaximumLength(40);
        RuleFor(g => g.OverallGoal).MaximumLength(4000);
        RuleFor(g => g.AnnualGoal).NotEmpty().MaximumLength(4000);
        RuleFor(g => g.Indicators).Must(rows => rows.Count <= MostRows && rows.Count(i => i?.Weight is not null) <= MostScored).Refuse(GoalErrors.TooManyRows);
        RuleForEach(g => g.Indicators).NotNull().SetValidator(new IndicatorContentRules());
        RuleFor(g => g.Indicators).Custom((rows, context) =>
        {
            for (var i = 0; i < rows.Count; i++)
                if (rows[i] is { } row)
                    foreach (var fault in IndicatorRules.FaultsOf(row.Definition))
                        context.AddFailure(new ValidationFailure("Indicators", fault.En) { CustomState = fault.At($"/indicators/{i}{fault.Pointer}") });
        });
    }
}
