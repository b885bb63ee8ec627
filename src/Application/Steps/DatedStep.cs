using FluentValidation;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Petitions;

namespace ReliefApi.Application.Steps;

/// <summary>A step of a petition or a relief case.</summary>
public record DatedStep
{
    /// <summary>Business date of the step: not in the future, not before the previous step.</summary>
    public required DateOnly OccurredOn { get; init; }
}

/// <summary>A step that states its reason.</summary>
public sealed record ReasonedStep : DatedStep
{
    /// <summary>Kept with the step; names no person.</summary>
    public required string Reason { get; init; }
}

/// <summary>A review with its opinion.</summary>
public sealed record ReviewStep : DatedStep
{
    /// <summary>Kept with the step; names no person.</summary>
    public required string Opinion { get; init; }
}

internal sealed class DatedStepRules : AbstractValidator<DatedStep>
{
    public DatedStepRules(TimeProvider clock) => RuleFor(s => s.OccurredOn).NotInFuture(clock);
}

internal sealed class ReasonedStepRules : AbstractValidator<ReasonedStep>
{
    public ReasonedStepRules(TimeProvider clock)
    {
        Include(new DatedStepRules(clock));
        RuleFor(s => s.Reason).IsReason();
    }
}

internal sealed class ReviewStepRules : AbstractValidator<ReviewStep>
{
    public ReviewStepRules(TimeProvider clock)
    {
        Include(new DatedStepRules(clock));
        RuleFor(s => s.Opinion).IsReason();
    }
}

internal static class StepRules
{
    private const int LongestReason = 1000;

    /// <summary>At the latest today, in China.</summary>
    public static IRuleBuilderOptions<T, DateOnly> NotInFuture<T>(this IRuleBuilder<T, DateOnly> rule, TimeProvider clock) =>
        rule.Must(on => on <= clock.Today()).Refuse(PetitionErrors.FutureDate);

    public static IRuleBuilderOptions<T, string> IsReason<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(LongestReason);

    /// <summary>More than nothing.</summary>
    public static IRuleBuilderOptions<T, Money> IsPositive<T>(this IRuleBuilder<T, Money> rule) => rule.Must(m => m.Yuan > 0).Refuse(AmountNotPositive);

    private static readonly Error AmountNotPositive = Error.Rule("amount.not_positive", "金额须大于零。", "The amount is more than zero.");
}
