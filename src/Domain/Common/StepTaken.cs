namespace ReliefApi.Domain.Common;

/// <summary>One recorded step of a petition or a case: who, when, what and why. Insert-only.</summary>
/// <param name="Action">The verb, kebab-case as in the path.</param>
/// <param name="OccurredOn">Business date of the step.</param>
/// <param name="Reason">Stated reason or opinion, if one was given.</param>
public sealed record StepTaken(string Action, DateOnly OccurredOn, string? Reason);
