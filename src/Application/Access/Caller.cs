using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Security;

namespace ReliefApi.Application.Access;

/// <summary>Who is calling, and the part of the country they may read and write.</summary>
/// <param name="Subject">Stable id of the person or machine.</param>
/// <param name="DivisionCode">The division they belong to.</param>
public sealed record Caller(string Subject, Role Role, string DivisionCode)
{
    public RowScope Scope { get; } = RowScope.Of(Role, DivisionCode);
}

/// <summary>Row scope: everyone reads their subtree; county roles write in their own division only, administrators in their subtree, readers nowhere.</summary>
public readonly record struct RowScope(DivisionRange Read, DivisionRange Write)
{
    public static readonly RowScope None = new(DivisionRange.Nothing, DivisionRange.Nothing);

    public static RowScope Of(Role role, string divisionCode) => new(DivisionRange.Subtree(divisionCode), role switch
    {
        Role.Administrator => DivisionRange.Subtree(divisionCode),
        Role.ProvinceReader => DivisionRange.Nothing,
        _ => DivisionRange.Only(divisionCode),
    });

    /// <summary>What a job may touch: the subtree it was started for, no more.</summary>
    public static RowScope OfJob(string divisionCode) => new(DivisionRange.Subtree(divisionCode), DivisionRange.Subtree(divisionCode));
}

/// <summary>The circumstances of the running request or job. Set once, before the first row is read.</summary>
public interface ICallContext
{
    RowScope Scope { get; }

    /// <summary>Subject of the caller, or the name of the job.</summary>
    string Actor { get; }

    /// <summary>The role of the caller; null for a job.</summary>
    Role? Role { get; }

    /// <summary>Division of the caller or root of the job.</summary>
    string DivisionCode { get; }

    /// <summary>The Idempotency-Key of the request, if it carries one.</summary>
    string? IdempotencyKey { get; }

    /// <summary>Whether a command is only tried: it answers as it would, and nothing is kept.</summary>
    bool ValidateOnly { get; }
}

/// <inheritdoc cref="ICallContext"/>
public sealed class CallContext : ICallContext
{
    public RowScope Scope { get; private set; } = RowScope.None;
    public string Actor { get; private set; } = "";
    public Role? Role { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public string? IdempotencyKey { get; private set; }
    public bool ValidateOnly { get; private set; }

    public void Be(Caller caller, string? idempotencyKey = null) =>
        (Scope, Actor, Role, DivisionCode, IdempotencyKey) = (caller.Scope, caller.Subject, caller.Role, caller.DivisionCode, idempotencyKey);

    public void OnlyValidate() => ValidateOnly = true;

    public void BeJob(string name, string divisionCode) =>
        (Scope, Actor, Role, DivisionCode) = (RowScope.OfJob(divisionCode), name, null, divisionCode);
}
