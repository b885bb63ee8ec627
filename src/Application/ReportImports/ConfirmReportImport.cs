using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Goals;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Departments;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.ReportImports;
using ReliefApi.Domain.ReportTexts;

namespace ReliefApi.Application.ReportImports;

/// <summary>What a person confirms. A member that is given takes the place of what was read.</summary>
public sealed record ReportImportConfirmation
{
    /// <summary>A project of the division, or the code of the level-1 project that is to be registered.</summary>
    public required string ProjectCode { get; init; }
    /// <summary>Required for a new project.</summary>
    public Guid? DepartmentId { get; init; }
    public string? Name { get; init; }
    public ProjectKind? Kind { get; init; }
    /// <summary>项目概述.</summary>
    public string? Summary { get; init; }
    /// <summary>立项依据.</summary>
    public string? Basis { get; init; }
    /// <summary>实施主体.</summary>
    public string? ImplementingBody { get; init; }
    /// <summary>实施方案.</summary>
    public string? Plan { get; init; }
    /// <summary>Start; required for one-off and fixed-span projects.</summary>
    public DateOnly? StartsOn { get; init; }
    /// <summary>End; required for one-off and fixed-span projects.</summary>
    public DateOnly? EndsOn { get; init; }
    /// <summary>Year of the next review; required for recurring projects.</summary>
    public int? ReviewYear { get; init; }
    public int? FiscalYear { get; init; }
    /// <summary>Without one, A up to 2021 and B from 2022.</summary>
    public IndicatorForm? Form { get; init; }
    /// <summary>The scoring profile; without one, the form's default in the division.</summary>
    public string? ProfileCode { get; init; }
    /// <summary>总体目标.</summary>
    public string? OverallGoal { get; init; }
    /// <summary>年度目标.</summary>
    public string? AnnualGoal { get; init; }
    /// <summary>In printing order; without them, those read that are complete.</summary>
    public IReadOnlyList<IndicatorOfGoal>? Indicators { get; init; }

    /// <summary>The goals as far as they are given here; an annual goal may still come from the report.</summary>
    internal GoalContent Given => new() { ProfileCode = ProfileCode, OverallGoal = OverallGoal, AnnualGoal = AnnualGoal ?? "—", Indicators = Indicators ?? [] };
}

/// <summary>Makes a project, unless its code is known, and goals in draft of an imported report.</summary>
public sealed record ConfirmReportImport(Guid Id, int ExpectedRevision, ReportImportConfirmation Body) : ICommand<ConfirmedReportImport>;

internal sealed class ConfirmReportImportRules : AbstractValidator<ConfirmReportImport>
{
    public ConfirmReportImportRules()
    {
        RuleFor(r => r.Body.ProjectCode).NotEmpty().MaximumLength(40).Matches("^[0-9A-Za-z-]+$");
        RuleFor(r => r.Body.Name).MaximumLength(200);
        RuleFor(r => r.Body.Kind).IsInEnum();
        RuleFor(r => r.Body.Summary).MaximumLength(4000);
        RuleFor(r => r.Body.Basis).MaximumLength(2000);
        RuleFor(r => r.Body.ImplementingBody).MaximumLength(200);
        RuleFor(r => r.Body.Plan).MaximumLength(4000);
        RuleFor(r => r.Body.ReviewYear).InclusiveBetween(2000, 2100);
        RuleFor(r => r.Body.FiscalYear!.Value).IsFiscalYear().OverridePropertyName(nameof(ReportImportConfirmation.FiscalYear)).When(r => r.Body.FiscalYear is not null);
        RuleFor(r => r.Body.Form).IsInEnum();
        RuleFor(r => r.Body.Given).SetValidator(new GoalContentRules()).OverridePropertyName(nameof(ConfirmReportImport.Body));
        RuleForEach(r => r.Body.Indicators).ChildRules(row => row.RuleFor(i => i.Id).Null()).When(r => r.Body.Indicators is not null);
    }
}

