using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Audit;
using ReliefApi.Application.Batches;
using ReliefApi.Application.Budgets;
using ReliefApi.Application.Drafts;
using ReliefApi.Application.Evaluations;
using ReliefApi.Application.Findings;
using ReliefApi.Application.Paging;
using ReliefApi.Application.Petitions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Application.ReliefCases;
using ReliefApi.Application.ReportImports;
using ReliefApi.Application.Scores;

namespace ReliefApi.Application;

public static class DependencyInjection
{
    /// <summary>Use cases and their pipeline: validate, open a transaction, answer a repeated request from the first answer.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services, string? autoMapperLicenceKey)
    {
        var here = typeof(DependencyInjection).Assembly;
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.Scan(scan => scan.FromAssemblies(here).AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(IdempotencyBehavior<,>));
        services.AddValidatorsFromAssembly(here, includeInternalTypes: true);
        services.AddAutoMapper(configuration =>
        {
            if (autoMapperLicenceKey is not null) configuration.LicenseKey = autoMapperLicenceKey;
        }, here);
        services.AddScoped<ScoreReader>();
        services.AddScoped<FindingReader>();
        services.AddScoped<RecordInputReader>();
        services.AddScoped<StoredPassageReader>();
        services.AddScoped<ReportFactsReader>();
        services.AddScoped<CaseFactsReader>();
        services.AddScoped<WorkFactsReader>();
        services.AddScoped<DraftCompleteness>();
        services.AddScoped<IEvaluationWriter, EvaluationWriter>();
        services.AddSingleton(typeof(OneById<,>));
        services.AddScoped<BatchUpsert>();
        services.AddScoped(typeof(Inner<,>));
        services.AddScoped<WholeList>();
        services.AddScoped<BudgetLedger>();
        services.AddScoped<GoalsOfReport>();
        services.AddScoped<AuditLog>();
        services.AddScoped<PetitionDoor>();
        services.AddScoped<ReliefCaseDoor>();
        services.AddScoped<CallContext>();
        services.AddScoped<ICallContext>(provider => provider.GetRequiredService<CallContext>());
        return services;
    }
}
