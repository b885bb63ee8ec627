namespace ReliefApi.Domain.Imports;

/// <summary>The columns of each kind of import, under every heading in use. The Chinese heading of an export comes first.</summary>
public static class LedgerLayouts
{
    private static readonly SheetColumn ProjectCode = Text("projectCode", "项目编码", "项目代码"), ProjectId = Text("projectId", "项目标识"), FiscalYear = Text("fiscalYear", "预算年度", "年度", "会计年度", "所属年度");

    public static readonly SheetLayout BudgetEntries = new(
    [
        ProjectCode, ProjectId, FiscalYear,
        Required("kind", "类别", "分录类别", "类型", "业务类型", "资金类型"),
        Money("amount", true, "金额", "发生额"),
        Required("occurredOn", "日期", "发生日期", "业务日期", "记账日期"),
        Text("documentNumber", "文号", "文件号", "批复文号", "凭证号"),
        Text("reason", "原因", "摘要", "说明", "事由", "备注"),
    ]);

    public static readonly SheetLayout Payments = new(
    [
        Required("number", "编号", "个案编号", "案件编号", "救助编号", "case number"),
        Money("amount", true, "支付金额", "金额", "发放金额", "拨付金额", "救助金额"),
        Required("paidOn", "支付日期", "发放日期", "拨付日期", "日期"),
        Private("accountHolder", true, "户名", "开户名", "收款人", "账户名"),
        Private("bankAccount", true, "银行账号", "账号", "银行卡号", "收款账号"),
        Private("guardianName", false, "监护人", "监护人姓名"),
    ]);

    public static readonly SheetLayout ReliefCases = new(
    [
        ProjectCode,
        Required("number", "编号", "个案编号", "案件编号", "救助编号", "case number"),
        Required("petitionNumber", "信访编号", "信访件编号", "信访事项编号"),
        Private("name", true, "姓名", "救助对象", "申请人", "信访人"),
        Private("idNumber", true, "身份证号", "身份证号码", "公民身份号码", "证件号码"),
        Private("phone", false, "联系电话", "电话", "手机号", "手机号码"),
        Private("address", false, "住址", "地址", "家庭住址"),
        Required("ground", "救助事由", "救助类型", "救助情形"),
        Money("requestedAmount", true, "申请金额", "申请救助金额"),
        Text("householdProof", "家庭状况证明", "家庭困难证明"),
        Text("responsibleBodyReport", "责任单位意见", "责任单位报告"),
        Text("appliedOn", "申请日期", "申请时间"),
        Text("decidedOn", "决定日期", "审批日期", "批准日期"),
        Money("approvedAmount", false, "批准金额", "审批金额", "核定金额"),
        Text("approvedBy", "批准人", "审批人"),
        Text("escalation", "上级决定", "上级研究决定"),
        Text("noticedOn", "公示日期", "公示开始日期"),
        Text("agreementSignedOn", "协议签订日期", "签订日期"),
        Text("agreementWitness", "见证单位", "见证人"),
    ]);

    public static readonly SheetLayout Indicators = new(
    [
        ProjectCode, FiscalYear,
        Text("annualGoal", "年度目标", "年度总体目标"),
        Required("category", "分类", "二级指标", "指标类别"),
        Required("name", "名称", "三级指标", "指标名称"),
        Text("kind", "类别", "指标类型", "定量定性"),
        Text("operator", "指标性质", "比较方式", "符号"),
        Text("target", "指标值", "年度指标值", "目标值"),
        Text("targetUpper", "目标上限", "指标值上限"),
        Text("targetDate", "目标日期"),
        Text("unit", "计量单位", "度量单位", "单位"),
        Text("weight", "权重", "分值"),
        Text("measureCode", "取值口径"),
        Text("targetBasis", "指标依据", "目标依据"),
        Text("tierAchieved", "达成表述"),
        Text("tierPartly", "部分达成表述"),
        Text("tierNotAchieved", "未达成表述"),
    ]);

    public static readonly SheetLayout ActualValues = new(
    [
        ProjectCode, FiscalYear,
        Text("category", "分类", "二级指标", "指标类别"),
        Required("name", "名称", "三级指标", "指标名称"),
        Text("value", "实际值", "实际完成值", "完成值"),
        Text("date", "实际日期", "完成日期"),
        Text("tier", "档次", "完成档次"),
        Text("reason", "原因", "偏差原因", "偏差原因分析及改进措施"),
        Required("evidence", "佐证材料", "佐证", "数据来源"),
        Required("asOf", "截至日期", "截止日期", "统计日期"),
    ]);

    public static SheetLayout Of(ImportKind kind) => kind switch
    {
        ImportKind.BudgetEntries => BudgetEntries,
        ImportKind.Payments => Payments,
        ImportKind.ReliefCases => ReliefCases,
        ImportKind.Indicators => Indicators,
        _ => ActualValues,
    };

    private static SheetColumn Text(string member, params string[] headings) => new(member, false, false, false, headings);
    private static SheetColumn Required(string member, params string[] headings) => new(member, true, false, false, headings);
    private static SheetColumn Money(string member, bool required, params string[] headings) => new(member, required, true, false, headings);
    private static SheetColumn Private(string member, bool required, params string[] headings) => new(member, required, false, true, headings);
}
