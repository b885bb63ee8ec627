using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Findings;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.ReportTexts;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Findings;

/// <summary>A document to check as it stands. Nothing is stored.</summary>
public sealed record CheckFindings : IQuery<FoundDto>
{
    /// <summary>The document as plain text.</summary>
    public string? Text { get; init; }
    /// <summary>The document taken apart, instead of its text.</summary>
    public ReportText? Report { get; init; }
    /// <summary>The project it is about: with it, the document is also compared with what the county has recorded.</summary>
    public Guid? ProjectId { get; init; }
}

internal sealed class CheckFindingsRules : AbstractValidator<CheckFindings>
{
    private const int LongestText = 100_000, MostParts = 5_000;

    public CheckFindingsRules()
    {
        RuleFor(q => q.Text).Must((q, text) => text is null != (q.Report is null)).Refuse(FindingErrors.OneDocument);
        RuleFor(q => q.Text).MaximumLength(LongestText);
        When(q => q.Report is not null, () =>
        {
            RuleFor(q => q.Report!.Text).NotNull().MaximumLength(LongestText);
            RuleFor(q => q.Report!.Sections).Must(s => Fits(s, x => x is { Heading: not null } && Fits(x.Paragraphs, p => p.Text is not null))).Refuse(FindingErrors.PartMissing);
            RuleFor(q => q.Report!.Indicators).Must(s => Fits(s, i => i is { Name: not null, ValueText: not null })).Refuse(FindingErrors.PartMissing);
            RuleFor(q => q.Report!.Projects).Must(s => Fits(s, p => p.Name?.Value is not null)).Refuse(FindingErrors.PartMissing);
            RuleFor(q => q.Report!.Amounts).Must(s => Fits(s, a => a.Raw is not null)).Refuse(FindingErrors.PartMissing);
            RuleFor(q => q.Report!).Must(r => SpansOf(r).All(s => s.Start >= 0 && s.Length >= 0 && s.Length <= r.Text.Length - s.Start)).Refuse(FindingErrors.SpanOutsideText)
                .When(q => q.Report is { Text: not null }, ApplyConditionTo.CurrentValidator);
        });
    }

    private static bool Fits<T>(IReadOnlyList<T>? parts, Predicate<T> isWhole) where T : class => parts is { Count: <= MostParts } && parts.All(p => p is not null && isWhole(p));

    private static IEnumerable<TextSpan> SpansOf(ReportText report) =>
        (report.Sections ?? []).OfType<ReadSection>().SelectMany(s => (s.Paragraphs ?? []).OfType<ReadParagraph>().Select(p => p.Span).Prepend(s.HeadingSpan))
            .Concat((report.Indicators ?? []).OfType<ReadIndicator>().Select(i => i.Span)).Concat((report.Amounts ?? []).OfType<ReadAmount>().Select(a => a.Span))
            .Concat(new[] { report.Title?.Span, report.Portfolio?.Span }.OfType<TextSpan>());
}

internal sealed class CheckFindingsHandler(IApplicationDbContext db, StoredPassageReader passages) : IRequestHandler<CheckFindings, Result<FoundDto>>
{
    public async Task<Result<FoundDto>> Handle(CheckFindings request, CancellationToken cancellationToken)
    {
        var input = DocumentInput.Of(request.Report ?? ReportParser.Parse(request.Text!));
        if (request.ProjectId is { } id)
        {
            if (await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } project) return ProjectErrors.NotFound;
            var division = await db.Divisions.AsNoTracking().SingleAsync(d => d.DivisionCode == project.DivisionCode, cancellationToken);
            input = input with { Level = division.Level, DivisionName = division.Name };
            if (input.FiscalYear is { } year) input = input with { Elsewhere = (await passages.ReadAsync(project, year, cancellationToken)).Elsewhere };
        }

        var found = FindingRules.Check(input);
        return new FoundDto
        {
            Counts = FindingCounts.Of(found),
            BlocksSubmission = found.Any(f => f.Severity == ScoringSeverity.Error),
            ReasonsDue = found.Count(f => f.Severity == ScoringSeverity.Warning),
            Items = [.. found.Select(f => FindingDto.Of(f))],
        };
    }
}
