using System.Text;
using ReliefApi.Application.Aggregates;
using ReliefApi.Application.Batches;
using ReliefApi.Application.Feed;
using ReliefApi.Application.Petitions;
using ReliefApi.Application.ReliefCases;
using ReliefApi.Application.ReportImports;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Budgets;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Disclosure;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Flows;
using ReliefApi.Domain.Imports;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Operations;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.ReliefCases;
using ReliefApi.Domain.ReportImports;
using ReliefApi.Domain.Reports;
using ReliefApi.Domain.ReportTexts;
using ReliefApi.Domain.Scoring;
using ReliefApi.Domain.Security;
using ReliefApi.Domain.WorkMeasures;
using CountedRow = ReliefApi.Application.Scores.CountedRow;

namespace ReliefApi.Application.CodeLists;

/// <summary>One code with its labels.</summary>
/// <param name="Code">As on the wire; never changes its meaning.</param>
public sealed record CodeLabel(string Code, string Zh, string En);

/// <summary>The labels of every code of the contract. Chinese labels stand in the order of the enumeration; English ones are its names, spelt out.</summary>
internal static class CodeLabels
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<CodeLabel>> Lists = new SortedDictionary<string, IReadOnlyList<CodeLabel>>(StringComparer.Ordinal)
    {
        [NameOf<AdjustmentStatus>()] = Of<AdjustmentStatus>("已提出", "已批准", "不予批准"),
        [NameOf<AggregateBy>()] = Of<AggregateBy>("区划", "部门", "指标类别"),
        [NameOf<AmountMeaning>()] = Of<AmountMeaning>("涉及金额", "年初预算", "预算调整", "上年结转", "全年预算", "到位资金", "支出", "结余"),
        [NameOf<BudgetEntryKind>()] = Of<BudgetEntryKind>("年初预算", "预算调整", "上年结转", "其他资金", "资金到位", "资金支付", "资金退回"),
        [NameOf<BatchMode>()] = Of<BatchMode>("全部成功或全部不做", "逐行处理"),
        [NameOf<RowOutcome>()] = Of<RowOutcome>("新建", "更新", "未变", "拒绝"),
        [NameOf<CaseFact>()] = Of<CaseFact>("申请救助", "批准救助", "救助人数", "支付个案", "签订协议", "停访息诉", "应作决定", "按期决定", "应支付", "按期支付", "邀请评价", "收回评价", "满意", "基本满意", "满意合计"),
        [NameOf<CellAlignment>()] = Of<CellAlignment>("左对齐", "居中", "右对齐"),
        [NameOf<ChartKind>()] = Of<ChartKind>("条形图", "柱形图"),
        [NameOf<CountedRow>()] = Of<CountedRow>("救助个案", "信访事项", "预算分录", "填报值"),
        [NameOf<DepartmentKind>()] = Of<DepartmentKind>("主管部门", "实施单位"),
        [NameOf<DifferenceCause>()] = Of<DifferenceCause>("规则", "指标值", "登记数据"),
        [NameOf<DivisionLevel>()] = Of<DivisionLevel>("省级", "地级", "县级"),
        [NameOf<DraftOrigin>()] = Of<DraftOrigin>("系统生成", "在线修改", "上传修改"),
        [NameOf<EntryStep>()] = Of<EntryStep>("目标申报", "目标批复", "目标调整", "单位自评", "评价审核", "整改"),
        [NameOf<EvaluationKind>()] = Of<EvaluationKind>("单位自评", "部门评价", "财政评价"),
        [NameOf<EvaluationStatus>()] = Of<EvaluationStatus>("已启动", "已自评", "已提交", "已退回", "已审核", "已冻结", "已公开"),
        [NameOf<ExplanationLevel>()] = Of<ExplanationLevel>("总分", "预算执行率", "指标类别", "指标", "取值", "计量口径", "事实"),
        [NameOf<ExplanationStep>()] = Of<ExplanationStep>("登记值", "相加", "相减", "相除", "按分值折算", "按规则计分", "计数", "去重计数", "金额合计"),
        [NameOf<FeedKind>()] = Of<FeedKind>("区划", "部门", "项目", "预算", "绩效", "信访", "评价"),
        [NameOf<GoalStatus>()] = Of<GoalStatus>("草稿", "已提交", "已退回", "已批复"),
        [NameOf<ImportKind>()] = Of<ImportKind>("预算分录"),
        [NameOf<ImportMode>()] = Of<ImportMode>("全部成功或全部不做", "逐行处理"),
        [NameOf<IndicatorBlock>()] = Of<IndicatorBlock>("成本指标", "产出指标", "效益指标", "满意度指标"),
        [NameOf<IndicatorForm>()] = Of<IndicatorForm>("2021年及以前", "2022年起"),
        [NameOf<IndicatorKind>()] = Of<IndicatorKind>("定量", "定性"),
        ["indicator-category"] = [.. IndicatorCategory.All.Select(c => new CodeLabel(c.Code, c.LabelZh, c.LabelEn))],
        [NameOf<IssueCategory>()] = Of<IssueCategory>("土地征收与房屋拆迁", "扶贫", "集资融资", "劳动和社会保障", "环境保护", "涉法涉诉", "城乡建设", "农业农村", "教育卫生", "民政", "其他"),
        [NameOf<LeftOutPart>()] = Of<LeftOutPart>("绩效目标", "绩效指标", "立项依据", "实施主体", "实施方案"),
        ["measure"] = [.. Measures.All.Select(m => new CodeLabel(m.Code, m.NameZh, m.NameEn))],
        [NameOf<MeasureKind>()] = Of<MeasureKind>("可累加", "按项目去重", "百分比", "比值"),
        [NameOf<MeasureSource>()] = Of<MeasureSource>("救助个案", "信访事项", "预算"),
        [NameOf<MissingValuePolicy>()] = Of<MissingValuePolicy>("缺值计零分", "缺值不计分"),
        [NameOf<OperationKind>()] = Of<OperationKind>("重新计算", "年末评价", "台账导入"),
        [NameOf<OperationStatus>()] = Of<OperationStatus>("排队中", "运行中", "已完成", "完成但有错误", "失败", "已取消"),
        [NameOf<ParagraphStyle>()] = Of<ParagraphStyle>("正文", "条目", "小标题"),
        [NameOf<PassageChangeKind>()] = Of<PassageChangeKind>("修改", "新增", "删除"),
        [NameOf<PassageKind>()] = Of<PassageKind>("固定文字", "段落", "单元格"),
        [NameOf<PetitionFact>()] = Of<PetitionFact>("登记信访", "重复信访", "应受理告知", "按期受理", "应答复", "按期答复", "初次信访办结", "初次信访化解", "领导包案", "包案化解"),
        [NameOf<PetitionField>()] = Of<PetitionField>("姓名", "身份证号", "信访诉求"),
        [NameOf<PetitionStatus>()] = Of<PetitionStatus>("已登记", "已转送", "已受理", "不予受理", "已答复", "复查中", "复核中", "已终结"),
        [NameOf<ProjectKind>()] = Of<ProjectKind>("经常性", "一次性", "阶段性"),
        [NameOf<QualitativeTier>()] = Of<QualitativeTier>("达成预期指标", "部分达成并具有一定效果", "未达成且效果较差"),
        [NameOf<RectificationStatus>()] = Of<RectificationStatus>("待整改", "已报告", "已销号"),
        [NameOf<ReliefCaseField>()] = Of<ReliefCaseField>("姓名", "身份证号", "电话", "住址", "银行账户"),
        [NameOf<ReliefCaseStatus>()] = Of<ReliefCaseStatus>("草稿", "已申请", "已初审", "已会审", "已批准", "不予批准", "已转介", "公示中", "已签协议", "已支付", "已回访", "已结案", "已撤回", "已中止", "反复"),
        [NameOf<ReliefGround>()] = Of<ReliefGround>("诉求合理但无法可依", "有政策依据但责任主体无力支付", "民政救助后仍有困难", "历史遗留", "其他"),
        [NameOf<ReportImportStatus>()] = Of<ReportImportStatus>("草稿", "已确认", "已放弃"),
        [NameOf<ReportSectionKind>()] = Of<ReportSectionKind>("摘要", "基本情况", "绩效评价工作开展情况", "综合评价情况及评价结论", "绩效评价指标分析", "主要经验及做法、存在的问题及原因分析", "有关建议", "其他需要说明的问题", "附件"),
        [NameOf<ResultDecision>()] = Of<ResultDecision>("保留", "压减", "取消", "暂缓"),
        [NameOf<RiskLevel>()] = Of<RiskLevel>("蓝色", "黄色", "橙色", "红色"),
        [NameOf<Role>()] = Of<Role>("县级经办", "县级审核", "县级财务", "省级查阅", "管理员"),
        [NameOf<RowChangeKind>()] = Of<RowChangeKind>("新增", "更正", "删除", "期限届满", "规则变化", "无法解释"),
        [NameOf<Satisfaction>()] = Of<Satisfaction>("满意", "基本满意", "不满意"),
        [NameOf<ScoringSeverity>()] = Of<ScoringSeverity>("错误", "警告", "提示"),
        [NameOf<SheetFile>()] = Of<SheetFile>("CSV文件", "工作簿"),
        [NameOf<Suppression>()] = Of<Suppression>("人数过少", "防止推算"),
        [NameOf<TargetOperator>()] = Of<TargetOperator>("不低于", "高于", "不高于", "低于", "等于", "区间", "不迟于"),
        [NameOf<TermState>()] = Of<TermState>("期限内", "即将到期", "已逾期"),
        [NameOf<WorkMeasureKind>()] = Of<WorkMeasureKind>("领导接访", "领导包案", "积案攻坚", "首办责任", "督查督办", "信息分析", "风险预警", "重点时期值守", "教育培训", "纪律作风"),
        [NameOf<YearEndItemState>()] = Of<YearEndItemState>("待处理", "已完成", "失败"),
    };

    private static string NameOf<T>() where T : struct, Enum => Spell(typeof(T).Name, '-');

    private static CodeLabel[] Of<T>(params string[] zh) where T : struct, Enum =>
        Enum.GetNames<T>().Length != zh.Length ? throw new InvalidOperationException($"{typeof(T).Name} has {Enum.GetNames<T>().Length} codes and {zh.Length} labels.")
        : [.. Enum.GetNames<T>().Zip(zh, (name, label) => new CodeLabel(char.ToLowerInvariant(name[0]) + name[1..], label, Spell(name, ' ')))];

    /// <summary><c>ReliefCaseStatus</c> becomes <c>relief-case-status</c>, <c>NotAccepted</c> <c>not accepted</c>.</summary>
    private static string Spell(string name, char between)
    {
        var words = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && words.Length > 0) words.Append(between);
            words.Append(char.ToLowerInvariant(c));
        }
        return words.ToString();
    }
}
