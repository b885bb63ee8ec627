using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Scoring;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Projects;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.ReportTemplates;

/// <summary>Adds a wording for reports, or the next version of one. Drafts that are written keep the version they were written with.</summary>
public sealed record RegisterReportTemplate : NewRule, ICommand<ReportTemplateDto>
{
    /// <summary>Capital letters, digits and hyphens.</summary>
    public required string Code { get; init; }
    /// <summary>1 for a new code, else the next one.</summary>
    public required int Version { get; init; }
    /// <summary>The kind of project it is for; null for all.</summary>
    public ProjectKind? ProjectKind { get; init; }
    /// <summary>The texts it replaces, by key. A text may leave out holes of the built-in one, not add any, and holds no digit.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }
}

internal sealed class RegisterReportTemplateRules : NewRuleRules<RegisterReportTemplate>
{
    public RegisterReportTemplateRules(ICallContext call) : base(call)
    {
        RuleFor(r => r.Code).Must(IsCode).WithErrorCode("RegularExpressionValidator");
        RuleFor(r => r.ProjectKind).IsInEnum();
        RuleFor(r => r.Texts).Custom((texts, context) =>
        {
            foreach (var fault in ReportTemplate.FaultsOf(texts)) context.AddFailure(new ValidationFailure("texts", fault.En) { CustomState = fault.At("/texts") });
        });
    }
}

internal sealed class RegisterReportTemplateHandler(IApplicationDbContext db, ICallContext call, TimeProvider clock) : IRequestHandler<RegisterReportTemplate, Result<ReportTemplateDto>>
{
    public async Task<Result<ReportTemplateDto>> Handle(RegisterReportTemplate request, CancellationToken cancellationToken)
    {
        var scope = new RuleScope(request.AppliesTo, request.ValidFromYear, request.ValidToYear, null, request.Reason);
        var stored = await db.ReportTemplates.Where(t => t.Code == request.Code).ToListAsync(cancellationToken);
        if (stored.FaultOfNext(request.Version, scope) is { } fault) return fault;
        var added = StoredTemplate.Of(request.Code, request.Version, request.ProjectKind, request.Texts, scope, call.Actor, clock.GetUtcNow());
        db.ReportTemplates.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return ReportTemplateDto.Of(added);
    }
}

/// <summary>Which wording counts.</summary>
internal static class TemplatesInForce
{
    /// <summary>The wording nearest to the division; one for the kind of project goes before one for all. Without any, the built-in one.</summary>
    public static async Task<ReportTemplate> TemplateForAsync(this IApplicationDbContext db, Project project, int year, CancellationToken ct)
    {
        var stored = await db.ReportTemplates.AsNoTracking().Where(t => t.ProjectKind == null || t.ProjectKind == project.Kind).ToListAsync(ct);
        var chosen = stored.Where(t => t.ProjectKind is not null).InForce(project.DivisionCode, year) ?? stored.InForce(project.DivisionCode, year);
        return chosen?.Read() ?? ReportTemplate.BuiltIn;
    }

    /// <summary>The wording a draft was written with.</summary>
    public static async Task<ReportTemplate> TemplateOfAsync(this IApplicationDbContext db, string code, int version, CancellationToken ct) =>
        code == ReportTemplate.BuiltInCode ? ReportTemplate.BuiltIn : (await db.ReportTemplates.AsNoTracking().SingleAsync(t => t.Code == code && t.Version == version, ct)).Read();
}
