using System.Text;
using System.Xml;

namespace ReliefApi.Domain.Reports;

/// <summary>Text as it may stand in a document.</summary>
public static class PlainText
{
    /// <summary>
    /// Drops what XML cannot hold (control characters, lone surrogates, U+FFFE, U+FFFF) and what makes text read differently from what is stored
    /// (bidirectional overrides); a line break or a tab becomes a space, because a run never breaks a line.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (c is '\n' or '\r' or '\t' or '\u0085' or '\u2028' or '\u2029')
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (XmlConvert.IsXmlChar(c) && !char.IsControl(c) && c is not (>= '\u202A' and <= '\u202E') and not (>= '\u2066' and <= '\u2069'))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }
}
