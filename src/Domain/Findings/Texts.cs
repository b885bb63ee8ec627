using System.Text;

namespace ReliefApi.Domain.Findings;

/// <summary>How texts are compared. Nothing here knows a word of any report.</summary>
public static class Texts
{
    /// <summary>Letters, digits and the percent sign, full width made half width, lower case: what is left when layout and punctuation are taken away.</summary>
    public static string Normalise(string? text)
    {
        var normal = new StringBuilder(text?.Length ?? 0);
        foreach (var c in text ?? "")
        {
            var half = Half(c);
            if (char.IsLetterOrDigit(half) || half == '%') normal.Append(char.ToLowerInvariant(half));
        }
        return normal.ToString();
    }

    /// <summary>Sentences, and the items of a list that a semicolon ends.</summary>
    public static IEnumerable<string> Sentences(string text) =>
        text.Split(['。', '！', '？', '；', ';', '!', '?', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Every run of <paramref name="length"/> characters, once; a shorter text is one run.</summary>
    public static HashSet<string> Grams(string normal, int length)
    {
        HashSet<string> grams = [];
        if (normal.Length > 0 && normal.Length < length) grams.Add(normal);
        for (var i = 0; i + length <= normal.Length; i++) grams.Add(normal.Substring(i, length));
        return grams;
    }

    /// <summary>How alike two texts are, 0 to 1: twice their common runs of three characters ÷ all their runs (Dice).</summary>
    public static decimal Similarity(string first, string second)
    {
        var (a, b) = (Grams(Normalise(first), 3), Grams(Normalise(second), 3));
        return a.Count + b.Count == 0 ? 0 : 2m * a.Count(b.Contains) / (a.Count + b.Count);
    }

    /// <summary>The longest run that two normalised texts have in common.</summary>
    public static string LongestCommon(string first, string second)
    {
        var lengths = new int[second.Length + 1];
        var (best, end) = (0, 0);
        for (var i = 1; i <= first.Length; i++)
        {
            // Backwards, so that the entry to the left is still that of the row above.
            for (var j = second.Length; j >= 1; j--)
            {
                lengths[j] = first[i - 1] == second[j - 1] ? lengths[j - 1] + 1 : 0;
                if (lengths[j] > best) (best, end) = (lengths[j], i);
            }
        }
        return first.Substring(end - best, best);
    }

    /// <summary>A run of at least <paramref name="length"/> characters that stands twice in a normalised text without overlapping, as long as it goes; null when there is none.</summary>
    public static string? Repeated(string normal, int length)
    {
        Dictionary<string, int> seen = [];
        for (var i = 0; i + length <= normal.Length; i++)
        {
            var gram = normal.Substring(i, length);
            if (!seen.TryGetValue(gram, out var first)) seen[gram] = i;
            else if (i >= first + length)
            {
                var more = length;
                while (i + more < normal.Length && first + more < i && normal[first + more] == normal[i + more]) more++;
                return normal.Substring(i, more);
            }
        }
        return null;
    }

    /// <summary>A quotation short enough for a message.</summary>
    public static string Quote(string text, int longest = 40) => text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest), "…");

    private static char Half(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
}
