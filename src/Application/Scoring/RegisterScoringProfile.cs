using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Divisions;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Application.Scoring;

/// <summary>Where and when a new version of a rule may be chosen.</summary>
public abstract record NewRule
{
    /// <summary>Root of the subtree in which it may be chosen: within the administrator's own; 000000 for the whole country.</summary>
    public required string AppliesTo { get; init; }
    public required int ValidFromYear { get; init; }
    public int? ValidToYear { get; init; }
    /// <summary>Why it is needed: the document or the local decision.</summary>
    public required string Reason { get; init; }
}

/// <summary>Adds a scoring profile, or the next version of one. Goals that are set keep the version they were set with.</summary>
public sealed record RegisterScoringProfile : NewRule, ICommand<ScoringProfileDto>
{
    /// <summary>The form for which it is taken where none is named; null when it must be named.</summary>
    public IndicatorForm? DefaultFor { get; init; }
    /// <summary>Its version is 1 for a new code, else the next one.</summary>
    public required ScoringProfile Profile { get; init; }
}

/// <summary>Adds a category taxonomy, or the next version of one. Goals that are set keep the version they were set with.</summary>
public sealed record RegisterTaxonomy : NewRule, ICommand<TaxonomyDto>
{
    /// <summary>Its version is 1 for a new code, else the next one.</summary>
    public required IndicatorTaxonomy Taxonomy { get; init; }
}

internal abstract class NewRuleRules<T> : AbstractValidator<T> where T : NewRule
{
    protected NewRuleRules(ICallContext call)
    {
        RuleFor(r => r.AppliesTo).Must(d => (d == DivisionCode.Nation || DivisionCode.IsValid(d)) && call.Scope.Write.Contains(d)).Refuse(RuleErrors.OutsideOwn);
        RuleFor(r => r.ValidFromYear).InclusiveBetween(RuleVersion.FirstYear, 2100);
        RuleFor(r => r.ValidToYear).Must((r, to) => to is null || to >= r.ValidFromYear).Refuse(RuleErrors.EndsBeforeStart);
        RuleFor(r => r.Reason).NotEmpty().MaximumLength(1000);
    }

    /// <summary>The code is printed and goes into addresses.</summary>
    protected static bool IsCode(string? code) => code is { Length: > 0 and <= 40 } && code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');

    protected static void Add(ValidationContext<T> context, string member, IEnumerable<ScoringFinding> findings)
    {
        foreach (var f in findings)
            context.AddFailure(new FluentValidation.Results.ValidationFailure(member, f.MessageEn)
            {
                CustomState = Error.Rule(f.Code, f.MessageZh, f.MessageEn).At($"/{member}{f.Location}").Seen(string.Join("; ", f.Values.Select(v => v.Value))),
            });
    }
}

internal sealed class RegisterScoringProfileRules : NewRuleRules<RegisterScoringProfile>
{
    public RegisterScoringProfileRules(ICallContext call) : base(call)
    {
        RuleFor(r => r.DefaultFor).IsInEnum();
        RuleFor(r => r.Profile.Code).Must(IsCode).WithErrorCode("RegularExpressionValidator");
        RuleFor(r => r.Profile).Custom((profile, context) => Add(context, "profile", ProfileRules.Check(profile)));
    }
}

internal sealed class RegisterTaxonomyRules : NewRuleRules<RegisterTaxonomy>
{
    public RegisterTaxonomyRules(ICallContext call) : base(call)
    {
        RuleFor(r => r.Taxonomy.Code).Must(IsCode).WithErrorCode("RegularExpressionValidator");
        RuleFor(r => r.Taxonomy.Form).IsInEnum();
        RuleFor(r => r.Taxonomy).Custom((taxonomy, context) => Add(context, "taxonomy", TaxonomyRules.Check(taxonomy)));
    }
}

internal sealed class RegisterRuleHandler(IApplicationDbContext db, ICallContext call, TimeProvider clock)
    : IRequestHandler<RegisterScoringProfile, Result<ScoringProfileDto>>, IRequestHandler<RegisterTaxonomy, Result<TaxonomyDto>>
{
    public async Task<Result<ScoringProfileDto>> Handle(RegisterScoringProfile request, CancellationToken cancellationToken)
    {
        var scope = new RuleScope(request.AppliesTo, request.ValidFromYear, request.ValidToYear, request.DefaultFor, request.Reason);
        var stored = await db.ScoringProfiles.Where(p => p.Code == request.Profile.Code).ToListAsync(cancellationToken);
        if (stored.FaultOfNext(request.Profile.Version, scope) is { } fault) return fault.At("/profile" + fault.Pointer);
        var added = StoredProfile.Of(request.Profile, scope, call.Actor, clock.GetUtcNow());
        db.ScoringProfiles.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return ScoringProfileDto.Of(added);
    }

    public async Task<Result<TaxonomyDto>> Handle(RegisterTaxonomy request, CancellationToken cancellationToken)
    {
        var scope = new RuleScope(request.AppliesTo, request.ValidFromYear, request.ValidToYear, null, request.Reason);
        var stored = await db.IndicatorTaxonomies.Where(t => t.Code == request.Taxonomy.Code).ToListAsync(cancellationToken);
        if (stored.FaultOfNext(request.Taxonomy.Version, scope) is { } fault) return fault.At("/taxonomy" + fault.Pointer);
        var added = StoredTaxonomy.Of(request.Taxonomy, scope, call.Actor, clock.GetUtcNow());
        db.IndicatorTaxonomies.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return TaxonomyDto.Of(added);
    }
}
