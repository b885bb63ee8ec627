using System.Text.Json.Serialization;
using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Flows;

/// <summary>Steps of the yearly flow that a division opens and closes by date.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntryStep>))]
public enum EntryStep { GoalDeclaration, GoalApproval, GoalAdjustment, SelfEvaluation, Review, Rectification }

/// <summary>When a step of a fiscal year may be taken in a division and in those below it that record no window of their own. Both days belong to it, as days in China.</summary>
public sealed class EntryWindow : IBelongsToDivision, IRevised
{
    private EntryWindow() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public int FiscalYear { get; private set; }
    public EntryStep Step { get; private set; }
    public DateOnly OpensOn { get; private set; }
    public DateOnly ClosesOn { get; private set; }
    public int Revision { get; private set; }

    public static Result<EntryWindow> Open(Guid id, string divisionCode, int fiscalYear, EntryStep step, DateOnly opensOn, DateOnly closesOn)
    {
        var window = new EntryWindow { Id = id, DivisionCode = divisionCode, FiscalYear = fiscalYear, Step = step };
        var moved = window.Move(opensOn, closesOn);
        return moved.Succeeded ? window : Result<EntryWindow>.Refused(moved.Errors);
    }

    public Result<Done> Move(DateOnly opensOn, DateOnly closesOn)
    {
        if (closesOn < opensOn) return EntryWindowErrors.ClosesBeforeOpening.At("/closesOn");
        (OpensOn, ClosesOn) = (opensOn, closesOn);
        return new Done();
    }
}

/// <summary>The window that rules a step in a division: its own, or that of the nearest division above.</summary>
/// <param name="DivisionCode">The division that recorded it.</param>
public sealed record WindowInForce(EntryStep Step, string DivisionCode, DateOnly OpensOn, DateOnly ClosesOn)
{
    /// <summary>Why nothing may be entered on this day; null when it may.</summary>
    public Error? FaultOn(DateOnly today) =>
        today >= OpensOn && today <= ClosesOn ? null : EntryWindowErrors.Closed.Seen($"{Step}: {OpensOn:O} – {ClosesOn:O}, {DivisionCode}");
}

public static class EntryWindowErrors
{
    public static readonly Error NotFound = Error.NotFound("entry_window.not_found", "填报时段不存在。", "No such entry window.");
    public static readonly Error Taken = Error.Conflict("entry_window.taken", "该区划本年度此环节已设填报时段。", "The division already has a window for this step and year.");
    public static readonly Error ClosesBeforeOpening = Error.Rule("entry_window.closes_before_opening", "截止日期早于开始日期。", "The window closes before it opens.");
    public static readonly Error Closed = Error.Conflict("entry_window.closed", "不在填报时段内。", "The step is outside its entry window.");
}
