using ReliefApi.Domain.Common;
using ReliefApi.Domain.Security;

namespace ReliefApi.Domain.Flows;

/// <summary>One arrow of a state machine. The arrows of an aggregate, listed once, are its state machine: its methods, the actions it answers and its tests all read them.</summary>
/// <param name="Action">The verb, kebab-case as in the path.</param>
/// <param name="Operation">The operationId of the operation that takes the step.</param>
/// <param name="Roles">Who may take it.</param>
/// <param name="Window">The entry window that must be open; null for a step that is never closed.</param>
/// <param name="From">States in which the step may be taken.</param>
/// <param name="To">The state it leads to; null when the state stays.</param>
public sealed record FlowStep<TState>(string Action, string Operation, IReadOnlyList<Role> Roles, EntryStep? Window, IReadOnlyList<TState> From, TState? To) where TState : struct, Enum
{
    /// <summary>Why the step cannot be taken in this state; null when it can.</summary>
    public Error? FaultIn(TState state, Error notNow) => From.Contains(state) ? null : notNow.Seen($"{state} · {Action}");

    public TState After(TState state) => To ?? state;
}
