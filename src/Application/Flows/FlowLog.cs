using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Flows;

namespace ReliefApi.Application.Flows;

/// <summary>Records the steps of the yearly flow; each is saved with the change that it belongs to.</summary>
internal sealed class FlowLog(IApplicationDbContext db, ICallContext call, TimeProvider clock)
{
    public string Actor => call.Actor;
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => clock.Today();

    public void Record<TState>(FlowSubject subject, Guid id, string divisionCode, TState state, StepTaken step) where TState : struct, Enum =>
        db.FlowTransitions.Add(FlowTransition.Of(Guid.CreateVersion7(), subject, id, divisionCode, state, step, Actor, Now));
}
