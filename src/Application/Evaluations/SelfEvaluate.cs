using System.Text.Json;
using FluentValidation;
using MediatR;
using ReliefApi.Application.Flows;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;

namespace ReliefApi.Application.Evaluations;

/// <summary>Enters the unit's self-evaluation: reasons and measures, and its own scores beside the computed ones.</summary>
public sealed record SelfEvaluate(Guid Id, int ExpectedRevision, SelfEvaluationContent Body) : ICommand<EvaluationDetail>;

/// <summary>What a unit says about its year. It replaces what was entered before.</summary>
public sealed record SelfEvaluationContent
{
    /// <summary>年度总体目标实际完成情况.</summary>
    public string? AnnualResult { get; init; }
    public required IReadOnlyList<SelfEvaluationRow> Rows { get; init; }
    /// <summary>Reasons for warnings that no row can explain, each with the finding as it was read.</summary>
    public IReadOnlyList<FindingReason> FindingReasons { get; init; } = [];
}

/// <summary>What a unit says about one row.</summary>
public sealed record SelfEvaluationRow
{
    /// <summary>The indicator's id, or <c>execution</c>.</summary>
    public required string RowKey { get; init; }
    /// <summary>The unit's own score.</summary>
    public decimal? Score { get; init; }
    /// <summary>偏差原因分析; names no person.</summary>
    public string? Reason { get; init; }
    /// <summary>改进措施; names no person.</summary>
    public string? Measures { get; init; }
}

internal sealed class SelfEvaluateRules : AbstractValidator<SelfEvaluate>
{
    private const int MostRows = 100, LongestText = 1000;

    public SelfEvaluateRules()
    {
        RuleFor(r => r.Body.AnnualResult).MaximumLength(4000);
        RuleFor(r => r.Body.Rows.Count).LessThanOrEqualTo(MostRows).OverridePropertyName("Rows");
        RuleFor(r => r.Body.FindingReasons.Count).LessThanOrEqualTo(MostRows).OverridePropertyName("FindingReasons");
        RuleForEach(r => r.Body.Rows).NotNull().ChildRules(row =>
        {
            row.RuleFor(r => r.RowKey).NotEmpty().MaximumLength(100);
            row.RuleFor(r => r.Score).InclusiveBetween(0, 100);
            row.RuleFor(r => r.Reason).MaximumLength(LongestText);
            row.RuleFor(r => r.Measures).MaximumLength(LongestText);
        });
        RuleForEach(r => r.Body.FindingReasons).NotNull().ChildRules(row =>
        {
            row.RuleFor(r => r.FindingId).NotEmpty().MaximumLength(60);
            row.RuleFor(r => r.Place).NotEmpty().MaximumLength(300);
            row.RuleFor(r => r.Fingerprint).NotEmpty().MaximumLength(64);
            row.RuleFor(r => r.Reason).NotEmpty().MaximumLength(LongestText);
        });
    }
}

internal sealed class SelfEvaluateHandler(EvaluationDoor door, EvaluationScorer scorer, FlowLog log) : IRequestHandler<SelfEvaluate, Result<EvaluationDetail>>
{
    public Task<Result<EvaluationDetail>> Handle(SelfEvaluate request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, EvaluationFlow.Enter, async evaluation =>
        {
            if (await scorer.ComputeAsync(evaluation, cancellationToken) is not { } sheet) return EvaluationErrors.NoGoals;
            evaluation.Take(sheet);
            var faults = FaultsOf(request.Body, await door.RowsAsync(evaluation, cancellationToken)).ToList();
            if (faults.Count > 0) return faults;
            var entries = new SelfEntries(request.Body.AnnualResult, [.. request.Body.Rows.Select(r => new RowEntry(r.RowKey, r.Score, r.Reason, r.Measures))], request.Body.FindingReasons);
            return evaluation.Enter(JsonSerializer.Serialize(entries), log.Actor, log.Today);
        }, cancellationToken);

    private static IEnumerable<Error> FaultsOf(SelfEvaluationContent body, IReadOnlyList<EvaluationRow> rows)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < body.Rows.Count; i++)
        {
            var key = body.Rows[i].RowKey;
            if (rows.All(r => r.Key != key)) yield return EvaluationErrors.UnknownRow.At($"/rows/{i}/rowKey");
            else if (!seen.Add(key)) yield return EvaluationErrors.RowTwice.At($"/rows/{i}/rowKey");
        }
    }
}
