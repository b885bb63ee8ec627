using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.Drafts;

/// <summary>What a person makes of a section: its paragraphs in order, and those of its cells that change.</summary>
public sealed record SectionContent
{
    /// <summary>Every paragraph that stays, in reading order; one that is not named is taken out. Cells and headings that are not named stay as they are.</summary>
    public required IReadOnlyList<SectionPassage> Passages { get; init; }
}

/// <summary>A passage as it is to read.</summary>
public sealed record SectionPassage
{
    /// <summary>Null for a new paragraph, which follows the one named before it.</summary>
    public string? Id { get; init; }
    /// <summary>Its words, with the ids of its bound numbers and open gaps in braces.</summary>
    public required string Text { get; init; }
}

/// <summary>Edits a section of the latest draft; the draft gets its next version. Section 0 is the cover, 8 the annex.</summary>
public sealed record ReviseDraftSection(Guid EvaluationId, int Section, int ExpectedRevision, SectionContent Body) : ICommand<DraftDto>;

internal sealed class ReviseDraftSectionRules : AbstractValidator<ReviseDraftSection>
{
    private const int MostPassages = 2000, LongestPassage = 20_000;

    public ReviseDraftSectionRules()
    {
        RuleFor(r => r.Body.Passages).Must(p => p.Count is > 0 and <= MostPassages);
        RuleForEach(r => r.Body.Passages).NotNull().ChildRules(p => p.RuleFor(x => x.Text).MaximumLength(LongestPassage));
    }
}

internal sealed class ReviseDraftSectionHandler(IApplicationDbContext db, ICallContext call, TimeProvider clock) : IRequestHandler<ReviseDraftSection, Result<DraftDto>>
{
    public async Task<Result<DraftDto>> Handle(ReviseDraftSection request, CancellationToken cancellationToken)
    {
        var found = await db.LatestForUpdateAsync(request.EvaluationId, cancellationToken);
        if (!found.Succeeded) return Result<DraftDto>.Refused(found.Errors);
        var latest = found.Value;
        if (latest.Version != request.ExpectedRevision) return Error.StaleRevision;
        var model = latest.Read();
        if (ReportPassages.OfSection(model, request.Section) is not { Count: > 0 } section) return EvaluationErrors.NoSuchSection;

        var edited = ReportEdit.Apply(model, EditsOf(section, request.Body.Passages));
        if (!edited.Succeeded) return Result<DraftDto>.Refused(edited.Errors);
        var draft = latest.Edit(Guid.CreateVersion7(), edited.Value, DraftOrigin.Edited, call.Actor, clock.GetUtcNow());
        db.EvaluationDrafts.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        return DraftDto.Of(draft);
    }

    /// <summary>One edit for each passage of the body, in its order, so that a fault points at its own; then what is taken out.</summary>
    private static List<ReportEdit> EditsOf(IReadOnlyList<Passage> section, IReadOnlyList<SectionPassage> body)
    {
        List<ReportEdit> edits = [];
        var anchor = section[0].Id;
        foreach (var passage in body)
        {
            edits.Add(new(passage.Id, passage.Id is null ? anchor : null, passage.Text));
            anchor = passage.Id ?? anchor;
        }

        var named = body.Select(p => p.Id).ToHashSet();
        edits.AddRange(section.Where(p => p.Kind is PassageKind.Paragraph && !named.Contains(p.Id)).Select(p => new ReportEdit(p.Id, null, null)));
        return edits;
    }
}
