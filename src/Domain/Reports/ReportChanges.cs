using System.Text.Json.Serialization;

namespace ReliefApi.Domain.Reports;

/// <summary>How two versions of a report differ.</summary>
/// <param name="Passages">Passages whose words differ, that came or that went, in printing order.</param>
/// <param name="Numbers">Bound numbers whose printed value differs or that are gone, in printing order.</param>
public sealed record ReportChanges(IReadOnlyList<PassageChange> Passages, IReadOnlyList<NumberChange> Numbers)
{
    /// <summary>What <paramref name="after"/> says differently from <paramref name="before"/>.</summary>
    public static ReportChanges Between(ReportModel before, ReportModel after)
    {
        var was = ReportPassages.Of(before);
        var now = ReportPassages.Of(after).ToDictionary(passage => passage.Id, StringComparer.Ordinal);
        var known = was.Select(passage => passage.Id).ToHashSet(StringComparer.Ordinal);
        var passages = new List<PassageChange>();
        foreach (var old in was)
        {
            if (!now.TryGetValue(old.Id, out var current))
            {
                passages.Add(new(old.Id, PassageChangeKind.Removed, old.Text, null));
            }
            else if (current.Marked != old.Marked)
            {
                passages.Add(new(old.Id, PassageChangeKind.Changed, old.Text, current.Text));
            }
        }

        passages.AddRange(now.Values.Where(passage => !known.Contains(passage.Id)).Select(passage => new PassageChange(passage.Id, PassageChangeKind.Added, null, passage.Text)));
        var numbers = after.AllRuns().OfType<NumberRun>().DistinctBy(number => number.Id).ToDictionary(number => number.Id, StringComparer.Ordinal);
        return new(passages, [.. before.AllRuns().OfType<NumberRun>()
            .Select(old => new NumberChange(old.Id, old.Display, numbers.GetValueOrDefault(old.Id)?.Display)).Where(change => change.After != change.Before)]);
    }
}

/// <summary>A passage that differs.</summary>
/// <param name="Before">Null when it came.</param>
/// <param name="After">Null when it went.</param>
public sealed record PassageChange(string PassageId, PassageChangeKind Kind, string? Before, string? After);

/// <summary>How a passage differs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PassageChangeKind>))]
public enum PassageChangeKind { Changed, Added, Removed }

/// <summary>A number that is printed differently.</summary>
/// <param name="After">Null when it no longer stands in the report.</param>
public sealed record NumberChange(string NumberId, string Before, string? After);
