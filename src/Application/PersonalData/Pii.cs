using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReliefApi.Application.PersonalData;

/// <summary>
/// Personal data. Its text and its JSON are the mask, so that it cannot reach a log, an error or an answer by accident;
/// <see cref="Reveal"/> is the one way to the clear value. Each kind names its converter itself: the attribute is not inherited.
/// </summary>
public abstract class Pii(string clear)
{
    private readonly string _clear = clear;

    public string Reveal() => _clear;

    /// <summary>What may be shown without a recorded reason. The mask of a mask is itself.</summary>
    public abstract string Mask { get; }

    public sealed override string ToString() => Mask;

    private protected string KeepLast(int count) => new string('*', Math.Max(4, _clear.Length - count)) + (_clear.Length > count ? _clear[^count..] : "");
}

/// <summary>A person's name; masked to the first character.</summary>
[JsonConverter(typeof(PiiJsonConverter))]
public sealed class PersonName(string clear) : Pii(clear.Trim())
{
    public override string Mask => (Reveal() is [var first, ..] ? first.ToString() : "") + "**";
}

/// <summary>A resident identity number (GB 11643); masked to its last four characters.</summary>
[JsonConverter(typeof(PiiJsonConverter))]
public sealed class IdNumber(string clear) : Pii(Normalise(clear))
{
    public override string Mask => KeepLast(4);

    /// <summary>Eighteen characters whose last is the right check character (ISO 7064 MOD 11-2) and whose birth date exists.</summary>
    public bool IsValid
    {
        get
        {
            var number = Reveal();
            if (number.Length != 18 || !number[..17].All(char.IsAsciiDigit)) return false;
            if (!DateOnly.TryParseExact(number[6..14], "yyyyMMdd", out _)) return false;
            return number[17] == CheckOf(number);
        }
    }

    /// <summary>The check character of the first seventeen digits.</summary>
    public static char CheckOf(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (digits[i] - '0') * ((1 << (17 - i)) % 11);
        return "10X98765432"[sum % 11];
    }

    /// <summary>Full-width to half-width, upper-case X, and the old fifteen digits to eighteen.</summary>
    private static string Normalise(string text)
    {
        var plain = string.Concat(text.Trim().Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c)).ToUpperInvariant();
        if (plain.Length != 15 || !plain.All(char.IsAsciiDigit)) return plain;
        var seventeen = plain[..6] + "19" + plain[6..];
        return seventeen + CheckOf(seventeen);
    }
}

/// <summary>A telephone number; masked to its last four digits.</summary>
[JsonConverter(typeof(PiiJsonConverter))]
public sealed class PhoneNumber(string clear) : Pii(clear.Trim())
{
    public override string Mask => KeepLast(4);
}

/// <summary>A bank account number; masked to its last four digits.</summary>
[JsonConverter(typeof(PiiJsonConverter))]
public sealed class BankAccount(string clear) : Pii(clear.Replace(" ", "", StringComparison.Ordinal))
{
    public override string Mask => KeepLast(4);
}

/// <summary>Free text about a person, such as an address or what a petition asks; never shown without a reason.</summary>
[JsonConverter(typeof(PiiJsonConverter))]
public sealed class PrivateText(string clear) : Pii(clear.Trim())
{
    public override string Mask => "***";
}

/// <summary>Reads clear values, writes masks.</summary>
internal sealed class PiiJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(Pii));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Masked<>).MakeGenericType(typeToConvert))!;

    internal sealed class Masked<T> : JsonConverter<T> where T : Pii
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (T)Activator.CreateInstance(typeof(T), reader.GetString() ?? throw new JsonException())!;

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Mask);
    }
}

/// <summary>Writes clear values. For fingerprints of requests only: its output is hashed with a key and thrown away.</summary>
internal static class ClearJson
{
    public static readonly JsonSerializerOptions Options = new() { Converters = { new Factory() } };

    private sealed class Factory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(Pii));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Clear<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class Clear<T> : JsonConverter<T> where T : Pii
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Clear values are written for hashing only.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
    }
}
