using FluentValidation;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Paging;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record Page<T>
{
    /// <summary>The rows, in the order asked for.</summary>
    public required IReadOnlyList<T> Items { get; init; }
    /// <summary>Give this back as <c>cursor</c> for the next page; null on the last one.</summary>
    public string? NextCursor { get; init; }
    /// <summary>How many rows there are in all; only with <c>includeTotal=true</c>.</summary>
    public int? Total { get; init; }
}

/// <summary>A short list that is always given whole.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record Catalogue<T>
{
    public required IReadOnlyList<T> Items { get; init; }
}

/// <summary>What every list takes.</summary>
public interface IPaged
{
    string? Cursor { get; }
    int? PageSize { get; }
    string? Sort { get; }
    bool? IncludeTotal { get; }
}

/// <summary>A value of an enumeration in a query string; an unknown one is refused by name instead of by type.</summary>
public readonly record struct Choice<T>(string Raw) where T : struct, Enum
{
    /// <summary>The wire names of the values.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];

    public static bool TryParse(string? text, IFormatProvider? provider, out Choice<T> choice)
    {
        choice = new(text ?? "");
        return text is not null;
    }

    public bool IsKnown => Names.Contains(Raw);

    public T Value => Enum.Parse<T>(Raw, ignoreCase: true);

    public override string ToString() => Raw;
}

public static class PagingRules
{
    public const int Default = 50, Largest = 500;

    internal static void CheckPaging<T>(this AbstractValidator<T> validator) where T : IPaged =>
        validator.RuleFor(q => q.PageSize).InclusiveBetween(1, Largest);

    internal static IRuleBuilderOptions<T, Choice<TEnum>?> Known<T, TEnum>(this IRuleBuilder<T, Choice<TEnum>?> rule) where TEnum : struct, Enum =>
        rule.Must(c => c is null || c.Value.IsKnown).Refuse(Error.Malformed(PagingErrors.UnknownValue.Code, $"允许的取值：{string.Join("、", Choice<TEnum>.Names)}。",
            $"Allowed values: {string.Join(", ", Choice<TEnum>.Names)}."));
}

/// <summary>Refusals of lists that show the rows behind a figure.</summary>
public static class CountedErrors
{
    public static readonly Error AsAndIn = Error.Malformed("query.counted_as_and_in", "countedAs 与 countedIn 须同时给出；countedOn 只能与它们一起使用。",
        "countedAs and countedIn go together; countedOn only with them.");
}
