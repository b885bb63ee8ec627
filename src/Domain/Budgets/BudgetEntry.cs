using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Budgets;

/// <summary>What an entry of the budget ledger records (年初预算、调整、结转、其他资金、到位、支付、退回).</summary>
public enum BudgetEntryKind { Initial, Adjustment, CarryOver, OtherFunds, Arrival, Disbursement, Return }

public static class BudgetEntryKinds
{
    /// <summary>A budget is entered ahead of its year; money moves on a day that has come.</summary>
    public static bool MovesMoney(this BudgetEntryKind kind) => kind is BudgetEntryKind.Arrival or BudgetEntryKind.Disbursement or BudgetEntryKind.Return;
}

/// <summary>One line of a project's budget ledger. Never changed or removed: a correction is a counter-entry.</summary>
public sealed class BudgetEntry : IBelongsToDivision
{
    private BudgetEntry() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid ProjectId { get; private set; }
    public int FiscalYear { get; private set; }
    public BudgetEntryKind Kind { get; private set; }
    /// <summary>Yuan. Adjustments carry their sign; a counter-entry of any other kind is negative and names what it corrects.</summary>
    public decimal Amount { get; private set; }
    public DateOnly OccurredOn { get; private set; }
    public string? DocumentNumber { get; private set; }
    public string? Reason { get; private set; }
    /// <summary>The relief payment that posted this entry, if one did.</summary>
    public Guid? PaymentId { get; private set; }
    /// <summary>The entry that this one corrects.</summary>
    public Guid? CorrectsId { get; private set; }
    public string RecordedBy { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>What is wrong with an entry by itself, whatever the ledger holds.</summary>
    public static IReadOnlyList<Error> FaultsOf(BudgetEntryKind kind, decimal amount, DateOnly on, int fiscalYear, string? document, string? reason, bool corrects = false)
    {
        List<Error>? errors = null;
        if (amount == 0) Add(BudgetErrors.ZeroAmount.At("/amount"));
        if (amount < 0 && kind != BudgetEntryKind.Adjustment && !corrects) Add(BudgetErrors.NegativeAmount.At("/amount"));
        if (on.Year != fiscalYear) Add(BudgetErrors.OutsideFiscalYear.At("/occurredOn").Seen($"{on:O} · {fiscalYear}"));
        if (kind == BudgetEntryKind.Adjustment && (string.IsNullOrWhiteSpace(document) || string.IsNullOrWhiteSpace(reason))) Add(BudgetErrors.AdjustmentUnexplained.At("/documentNumber"));
        return errors ?? (IReadOnlyList<Error>)[];

        void Add(Error error) => (errors ??= []).Add(error);
    }

    public static Result<BudgetEntry> Record(Guid id, BudgetBalance balance, BudgetEntryKind kind, decimal amount, DateOnly on, string? document,
        string? reason, string by, DateTimeOffset at, Guid? paymentId = null, BudgetEntry? corrects = null)
    {
        List<Error> errors = [.. FaultsOf(kind, amount, on, balance.FiscalYear, document, reason, corrects is not null)];
        if (corrects is not null && (corrects.Kind != kind || corrects.Amount != -amount || corrects.FiscalYear != balance.FiscalYear || corrects.ProjectId != balance.ProjectId))
            errors.Add(BudgetErrors.CorrectionMismatch.At("/correctsId"));
        if (corrects is not null && string.IsNullOrWhiteSpace(reason)) errors.Add(BudgetErrors.CorrectionUnexplained.At("/reason"));
        if (errors.Count == 0 && balance.FaultOf(kind, amount) is { } fault) errors.Add(fault.At("/amount"));
        if (errors.Count > 0) return errors;
        return new BudgetEntry
        {
            Id = id,
            DivisionCode = balance.DivisionCode,
            ProjectId = balance.ProjectId,
            FiscalYear = balance.FiscalYear,
            Kind = kind,
            Amount = amount,
            OccurredOn = on,
            DocumentNumber = document,
            Reason = reason,
            RecordedBy = by,
            RecordedAt = at,
            PaymentId = paymentId,
            CorrectsId = corrects?.Id,
        };
    }
}

/// <summary>The sums of one project's ledger in one year, yuan. Kept by the database as entries are inserted, so it cannot differ from them; it is also the row that writers lock.</summary>
public sealed class BudgetBalance : IBelongsToDivision
{
    private BudgetBalance() { }

