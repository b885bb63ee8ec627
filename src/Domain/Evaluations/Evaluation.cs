using ReliefApi.Domain.Common;

namespace ReliefApi.Domain.Evaluations;

/// <summary>单位自评、部门评价、财政评价.</summary>
public enum EvaluationKind { SelfEvaluation, DepartmentEvaluation, FinanceEvaluation }

/// <summary>One project's evaluation for one year, with the score it was opened at.</summary>
public sealed class Evaluation : IBelongsToDivision, IRevised
{
    private Evaluation() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid ProjectId { get; private set; }
    public int FiscalYear { get; private set; }
    public EvaluationKind Kind { get; private set; }
    public string? ProfileCode { get; private set; }
    public int? ProfileVersion { get; private set; }
    /// <summary>Out of 100; null while a row is unscored.</summary>
    public decimal? Total { get; private set; }
    /// <summary>Language-free grade code; null while there is none.</summary>
    public string? Grade { get; private set; }
    /// <summary>The score sheet as scored, JSON.</summary>
    public string ScoreSheet { get; private set; } = "{}";
    public DateOnly CutOff { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public int Revision { get; private set; }

    public static Evaluation Open(Guid id, string divisionCode, Guid projectId, int fiscalYear, EvaluationKind kind, DateOnly cutOff, DateTimeOffset at) =>
        new() { Id = id, DivisionCode = divisionCode, ProjectId = projectId, FiscalYear = fiscalYear, Kind = kind, CutOff = cutOff, OpenedAt = at };

    public void TakeScore(string? profileCode, int? profileVersion, decimal? total, string? grade, string scoreSheet) =>
        (ProfileCode, ProfileVersion, Total, Grade, ScoreSheet) = (profileCode, profileVersion, total, grade, scoreSheet);
}

/// <summary>A generated draft of the seven-section report: the document model, from which every format is written.</summary>
public sealed class EvaluationDraft : IBelongsToDivision
{
    private EvaluationDraft() { }

    public Guid Id { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid EvaluationId { get; private set; }
    /// <summary>The year-end run that wrote it.</summary>
    public Guid OperationId { get; private set; }
    /// <summary>The report model, JSON.</summary>
    public string Model { get; private set; } = "";
    /// <summary>SHA-256 of <see cref="Model"/>, lower-case hex.</summary>
    public string Sha256 { get; private set; } = "";
    public DateTimeOffset GeneratedAt { get; private set; }

    public static EvaluationDraft Write(Guid id, Evaluation evaluation, Guid operationId, string model, string sha256, DateTimeOffset at) => new()
    {
        Id = id,
        DivisionCode = evaluation.DivisionCode,
        EvaluationId = evaluation.Id,
        OperationId = operationId,
        Model = model,
        Sha256 = sha256,
        GeneratedAt = at,
    };
}

public static class EvaluationErrors
{
    public static readonly Error NotFound = Error.NotFound("evaluation.not_found", "评价不存在。", "No such evaluation.");
    public static readonly Error NoDraft = Error.NotFound("evaluation.no_draft", "尚未生成评价报告草稿。", "No draft has been generated yet.");
}
