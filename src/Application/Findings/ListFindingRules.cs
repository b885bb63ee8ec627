using MediatR;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Findings;

/// <summary>A rule about records, documents or scores.</summary>
public sealed record FindingRuleDto
{
    public required string Id { get; init; }
    /// <summary>An error blocks submission, a warning needs a reason, information never blocks.</summary>
    public required ScoringSeverity Severity { get; init; }
    /// <summary>The message; names in braces are filled with the values seen.</summary>
    public required string MessageZh { get; init; }
    public required string MessageEn { get; init; }
    public required string RuleVersion { get; init; }
}

/// <summary>Every rule there is.</summary>
public sealed record ListFindingRules : IQuery<Catalogue<FindingRuleDto>>;

internal sealed class ListFindingRulesHandler : IRequestHandler<ListFindingRules, Result<Catalogue<FindingRuleDto>>>
{
    private static readonly Catalogue<FindingRuleDto> Rules = new()
    {
        Items =
        [
            .. FindingRules.All.Select(r => new FindingRuleDto { Id = r.Id, Severity = r.Severity, MessageZh = r.Zh, MessageEn = r.En, RuleVersion = FindingRules.Version })
                .Concat(FindingRules.OfScores.Select(r => new FindingRuleDto { Id = r.Code, Severity = r.Severity, MessageZh = r.MessageZh, MessageEn = r.MessageEn, RuleVersion = ScoringEngine.RuleVersion }))
                .OrderBy(r => r.Id, StringComparer.Ordinal),
        ],
    };

    public Task<Result<Catalogue<FindingRuleDto>>> Handle(ListFindingRules request, CancellationToken cancellationToken) => Task.FromResult<Result<Catalogue<FindingRuleDto>>>(Rules);
}
