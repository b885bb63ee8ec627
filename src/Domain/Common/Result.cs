namespace ReliefApi.Domain.Common;

/// <summary>Nothing to return but success.</summary>
public readonly record struct Done;

/// <summary>What every <see cref="Result{T}"/> can be made into without knowing its value.</summary>
public interface IResult<out TSelf>
{
    /// <summary>A refusal with every reason.</summary>
    static abstract TSelf Refused(IReadOnlyList<Error> errors);

    bool Succeeded { get; }
}

/// <summary>The answer of a use case: the value, or every reason why not.</summary>
public sealed class Result<T> : IResult<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Error> errors) => (_value, Errors) = (value, errors);

    public IReadOnlyList<Error> Errors { get; }
    public bool Succeeded => Errors.Count == 0;

    /// <summary>The value; reading it from a refusal is a bug.</summary>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException($"Refused: {Errors[0].Code}");

    /// <summary>A refusal with every reason; an empty list would be neither value nor refusal.</summary>
    public static Result<T> Refused(IReadOnlyList<Error> errors) =>
        errors.Count > 0 ? new(default, errors) : throw new ArgumentException("A refusal needs a reason.", nameof(errors));

    public static implicit operator Result<T>(T value) => new(value, []);
    public static implicit operator Result<T>(Error error) => new(default, [error]);
    public static implicit operator Result<T>(List<Error> errors) => Refused(errors);
}
