using System.Text;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Pipeline;

/// <summary>Runs every validator of a request and refuses with all faults at once.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        List<Error> errors = [];
        foreach (var validator in validators)
            errors.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors.Select(f => ToError(f, request is ICommand)));
        return errors.Count > 0 ? TResponse.Refused(errors) : await next();
    }

    private static Error ToError(ValidationFailure failure, bool isCommand)
    {
        if (failure.CustomState is Error error) return error.Pointer is null ? error.At(PointerOf(failure.PropertyName)) : error;
        var (code, zh, en) = FieldMessages.Of(failure);
        return new Error(code, isCommand ? ErrorKind.Rule : ErrorKind.Malformed, zh, en, PointerOf(failure.PropertyName));
    }

    /// <summary><c>Body.Indicators[0].Weight</c> becomes <c>/indicators/0/weight</c>.</summary>
    private static string PointerOf(string property)
    {
        var pointer = new StringBuilder();
        foreach (var part in property.Split('.', '[', ']'))
            if (part.Length > 0 && part != "Body")
                pointer.Append('/').Append(char.ToLowerInvariant(part[0])).Append(part, 1, part.Length - 1);
        return pointer.ToString();
    }
}
