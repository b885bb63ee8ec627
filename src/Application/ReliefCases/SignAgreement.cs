using FluentValidation;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Divisions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.Steps;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReliefCases;

/// <summary>The settlement agreement (停访息诉协议) is signed, after the term of notice.</summary>
public sealed record SignAgreement(Guid Id, int ExpectedRevision, Agreement Body) : ICommand<ReliefCaseDto>;

/// <summary>How the agreement came about. It never gives up the right to petition.</summary>
public sealed record Agreement
{
    /// <summary>Business date of the signature.</summary>
    public required DateOnly OccurredOn { get; init; }
    /// <summary>Who witnessed it, by office.</summary>
    public required string Witness { get; init; }
    /// <summary>Whether the person signed voluntarily; otherwise there is no agreement.</summary>
    public required bool Voluntary { get; init; }
}

internal sealed class SignAgreementRules : AbstractValidator<SignAgreement>
{
    public SignAgreementRules(TimeProvider clock)
    {
        RuleFor(r => r.Body.OccurredOn).NotInFuture(clock);
        RuleFor(r => r.Body.Witness).NotEmpty().MaximumLength(200);
    }
}

internal sealed class SignAgreementHandler(IApplicationDbContext db, ReliefCaseDoor door) : IRequestHandler<SignAgreement, Result<ReliefCaseDto>>
{
    public Task<Result<ReliefCaseDto>> Handle(SignAgreement request, CancellationToken cancellationToken) =>
        door.MoveAsync(request.Id, request.ExpectedRevision, async c =>
            c.SignAgreement(request.Body.OccurredOn, request.Body.Witness, request.Body.Voluntary,
                await db.RulesOfAsync(c.DivisionCode, (c.DecidedOn ?? request.Body.OccurredOn).Year, cancellationToken)), cancellationToken);
}
