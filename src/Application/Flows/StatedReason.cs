using FluentValidation;
using ReliefApi.Application.Steps;

namespace ReliefApi.Application.Flows;

/// <summary>Why a step is taken.</summary>
public sealed record StatedReason
{
    /// <summary>Kept with the step; names no person.</summary>
    public required string Reason { get; init; }
}

internal sealed class StatedReasonRules : AbstractValidator<StatedReason>
{
    public StatedReasonRules() => RuleFor(r => r.Reason).IsReason();
}
