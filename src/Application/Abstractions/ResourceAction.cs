namespace ReliefApi.Application.Abstractions;

/// <summary>What the caller may do with a resource now. Its name is the <c>operationId</c> of the operation that does it.</summary>
/// <param name="Name">Such as <c>approveGoal</c>.</param>
/// <param name="WhyNot">Null when it is allowed.</param>
public sealed record ResourceAction(string Name, bool Allowed, ActionRefusal? WhyNot);

/// <summary>Why an action would be refused: the code and text of the refusal.</summary>
public sealed record ActionRefusal(string Code, string Detail);