    public Guid ProjectId { get; private set; }
    public int FiscalYear { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public decimal Initial { get; private set; }
    public decimal Adjustment { get; private set; }
    public decimal CarryOver { get; private set; }
    public decimal OtherFunds { get; private set; }
    public decimal Arrived { get; private set; }
    public decimal Disbursed { get; private set; }
    public decimal Returned { get; private set; }

    /// <summary>全年预算数: initial ± adjustments + carry-over + other funds.</summary>
    public decimal FullYear => Initial + Adjustment + CarryOver + OtherFunds;

    /// <summary>全年执行数: payments less returns.</summary>
    public decimal Executed => Disbursed - Returned;

    public static BudgetBalance Empty(Guid projectId, int fiscalYear, string divisionCode) =>
        new() { ProjectId = projectId, FiscalYear = fiscalYear, DivisionCode = divisionCode };

    /// <summary>The sums with one more entry, for whoever books several at once under the lock.</summary>
    public void Post(BudgetEntryKind kind, decimal amount) => _ = kind switch
    {
        BudgetEntryKind.Initial => Initial += amount,
        BudgetEntryKind.Adjustment => Adjustment += amount,
        BudgetEntryKind.CarryOver => CarryOver += amount,
        BudgetEntryKind.OtherFunds => OtherFunds += amount,
        BudgetEntryKind.Arrival => Arrived += amount,
        BudgetEntryKind.Disbursement => Disbursed += amount,
        _ => Returned += amount,
    };

    /// <summary>Why an entry would break the ledger; null when it would not. Executed above arrived is a finding, not a refusal: money is often booked late.</summary>
    public Error? FaultOf(BudgetEntryKind kind, decimal amount)
    {
        var fullYear = FullYear + (kind is BudgetEntryKind.Initial or BudgetEntryKind.Adjustment or BudgetEntryKind.CarryOver or BudgetEntryKind.OtherFunds ? amount : 0);
        var executed = Executed + kind switch { BudgetEntryKind.Disbursement => amount, BudgetEntryKind.Return => -amount, _ => 0 };
        return kind switch
        {
            BudgetEntryKind.Return or BudgetEntryKind.Disbursement when executed < 0 => BudgetErrors.ReturnExceedsPaid.Seen($"{Math.Abs(amount):0.00} > {Executed:0.00}"),
            BudgetEntryKind.Disbursement when amount > 0 && executed > fullYear => BudgetErrors.Overspent.Seen($"{executed:0.00} > {fullYear:0.00}"),
            BudgetEntryKind.Arrival when amount < 0 && Arrived + amount < 0 => BudgetErrors.BelowZero,
            _ when fullYear < 0 => BudgetErrors.BelowZero,
            _ when fullYear < executed && kind is not BudgetEntryKind.Disbursement => BudgetErrors.BelowExecuted.Seen($"{executed:0.00} > {fullYear:0.00}"),
            _ => null,
        };
    }
}

public static class BudgetErrors
{
    public static readonly Error NotFound = Error.NotFound("budget_entry.not_found", "预算分录不存在。", "No such budget entry.");
    public static readonly Error ZeroAmount = Error.Rule("budget_entry.zero_amount", "金额不得为零。", "The amount is zero.");
    public static readonly Error NegativeAmount = Error.Rule("budget_entry.negative_amount", "金额须为正数；更正请引用原分录作冲销。", "The amount is positive; to correct, name the entry it reverses.");
    public static readonly Error OutsideFiscalYear = Error.Rule("budget_entry.outside_fiscal_year", "日期不在所属预算年度内。", "The date lies outside the fiscal year.");
    public static readonly Error AdjustmentUnexplained = Error.Rule("budget_entry.adjustment_unexplained", "预算调整须注明文号和原因。", "An adjustment names its document and its reason.");
    public static readonly Error CorrectionMismatch = Error.Rule("budget_entry.correction_mismatch", "冲销须与原分录同项目、同年度、同类别且金额相反。", "A correction has the project, year and kind of the entry it reverses, and the opposite amount.");
    public static readonly Error CorrectionUnexplained = Error.Rule("budget_entry.correction_unexplained", "冲销须注明原因。", "A correction states its reason.");
    public static readonly Error AlreadyCorrected = Error.Conflict("budget_entry.already_corrected", "该分录已被冲销。", "This entry has already been reversed.");
    public static readonly Error PostedByPayment = Error.Rule("budget_entry.posted_by_payment", "该分录由救助支付生成，请在救助个案中退回。", "A relief payment posted this entry: return it on the relief case.");
    public static readonly Error ReturnExceedsPaid = Error.Rule("budget_entry.return_exceeds_paid", "退回金额超过已支付金额。", "More is returned than was paid.");
    public static readonly Error Overspent = Error.Rule("budget_entry.overspent", "支付后将超出全年预算。", "The payment would exceed the full-year budget.");
    public static readonly Error BelowZero = Error.Rule("budget_entry.below_zero", "该分录会使预算小于零。", "The entry would take the budget below zero.");
    public static readonly Error BelowExecuted = Error.Rule("budget_entry.below_executed", "该分录会使全年预算低于已执行数。", "The entry would take the budget below what has been spent.");
}
