using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Divisions;

/// <summary>An administrative division (行政区划) under GB/T 2260, with the years in which its code was in force.</summary>
public sealed class Division : IBelongsToDivision, IRevised
{
    private Division() { }

    public string DivisionCode { get; private set; } = "";
    public string Name { get; private set; } = "";
    public DivisionLevel Level { get; private set; }
    public string? ParentCode { get; private set; }
    /// <summary>Where its money comes from, when a province finances the county directly (省直管县).</summary>
    public string? FiscalParentCode { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }
    public string? SuccessorCode { get; private set; }
    public int Revision { get; private set; }

    public static Division Register(string code, string name, string? fiscalParent, DateOnly from, DateOnly? to, string? successor) => new()
    {
        DivisionCode = code,
        Level = Divisions.DivisionCode.LevelOf(code),
        ParentCode = Divisions.DivisionCode.ParentOf(code),
        Name = name,
        FiscalParentCode = fiscalParent,
        ValidFrom = from,
        ValidTo = to,
        SuccessorCode = successor,
    };

    public void Revise(string name, string? fiscalParent, DateOnly from, DateOnly? to, string? successor) =>
        (Name, FiscalParentCode, ValidFrom, ValidTo, SuccessorCode) = (name, fiscalParent, from, to, successor);
}

/// <summary>What a county decides about its relief fund for one year. Every number here differs by place or year.</summary>
public sealed class FundRules : IBelongsToDivision, IRevised
{
    private FundRules() { }

    public string DivisionCode { get; private set; } = "";
    public int FiscalYear { get; private set; }
    /// <summary>Most that one case may receive without escalation, yuan.</summary>
    public decimal ReliefCap { get; private set; } = 10_000m;
    /// <summary>Calendar days from application to decision.</summary>
    public int DecisionDays { get; private set; } = 20;
    /// <summary>Calendar days from approval to first payment.</summary>
    public int PaymentDays { get; private set; } = 30;
    /// <summary>Days of masked public notice (公示) before an agreement; 0 when the county does not publish.</summary>
    public int NoticeDays { get; private set; } = 5;
    /// <summary>Days without a repeat after which a first-time petition counts as resolved in one go.</summary>
    public int FirstTimeDays { get; private set; } = 90;
    /// <summary>Level-2 projects of this yearly budget or more need a review (评审), yuan; the number itself is included (以上).</summary>
    public decimal ReviewThreshold { get; private set; } = 2_000_000m;
    /// <summary>Whether a due date on a day off moves to the next working day.</summary>
    public bool DueDatesMoveToWorkingDay { get; private set; }
    /// <summary>Public holidays of the year.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; private set; } = [];
    /// <summary>Saturdays and Sundays of the year that are worked.</summary>
    public IReadOnlyList<DateOnly> WorkedWeekends { get; private set; } = [];
    public int Revision { get; private set; }

    /// <summary>The rules of a county that has recorded none: the published county model (cap of 10,000 yuan, five days of notice) and our defaults.</summary>
    public static FundRules Default(string divisionCode, int fiscalYear) => new() { DivisionCode = divisionCode, FiscalYear = fiscalYear };

    public void Revise(decimal cap, int decisionDays, int paymentDays, int noticeDays, int firstTimeDays, decimal reviewThreshold,
        bool move, IReadOnlyList<DateOnly> holidays, IReadOnlyList<DateOnly> workedWeekends)
    {
        (ReliefCap, DecisionDays, PaymentDays, NoticeDays) = (cap, decisionDays, paymentDays, noticeDays);
        (FirstTimeDays, ReviewThreshold, DueDatesMoveToWorkingDay) = (firstTimeDays, reviewThreshold, move);
        (Holidays, WorkedWeekends) = (holidays, workedWeekends);
    }

    /// <summary>The last day of a term of calendar days; the first day is not counted.</summary>
    public DateOnly DueOn(DateOnly start, int days)
    {
        var due = start.AddDays(days);
        while (DueDatesMoveToWorkingDay && IsDayOff(due)) due = due.AddDays(1);
        return due;
    }

    /// <summary>The first working day of the year on or after the day; null when the year has none left.</summary>
    public DateOnly? WorkingDayFrom(DateOnly day)
    {
        while (day.Year == FiscalYear && IsDayOff(day)) day = day.AddDays(1);
        return day.Year == FiscalYear ? day : null;
    }

    private bool IsDayOff(DateOnly day) =>
        Holidays.Contains(day) || (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && !WorkedWeekends.Contains(day));
}
