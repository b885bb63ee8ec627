using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Petitions;
using static ReliefApi.Domain.ReliefCases.ReliefCaseStatus;

namespace ReliefApi.Domain.ReliefCases;

public enum ReliefCaseStatus
{
    Draft, Applied, FirstReviewed, JointReviewed, Approved, Rejected, Referred, Noticed, AgreementSigned, Disbursed, FollowedUp, Closed,
    Withdrawn, Suspended, Relapsed,
}

/// <summary>Whom the fund may relieve: reasonable though not lawful claims, policy-backed claims without a body to pay, those civil relief cannot take, historical cases, others.</summary>
public enum ReliefGround { ReasonableClaim, BodyUnableToPay, AfterCivilRelief, HistoricalCase, Other }

/// <summary>Follow-up ratings (满意、基本满意、不满意).</summary>
public enum Satisfaction { Satisfied, BasicallySatisfied, Dissatisfied }

/// <summary>The person's data, sealed; only the vault opens it.</summary>
/// <param name="PersonKey">Keyed blind index of the identity number.</param>
public sealed record SealedPerson(byte[] PersonKey, byte[] Name, byte[] IdNumber, byte[]? Phone, byte[]? Address);

/// <summary>What an application carries besides the person (申请书、身份、家庭证明、责任单位意见).</summary>
/// <param name="RequestedAmount">Yuan.</param>
/// <param name="HouseholdProof">Reference of the household proof.</param>
/// <param name="ResponsibleBodyReport">Reference of the responsible body's report.</param>
public sealed record ReliefApplication(ReliefGround Ground, decimal RequestedAmount, string? HouseholdProof, string? ResponsibleBodyReport);

/// <summary>A petition-relief case (信访救助个案): one person, one matter, once.</summary>
public sealed class ReliefCase : IBelongsToDivision, IRevised
{
    /// <summary>The states that each step is taken from: the one table behind every step, and behind what callers are told they may do.</summary>
    private static readonly Dictionary<string, ReliefCaseStatus[]> StepsFrom = new()
    {
        ["apply"] = [Draft],
        ["first-review"] = [Applied],
        ["joint-review"] = [FirstReviewed],
        ["approve"] = [JointReviewed],
        ["reject"] = [Applied, FirstReviewed, JointReviewed],
        ["refer"] = [Applied, FirstReviewed, JointReviewed],
        ["notice"] = [Approved],
        ["sign-agreement"] = [Approved, Noticed],
        ["pay"] = [AgreementSigned, Disbursed],
        ["return-payment"] = [Disbursed, FollowedUp, Closed, Relapsed],
        ["follow-up"] = [Disbursed],
        ["close"] = [FollowedUp, Relapsed],
        ["withdraw"] = [Draft, Applied, FirstReviewed, JointReviewed, Approved, Noticed, AgreementSigned, Suspended],
        ["suspend"] = [Applied, FirstReviewed, JointReviewed, Approved, Noticed, AgreementSigned],
        ["resume"] = [Suspended],
        ["relapse"] = [Disbursed, FollowedUp, Closed],
    };

