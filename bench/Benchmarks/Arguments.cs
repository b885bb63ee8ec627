using System.Globalization;

namespace ReliefApi.Benchmarks;

/// <summary><c>--name value</c> and <c>--name</c> behind the name of a benchmark.</summary>
internal sealed class Arguments(string[] args)
{
    public bool Has(string name) => args.Contains("--" + name);

    public string? Text(string name) => Array.IndexOf(args, "--" + name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    public int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
