using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Divisions;

public static class DivisionErrors
{
    public static readonly Error NotFound = Error.NotFound("division.not_found", "行政区划不存在。", "No such division.");
    public static readonly Error CodeTaken = Error.Conflict("division.code_taken", "该区划代码已登记。", "This division code is already registered.");
    public static readonly Error ReadOnly = Error.Forbidden("access.read_only", "您可以查看该区划，但无权在其中写入。", "You may read in this division but not write in it.");
    public static readonly Error EndsBeforeStart = Error.Rule("division.ends_before_start", "失效日期早于生效日期。", "The code ends before it starts.");
    public static readonly Error NamesItself = Error.Rule("division.names_itself", "不得以本区划作为其后继或财政上级。", "A division is neither its own successor nor its own fiscal parent.");
    public static readonly Error NotCounty = Error.Rule("division.not_county", "该记录须属于县级区划。", "This record belongs to a county-level division.");
}

public static class FundRulesErrors
{
    public static readonly Error OutsideYear = Error.Rule("fund_rules.outside_year", "日期不在该年度内。", "The day lies outside the year.");
    public static readonly Error DayTwice = Error.Rule("fund_rules.day_twice", "同一日期重复出现。", "A day is named twice.");
    public static readonly Error NotWeekend = Error.Rule("fund_rules.not_weekend", "调休上班日须为周六或周日。", "A worked weekend day is a Saturday or Sunday.");
}