    private ReliefCase() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid ProjectId { get; private set; }
    public string Number { get; private set; } = "";
    public Guid MatterId { get; private set; }
    public byte[] PersonKey { get; private set; } = [];
    public byte[] SealedName { get; private set; } = [];
    public byte[] SealedIdNumber { get; private set; } = [];
    public byte[]? SealedPhone { get; private set; }
    public byte[]? SealedAddress { get; private set; }
    public byte[]? SealedBankAccount { get; private set; }
    public ReliefGround Ground { get; private set; }
    public decimal RequestedAmount { get; private set; }
    public string? HouseholdProof { get; private set; }
    public string? ResponsibleBodyReport { get; private set; }
    public ReliefCaseStatus Status { get; private set; }
    public ReliefCaseStatus? SuspendedFrom { get; private set; }
    public DateOnly? AppliedOn { get; private set; }
    public string? AppliedBy { get; private set; }
    public DateOnly? DecideDueOn { get; private set; }
    /// <summary>When the case was approved, rejected or referred.</summary>
    public DateOnly? DecidedOn { get; private set; }
    public string? ApprovedBy { get; private set; }
    public decimal? ApprovedAmount { get; private set; }
    /// <summary>The fiscal year whose budget the approval is charged to.</summary>
    public int? BudgetYear { get; private set; }
    public DateOnly? PayDueOn { get; private set; }
    public DateOnly? NoticedOn { get; private set; }
    public DateOnly? AgreementSignedOn { get; private set; }
    public string? AgreementWitness { get; private set; }
    public DateOnly? FirstPaidOn { get; private set; }
    /// <summary>Paid less returned, yuan.</summary>
    public decimal PaidAmount { get; private set; }
    public int Payments { get; private set; }
    public DateOnly? FollowedUpOn { get; private set; }
    /// <summary>Whether the person was asked to rate the relief.</summary>
    public bool SurveyInvited { get; private set; }
    public Satisfaction? Satisfaction { get; private set; }
    /// <summary>When the person petitioned again on the relieved matter.</summary>
    public DateOnly? RelapsedOn { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public DateOnly LastStepOn { get; private set; }
    public int Revision { get; private set; }

    /// <summary>States in which the case no longer stands in the way of another for the same person and matter.</summary>
    public static readonly IReadOnlyList<ReliefCaseStatus> Ended = [Rejected, Referred, Withdrawn];

    public static ReliefCase Open(Guid id, Guid projectId, string number, Petition matter, SealedPerson person, ReliefApplication application, DateOnly on)
    {
        var opened = new ReliefCase { Id = id, DivisionCode = matter.DivisionCode, ProjectId = projectId, Number = number, MatterId = matter.MatterId, LastStepOn = on };
        opened.Fill(person, application);
        return opened;
    }

    public Result<Done> Revise(SealedPerson person, ReliefApplication application)
    {
        if (ReviseRefusal(Status) is { } refusal) return refusal;
        Fill(person, application);
        return new Done();
    }

    private void Fill(SealedPerson person, ReliefApplication application)
    {
        (PersonKey, SealedName, SealedIdNumber, SealedPhone, SealedAddress) = person;
        (Ground, RequestedAmount, HouseholdProof, ResponsibleBodyReport) = application;
    }

    public Result<StepTaken> Apply(DateOnly on, string by, FundRules rules)
    {
        List<Error> missing = [];
        if (string.IsNullOrWhiteSpace(HouseholdProof)) missing.Add(ReliefCaseErrors.ProofMissing.At("/householdProof"));
        if (string.IsNullOrWhiteSpace(ResponsibleBodyReport)) missing.Add(ReliefCaseErrors.ReportMissing.At("/responsibleBodyReport"));
        if (missing.Count > 0) return missing;
        return Move("apply", on, null, Applied, () => (AppliedOn, AppliedBy, DecideDueOn) = (on, by, rules.DueOn(on, rules.DecisionDays)));
    }

    public Result<StepTaken> FirstReview(DateOnly on, string opinion) => Move("first-review", on, opinion, FirstReviewed);

    public Result<StepTaken> JointReview(DateOnly on, string opinion) => Move("joint-review", on, opinion, JointReviewed);

    /// <param name="available">Full-year budget less what is already approved against it, yuan.</param>
    /// <param name="escalation">The higher decision that allows an amount above the cap, if there is one.</param>
    public Result<StepTaken> Approve(DateOnly on, string by, decimal amount, int budgetYear, decimal available, string conditions, string? escalation, FundRules rules)
    {
        List<Error> errors = [];
        if (ApproverRefusal(by, AppliedBy) is { } refusal) errors.Add(refusal);
        if (amount > rules.ReliefCap && string.IsNullOrWhiteSpace(escalation)) errors.Add(ReliefCaseErrors.AboveCap.At("/amount").Seen($"{amount:0.00} > {rules.ReliefCap:0.00}"));
        if (amount > available) errors.Add(ReliefCaseErrors.AboveAvailable.At("/amount").Seen($"{amount:0.00} > {available:0.00}"));
        if (errors.Count > 0) return errors;
        return Move("approve", on, escalation is null ? conditions : $"{conditions} [{escalation}]", Approved,
            () => (DecidedOn, ApprovedBy, ApprovedAmount, BudgetYear, PayDueOn) = (on, by, amount, budgetYear, rules.DueOn(on, rules.PaymentDays)));
    }

    public Result<StepTaken> Reject(DateOnly on, string reason) => Move("reject", on, reason, Rejected, () => DecidedOn = on);

    public Result<StepTaken> Refer(DateOnly on, string reason) => Move("refer", on, reason, Referred, () => DecidedOn = on);

    public Result<StepTaken> Notice(DateOnly on) => Move("notice", on, null, Noticed, () => NoticedOn = on);

    public Result<StepTaken> SignAgreement(DateOnly on, string witness, bool voluntary, FundRules rules)
    {
        List<Error> errors = [];
        if (!voluntary) errors.Add(ReliefCaseErrors.NotVoluntary.At("/voluntary"));
        if (Status == Approved && rules.NoticeDays > 0) errors.Add(ReliefCaseErrors.NotNoticed);
        if (Status == Noticed && on < NoticedOn!.Value.AddDays(rules.NoticeDays)) errors.Add(ReliefCaseErrors.NoticeRunning.At("/occurredOn").Seen($"{NoticedOn:O} + {rules.NoticeDays}"));
        if (errors.Count > 0) return errors;
        return Move("sign-agreement", on, null, AgreementSigned, () => (AgreementSignedOn, AgreementWitness) = (on, witness));
    }

    /// <summary>One payment. The ledger's own guard keeps the sum of all payments within the budget.</summary>
    public Result<StepTaken> Pay(DateOnly on, string by, decimal amount, byte[] sealedAccount)
    {
        List<Error> errors = [];
        if (PayerRefusal(by, AppliedBy, ApprovedBy) is { } refusal) errors.Add(refusal);
        if (PaidAmount + amount > ApprovedAmount) errors.Add(ReliefCaseErrors.AboveApproved.At("/amount").Seen($"{PaidAmount + amount:0.00} > {ApprovedAmount:0.00}"));
        if (errors.Count > 0) return errors;
        return Move("pay", on, null, Disbursed, () =>
        {
            SealedBankAccount = sealedAccount;
            FirstPaidOn ??= on;
            PaidAmount += amount;
            Payments++;
        });
    }

    public Result<StepTaken> ReturnPayment(DateOnly on, decimal amount, string reason)
    {
        if (Payments > 0 && amount > PaidAmount) return ReliefCaseErrors.ReturnAbovePaid.At("/amount").Seen($"{amount:0.00} > {PaidAmount:0.00}");
        return Move("return-payment", on, reason, Status, () => PaidAmount -= amount);
    }

    public Result<StepTaken> FollowUp(DateOnly on, bool invited, Satisfaction? rating, string? remark)
    {
        if (rating is not null && !invited) return ReliefCaseErrors.RatingWithoutInvitation.At("/satisfaction");
        return Move("follow-up", on, remark, FollowedUp, () => (FollowedUpOn, SurveyInvited, Satisfaction) = (on, invited, rating));
    }

    public Result<StepTaken> Close(DateOnly on) => Move("close", on, null, Closed, () => ClosedOn = on);

    public Result<StepTaken> Withdraw(DateOnly on, string reason) =>
        Move("withdraw", on, reason, Withdrawn);

    public Result<StepTaken> Suspend(DateOnly on, string reason) =>
        Move("suspend", on, reason, Suspended, () => SuspendedFrom = Status);

    public Result<StepTaken> Resume(DateOnly on, string reason) => Move("resume", on, reason, SuspendedFrom ?? Applied, () => SuspendedFrom = null);

    /// <summary>
    /// The person petitioned again on the relieved matter: the right to do so is never given up, the rate falls, no money is taken back.
    /// The petition's date is a fact, even when a later step of the case was entered before it became known.
    /// </summary>
    public Result<StepTaken> Relapse(DateOnly on, string petitionNumber)
    {
        if (AgreementSignedOn > on) return ReliefCaseErrors.BeforeAgreement.At("/occurredOn");
        return Move("relapse", on, petitionNumber, Relapsed, () => RelapsedOn ??= on, late: true);
    }

    /// <summary>Why a case in this state refuses a step, dates and amounts aside; null when it does not.</summary>
    public static Error? RefusalOf(string action, ReliefCaseStatus status) => StepsFrom[action].Contains(status) ? null : ReliefCaseErrors.NotNow.Seen($"{status} · {action}");

    /// <summary>Why the application of a case in this state can no longer be edited; null when it can.</summary>
    public static Error? ReviseRefusal(ReliefCaseStatus status) => status == Draft ? null : ReliefCaseErrors.NotDraft;

    public static Error? ApproverRefusal(string by, string? appliedBy) => by == appliedBy ? ReliefCaseErrors.SamePersonApproves : null;

    public static Error? PayerRefusal(string by, string? appliedBy, string? approvedBy) => by == appliedBy || by == approvedBy ? ReliefCaseErrors.SamePersonPays : null;

    private Result<StepTaken> Move(string action, DateOnly on, string? reason, ReliefCaseStatus to, Action? act = null, bool late = false)
    {
        if (RefusalOf(action, Status) is { } refusal) return refusal;
        if (on < LastStepOn && !late) return ReliefCaseErrors.BeforePreviousStep.At("/occurredOn").Seen($"{on:O} < {LastStepOn:O}");
        act?.Invoke();
        (Status, LastStepOn) = (to, on < LastStepOn ? LastStepOn : on);
        return new StepTaken(action, on, reason);
    }
}
