using ReliefApi.Domain.Common;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.Abstractions;

/// <summary>The actions of a resource from the state machine that rules it.</summary>
internal static class ResourceActions
{
    /// <param name="steps">The arrows of the state machine.</param>
    /// <param name="faultOf">Why the state forbids one.</param>
    /// <param name="closed">Why the entry window of one forbids it.</param>
    public static IReadOnlyList<ResourceAction> Of<TState>(IEnumerable<FlowStep<TState>> steps, Func<FlowStep<TState>, Error?> faultOf, Func<EntryStep?, Error?> closed) where TState : struct, Enum =>
        [.. steps.Select(step => (step.Operation, Fault: faultOf(step) ?? closed(step.Window)))
            .Select(step => new ResourceAction(step.Operation, step.Fault is null, step.Fault is { } fault ? new(fault.Code, fault.Zh) : null))];
}