internal sealed class ConfirmReportImportHandler(IApplicationDbContext db, GoalsOfReport goals, ICallContext call, TimeProvider clock)
    : IRequestHandler<ConfirmReportImport, Result<ConfirmedReportImport>>
{
    public async Task<Result<ConfirmedReportImport>> Handle(ConfirmReportImport request, CancellationToken cancellationToken)
    {
        var import = await db.ReportImports.SingleOrDefaultAsync(i => i.Id == request.Id, cancellationToken);
        if (import.FaultOf(request.ExpectedRevision, ReportImportErrors.NotFound) is { } fault) return fault;
        if (ReportImport.DecideRefusal(import!.Status) is { } decided) return decided;

        var (body, report) = (request.Body, ReportParser.Parse(import.Text));
        List<LeftOut> leftOut = [];
        var known = await db.Projects.SingleOrDefaultAsync(p => p.DivisionCode == import.DivisionCode && p.Code == body.ProjectCode, cancellationToken);
        var project = known is not null ? known : await RegisterAsync(import.DivisionCode, body, report, leftOut, cancellationToken);
        if (!project.Succeeded) return Result<ConfirmedReportImport>.Refused(project.Errors);
        var goal = await goals.DraftAsync(project.Value, body, report, leftOut, cancellationToken);
        if (!goal.Succeeded) return Result<ConfirmedReportImport>.Refused(goal.Errors);

        import.Confirm(project.Value.Id, goal.Value.Goal?.Id, call.Actor, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return ConfirmedReportImport.Of(import, known is null, goal.Value.Goal, leftOut);
    }

    private async Task<Result<Project>> RegisterAsync(string division, ReportImportConfirmation body, ReportText report, List<LeftOut> leftOut, CancellationToken ct)
    {
        var read = report.Projects.Count > 0 ? report.Projects[0] : null;
        List<Error> errors = [];
        var name = Needed(body.Name, read?.Name, 200, ReportImportErrors.NameMissing, "/name");
        var summary = Needed(body.Summary, read?.Summary, 4000, ReportImportErrors.SummaryMissing, "/summary");
        var kind = body.Kind ?? KindOf(read?.Period?.Value);
        if (kind is null) errors.Add(ReportImportErrors.KindMissing.At("/kind"));
        if (body.DepartmentId is null) errors.Add(ReportImportErrors.DepartmentMissing.At("/departmentId"));
        else if (!await db.Departments.AnyAsync(d => d.Id == body.DepartmentId && d.DivisionCode == division, ct)) errors.Add((DepartmentErrors.NotFound with { Kind = ErrorKind.Rule }).At("/departmentId"));
        if (errors.Count > 0) return errors;

        var overview = new ProjectOverview(summary!, Optional(body.Basis, read?.Basis, 2000, LeftOutPart.Basis), Optional(body.ImplementingBody, read?.ImplementingBody, 200, LeftOutPart.ImplementingBody),
            Optional(body.Plan, read?.Plan, 4000, LeftOutPart.Plan));
        var project = Project.Register(Guid.CreateVersion7(), division, body.ProjectCode, 1, null, body.DepartmentId!.Value, name!, kind!.Value, overview, new(body.StartsOn, body.EndsOn, body.ReviewYear));
        // This body has no member "period" to point at.
        if (!project.Succeeded) return Result<Project>.Refused([.. project.Errors.Select(e => e.At(e.Pointer == "/period" ? "/startsOn" : e.Pointer!.Replace("/period", "", StringComparison.Ordinal)))]);
        db.Projects.Add(project.Value);
        await db.SaveChangesAsync(ct);
        return project;

        string? Needed(string? given, Read<string>? found, int longest, Error missing, string pointer)
        {
            var value = string.IsNullOrWhiteSpace(given) ? found?.Value : given;
            if (value is null) errors.Add(missing.At(pointer));
            else if (value.Length > longest) errors.Add(ReportImportErrors.TextTooLong.At(pointer));
            return value;
        }

        string? Optional(string? given, Read<string>? found, int longest, LeftOutPart part)
        {
            if (given is not null || found is null || found.Value.Length <= longest) return given ?? found?.Value;
            leftOut.Add(LeftOut.Of(part, found.Value[..40], ReportImportErrors.TextTooLong));
            return null;
        }
    }

    private static ProjectKind? KindOf(string? period) => period switch
    {
        not null when period.Contains("经常性", StringComparison.Ordinal) || period.Contains("常年", StringComparison.Ordinal) || period.Contains("长期", StringComparison.Ordinal) => ProjectKind.Recurring,
        not null when period.Contains("一次性", StringComparison.Ordinal) => ProjectKind.OneOff,
        not null when period.Contains("阶段性", StringComparison.Ordinal) || period.Contains("延续性", StringComparison.Ordinal) => ProjectKind.FixedSpan,
        _ => null,
    };
}
