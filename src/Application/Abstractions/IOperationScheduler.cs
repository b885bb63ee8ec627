namespace ReliefApi.Application.Abstractions;

/// <summary>The alarm clock for long work: wakes whoever works an operation off. Losing a call costs only time, a watchdog repeats it.</summary>
public interface IOperationScheduler
{
    void Wake(Guid operationId);
}
