using FluentValidation;
using MediatR;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Findings;
using ReliefApi.Domain.ReportTexts;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Findings;

/// <summary>A document to check as it stands: a report taken apart. Nothing is stored.</summary>
public sealed record CheckFindings : IQuery<FoundDto>
{
    public required ReportText Report { get; init; }
}

internal sealed class CheckFindingsRules : AbstractValidator<CheckFindings>
{
    private const int LongestText = 300_000, MostParts = 5_000;

    public CheckFindingsRules()
    {
        RuleFor(q => q.Report.Text).NotNull().MaximumLength(LongestText);
        RuleFor(q => q.Report.Sections).Must(s => s.Count <= MostParts && s.All(x => x is { Heading: not null, Paragraphs: not null } && x.Paragraphs.Count <= MostParts && x.Paragraphs.All(p => p is { Text: not null }))).Refuse(FindingErrors.PartMissing);
        RuleFor(q => q.Report.Indicators).Must(s => s.Count <= MostParts && s.All(x => x is { Name: not null, ValueText: not null })).Refuse(FindingErrors.PartMissing);
        RuleFor(q => q.Report.Projects).Must(s => s.Count <= MostParts && s.All(x => x?.Name?.Value is not null)).Refuse(FindingErrors.PartMissing);
        RuleFor(q => q.Report.Amounts).Must(s => s.Count <= MostParts && s.All(x => x is { Raw: not null })).Refuse(FindingErrors.PartMissing);
        RuleFor(q => q.Report.Measures).Must(s => s.Count <= MostParts && s.All(x => x is not null)).Refuse(FindingErrors.PartMissing);
        RuleFor(q => q.Report).Must(r => SpansOf(r).All(s => s.Start >= 0 && s.Length >= 0 && s.Start <= r.Text.Length && s.Length <= r.Text.Length - s.Start)).Refuse(FindingErrors.SpanOutsideText)
            .When(q => q.Report is { Text: not null, Sections: not null, Indicators: not null, Amounts: not null });
    }

    private static IEnumerable<TextSpan> SpansOf(ReportText report) =>
        report.Sections.OfType<ReadSection>().SelectMany(s => (s.Paragraphs ?? []).OfType<ReadParagraph>().Select(p => p.Span).Prepend(s.HeadingSpan))
            .Concat(report.Indicators.OfType<ReadIndicator>().Select(i => i.Span)).Concat(report.Amounts.OfType<ReadAmount>().Select(a => a.Span));
}

internal sealed class CheckFindingsHandler : IRequestHandler<CheckFindings, Result<FoundDto>>
{
    public Task<Result<FoundDto>> Handle(CheckFindings request, CancellationToken cancellationToken)
    {
        var found = FindingRules.Check(DocumentInput.Of(request.Report));
        return Task.FromResult<Result<FoundDto>>(new FoundDto
        {
            Counts = FindingCounts.Of(found),
            BlocksSubmission = found.Any(f => f.Severity == ScoringSeverity.Error),
            ReasonsDue = found.Count(f => f.Severity == ScoringSeverity.Warning),
            Items = [.. found.Select(f => FindingDto.Of(f))],
        });
    }
}
