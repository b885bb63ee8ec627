using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Abstractions;

/// <summary>What the caller may do with a resource now. Its name is the <c>operationId</c> of the operation that does it.</summary>
/// <param name="Name">Such as <c>approveGoal</c>.</param>
/// <param name="WhyNot">Null when it is allowed.</param>
public sealed record ResourceAction(string Name, bool Allowed, ActionRefusal? WhyNot)
{
    /// <param name="name">The operation.</param>
    /// <param name="refusal">Why the state refuses it; null when it does not.</param>
    public static ResourceAction Of(string name, Error? refusal = null) => new(name, refusal is null, refusal is null ? null : new(refusal.Code, refusal.Zh));
}

/// <summary>Why an action would be refused: the code and text of the refusal.</summary>
public sealed record ActionRefusal(string Code, string Detail);

/// <summary>A single resource that says what may be done with it.</summary>
public interface IHasActions
{
    string DivisionCode { get; }

    /// <summary>What the caller may do now; only on a single resource, not in a list.</summary>
    IReadOnlyList<ResourceAction>? Actions { get; set; }

    /// <summary>What its state lets this person do. Their role and where they may write are asked afterwards, where requests come in.</summary>
    IReadOnlyList<ResourceAction> ActionsFor(string actor) => Actions ?? [];
}
