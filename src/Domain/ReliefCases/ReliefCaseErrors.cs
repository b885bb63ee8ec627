using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.ReliefCases;

public static class ReliefCaseErrors
{
    public static readonly Error NotFound = Error.NotFound("relief_case.not_found", "救助个案不存在。", "No such relief case.");
    public static readonly Error NumberTaken = Error.Conflict("relief_case.number_taken", "该区划内已有相同编号的救助个案。", "The division already has a relief case with this number.");
    public static readonly Error AlreadyRelieved = Error.Conflict("relief_case.already_relieved", "同一人同一事项只救助一次，已有个案在办或已办结。", "The same person is relieved once for the same matter: a case already exists.");
    public static readonly Error NotDraft = Error.Conflict("relief_case.not_draft", "个案已提交申请，不能再修改申请内容。", "The case has been applied for: its application can no longer be edited.");
    public static readonly Error NotNow = Error.Conflict("relief_case.not_now", "个案的当前状态不允许此操作。", "The case's state does not allow this step.");
    public static readonly Error BeforePreviousStep = Error.Rule("relief_case.before_previous_step", "日期早于上一环节。", "The date lies before the previous step.");
    public static readonly Error PersonNotPetitioner = Error.Rule("relief_case.person_not_petitioner", "申请人须为该信访事项的信访人。", "The applicant is the petitioner of the matter.");
    public static readonly Error ProofMissing = Error.Rule("relief_case.proof_missing", "缺少家庭状况证明。", "The household proof is missing.");
    public static readonly Error ReportMissing = Error.Rule("relief_case.report_missing", "缺少责任单位的报告。", "The responsible body's report is missing.");
    public static readonly Error SamePersonApproves = Error.Rule("relief_case.same_person_approves", "申请经办人不得审批同一个案。", "Whoever filed the application may not approve it.");
    public static readonly Error AboveCap = Error.Rule("relief_case.above_cap", "超过单案救助上限，须有上级研究决定。", "Above the cap for one case without a higher decision.");
    public static readonly Error AboveAvailable = Error.Rule("relief_case.above_available", "超过本年度可用预算。", "Above the budget still available this year.");
    public static readonly Error NotVoluntary = Error.Rule("relief_case.not_voluntary", "协议须由当事人自愿签订。", "The agreement is signed voluntarily or not at all.");
    public static readonly Error NotNoticed = Error.Rule("relief_case.not_noticed", "尚未公示。", "Public notice has not been given.");
    public static readonly Error NoticeRunning = Error.Rule("relief_case.notice_running", "公示期未满。", "The term of public notice has not ended.");
    public static readonly Error SamePersonPays = Error.Rule("relief_case.same_person_pays", "申请经办人和审批人不得办理支付。", "Whoever filed or approved the case may not pay it.");
    public static readonly Error AboveApproved = Error.Rule("relief_case.above_approved", "累计支付超过批准金额。", "More would be paid than was approved.");
    public static readonly Error AccountOfAnother = Error.Rule("relief_case.account_of_another", "收款账户须为本人或监护人所有。", "The account is in the person's or the guardian's name.");
    public static readonly Error ReturnAbovePaid = Error.Rule("relief_case.return_above_paid", "退回金额超过已支付金额。", "More is returned than was paid.");
    public static readonly Error RatingWithoutInvitation = Error.Rule("relief_case.rating_without_invitation", "未邀请评价，不应有评价结果。", "There is a rating but no invitation to rate.");
    public static readonly Error BeforeAgreement = Error.Rule("relief_case.before_agreement", "复访日期早于协议签订日期。", "The new petition lies before the agreement.");
}
