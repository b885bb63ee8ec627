using ReliefApi.Domain.WorkMeasures;

namespace ReliefApi.Domain.ReportTexts;

/// <summary>The outline's names of its sections.</summary>
public static class ReportSectionLabels
{
    extension(ReportSectionKind kind)
    {
        public string LabelZh => kind switch
        {
            ReportSectionKind.Summary => "摘要",
            ReportSectionKind.Background => "基本情况",
            ReportSectionKind.EvaluationWork => "绩效评价工作开展情况",
            ReportSectionKind.Conclusion => "综合评价情况及评价结论",
            ReportSectionKind.Analysis => "绩效评价指标分析",
            ReportSectionKind.Experience => "主要经验及做法、存在的问题及原因分析",
            ReportSectionKind.Suggestions => "有关建议",
            ReportSectionKind.Other => "其他需要说明的问题",
            _ => "附件",
        };

        public string LabelEn => kind switch
        {
            ReportSectionKind.Summary => "Summary",
            ReportSectionKind.Background => "Background",
            ReportSectionKind.EvaluationWork => "How the evaluation was done",
            ReportSectionKind.Conclusion => "Conclusion",
            ReportSectionKind.Analysis => "Analysis of the indicators",
            ReportSectionKind.Experience => "Practices, problems and causes",
            ReportSectionKind.Suggestions => "Suggestions",
            ReportSectionKind.Other => "Other matters",
            _ => "Annex",
        };
    }
}

/// <summary>Names of what an amount can be.</summary>
public static class AmountLabels
{
    extension(AmountMeaning meaning)
    {
        public string LabelZh => meaning switch
        {
            AmountMeaning.Involved => "涉及资金",
            AmountMeaning.Initial => "年初预算",
            AmountMeaning.Adjustment => "预算调整",
            AmountMeaning.CarryOver => "上年结转",
            AmountMeaning.FullYear => "全年预算",
            AmountMeaning.Arrived => "到位资金",
            AmountMeaning.Executed => "执行数",
            _ => "结余",
        };

        public string LabelEn => meaning switch
        {
            AmountMeaning.Involved => "Money involved",
            AmountMeaning.Initial => "Initial budget",
            AmountMeaning.Adjustment => "Adjustment",
            AmountMeaning.CarryOver => "Carried over",
            AmountMeaning.FullYear => "Full-year budget",
            AmountMeaning.Arrived => "Arrived",
            AmountMeaning.Executed => "Executed",
            _ => "Remaining",
        };
    }
}

/// <summary>Names of the kinds of work.</summary>
public static class WorkMeasureLabels
{
    extension(WorkMeasureKind kind)
    {
        public string LabelZh => kind switch
        {
            WorkMeasureKind.LeaderReception => "领导接访",
            WorkMeasureKind.LeaderOwnedCase => "领导包案",
            WorkMeasureKind.BacklogCampaign => "积案攻坚",
            WorkMeasureKind.FirstHandler => "首办责任",
            WorkMeasureKind.SupervisionOrder => "督查督办",
            WorkMeasureKind.InformationAnalysis => "信息分析",
            WorkMeasureKind.RiskWarning => "风险预警",
            WorkMeasureKind.KeyPeriodDuty => "重点时期值守",
            WorkMeasureKind.Training => "教育培训",
            _ => "纪律作风",
        };

        public string LabelEn => kind switch
        {
            WorkMeasureKind.LeaderReception => "Reception by leaders",
            WorkMeasureKind.LeaderOwnedCase => "Case owned by a leader",
            WorkMeasureKind.BacklogCampaign => "Backlog campaign",
            WorkMeasureKind.FirstHandler => "First handler",
            WorkMeasureKind.SupervisionOrder => "Supervision order",
            WorkMeasureKind.InformationAnalysis => "Analysis of information",
            WorkMeasureKind.RiskWarning => "Risk warning",
            WorkMeasureKind.KeyPeriodDuty => "Duty in key periods",
            WorkMeasureKind.Training => "Training",
            _ => "Discipline",
        };
    }
}
