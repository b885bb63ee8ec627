using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.Drafts;

/// <summary>A draft that was edited in a word processor.</summary>
public sealed record DraftUpload
{
    /// <summary>The .docx, Base64.</summary>
    public required byte[] Document { get; init; }
}

/// <summary>
/// Takes over what people changed in a .docx of any version of the draft. When the draft went on since, their words are merged into the latest version.
/// </summary>
public sealed record UploadDraft(Guid EvaluationId, DraftUpload Body) : ICommand<UploadedDraft>;

/// <summary>What a person changed in the file, and the draft that came of it.</summary>
public sealed record UploadedDraft
{
    /// <summary>The version the file was written from.</summary>
    public required int BaseVersion { get; init; }
    /// <summary>Passages that were changed, added or taken out.</summary>
    public required IReadOnlyList<PassageChange> Changes { get; init; }
    /// <summary>Bound numbers that were typed over or taken out. What was typed is not taken over: the record behind the number is to be corrected.</summary>
    public required IReadOnlyList<NumberChange> Numbers { get; init; }
    /// <summary>Changed headings, captions and labels, and cells taken out: not taken over.</summary>
    public required IReadOnlyList<PassageChange> Ignored { get; init; }
    /// <summary>The latest version; a new one when anything was taken over.</summary>
    public required DraftDto Draft { get; init; }
}

internal sealed class UploadDraftRules : AbstractValidator<UploadDraft>
{
    public UploadDraftRules() => RuleFor(r => r.Body.Document).NotEmpty();
}

internal sealed class UploadDraftHandler(IApplicationDbContext db, IReportReader reader, ICallContext call, TimeProvider clock) : IRequestHandler<UploadDraft, Result<UploadedDraft>>
{
    public async Task<Result<UploadedDraft>> Handle(UploadDraft request, CancellationToken cancellationToken)
    {
        var found = await db.LatestForUpdateAsync(request.EvaluationId, cancellationToken);
        if (!found.Succeeded) return Result<UploadedDraft>.Refused(found.Errors);
        var read = reader.Read(request.Body.Document);
        if (!read.Succeeded) return Result<UploadedDraft>.Refused([.. read.Errors.Select(e => e.At("/document"))]);
        var given = await db.EvaluationDrafts.AsNoTracking().Where(d => d.EvaluationId == request.EvaluationId && d.Sha256 == read.Value.Version)
            .OrderByDescending(d => d.Version).FirstOrDefaultAsync(cancellationToken);
        if (given is null) return EvaluationErrors.UnknownVersion.At("/document");

        var (latest, before) = (found.Value, given.Read());
        var edits = read.Value.EditsOf(before);
        var edited = ReportEdit.Apply(before, edits.Edits);
        if (!edited.Succeeded) return Result<UploadedDraft>.Refused(edited.Errors);
        if (edits.Edits.Count > 0) latest = Next(latest, given, before, edited.Value);
        await db.SaveChangesAsync(cancellationToken);
        return new UploadedDraft
        {
            BaseVersion = given.Version,
            Changes = ReportChanges.Between(before, edited.Value).Passages,
            Numbers = edits.Overwritten,
            Ignored = edits.Ignored,
            Draft = DraftDto.Of(latest),
        };
    }

    private EvaluationDraft Next(EvaluationDraft latest, EvaluationDraft given, ReportModel before, ReportModel edited)
    {
        var (model, conflicts) = latest.Sha256 == given.Sha256 ? (edited, []) : ReportMerge.Merge(before, edited, latest.Read());
        var draft = latest.Edit(Guid.CreateVersion7(), model, DraftOrigin.Uploaded, call.Actor, clock.GetUtcNow(), conflicts);
        db.EvaluationDrafts.Add(draft);
        return draft;
    }
}
