namespace ReliefApi.Domain.Reports;

/// <summary>The fields under the title.</summary>
internal static class Cover
{
    public static IReadOnlyList<ReportField> Compose(ReportFacts facts)
    {
        var figures = new Figures("cover");
        return
        [
            Field("项目名称", figures.Recorded("project.name", facts.Project.Name, "项目名称")),
            Field("项目编码", figures.Recorded("project.code", facts.Project.Code, "项目编码")),
            Field("主管部门", figures.Recorded("department.name", facts.Department.Name, "单位全称")),
            Field("预算单位编码", figures.Recorded("department.code", facts.Department.Code, "预算单位编码")),
            Field("行政区划", $"{figures.Recorded("division.name", facts.Division.Name, "县级行政区划名称")}（{figures.Recorded("division.code", facts.Division.Code, "六位代码")}）"),
            Field("项目层级", $"{Phrases.Level(facts.Project.Level)}"),
            Field("评价类型", $"{Phrases.EvaluationName(facts.EvaluationKind)}"),
            Field("评价机构", facts.EvaluationKind == "self" ? Prose.Text(facts.Department.Name) : figures.Placeholder("evaluator", "评价机构全称")),
            Field("数据截止", facts.Process.DataCutOff is { } day ? Prose.Text(Phrases.Date(day)) : figures.Placeholder("cut-off", "数据截止日期")),
            Field("评价年度", $"{Phrases.Year(facts.FiscalYear)}"),
            Field("联系人", figures.Placeholder("contact", "姓名和办公电话")),
            Field("报告日期", figures.Placeholder("date", "定稿日期")),
        ];
    }

    private static ReportField Field(string label, Prose value) => new(label, value.Runs);
}
