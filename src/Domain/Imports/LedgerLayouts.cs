namespace ReliefApi.Domain.Imports;

/// <summary>The columns of an import, under every heading in use. The Chinese heading of an export comes first.</summary>
public static class LedgerLayouts
{
    public static readonly SheetLayout BudgetEntries = new(
    [
        Text("projectCode", "项目编码", "项目代码"),
        Text("projectId", "项目标识"),
        Text("fiscalYear", "预算年度", "年度", "会计年度", "所属年度"),
        Required("kind", "类别", "分录类别", "类型", "业务类型", "资金类型"),
        Money("amount", "金额", "发生额"),
        Required("occurredOn", "日期", "发生日期", "业务日期", "记账日期"),
        Text("documentNumber", "文号", "文件号", "批复文号", "凭证号"),
        Text("reason", "原因", "摘要", "说明", "事由", "备注"),
    ]);

    private static SheetColumn Text(string member, params string[] headings) => new(member, false, false, headings);
    private static SheetColumn Required(string member, params string[] headings) => new(member, true, false, headings);
    private static SheetColumn Money(string member, params string[] headings) => new(member, true, true, headings);
}
