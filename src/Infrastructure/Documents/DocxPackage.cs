using System.IO.Compression;
using System.Xml;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.ReportImports;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>
/// A .docx from outside, opened as what it is: an archive of XML. Everything that could fetch, run or grow is refused before a word is read.
/// The SDK that writes our own files is not used here: it reads XML recursively, and a deeply nested part ends the process.
/// </summary>
internal sealed class DocxPackage : IDisposable
{
    private const int MostParts = 2_000, MostDepth = 256;
    private const long LargestPart = 32 * 1024 * 1024, LargestWhole = 128 * 1024 * 1024;
    private const string MainDocument = "/officeDocument";

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    private DocxPackage(ZipArchive archive) => _archive = archive;

    public static DocxPackage Open(byte[] file)
    {
        DocxPackage package;
        try
        {
            package = new(new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read));
        }
        catch (InvalidDataException)
        {
            throw new DocumentRefusedException(DocumentErrors.Broken);
        }

        try
        {
            package.CheckParts();
            package.CheckRelationships();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>Name of the part that holds the text.</summary>
    public string Main { get; private set; } = "";

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>Walks a part element by element; deeper than any writer nests, the file is refused.</summary>
    public void Walk(string part, Action<XmlReader> visit)
    {
        Read(part, reader =>
        {
            while (reader.Read())
            {
                CheckDepth(reader);
                visit(reader);
            }

            return true;
        });
    }

    public static void CheckDepth(XmlReader reader)
    {
        if (reader.Depth > MostDepth) throw new DocumentRefusedException(DocumentErrors.TooDeep);
    }

    /// <summary>Reads a part forward, within the limits.</summary>
    public T Read<T>(string part, Func<XmlReader, T> read)
    {
        var entry = _parts[part];
        try
        {
            using var content = new LimitedStream(entry.Open(), Math.Min(entry.Length, LargestPart));
            using var reader = XmlReader.Create(content, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = LargestPart,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            return read(reader);
        }
        catch (XmlException e)
        {
            throw new DocumentRefusedException(e.Message.Contains("DTD", StringComparison.Ordinal) ? DocumentErrors.DocumentType : DocumentErrors.Broken);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException)
        {
            // Bytes that do not unpack, or a method of packing that office programs do not use.
            throw new DocumentRefusedException(DocumentErrors.Broken);
        }
    }

    public void Dispose() => _archive.Dispose();

    private void CheckParts()
    {
        System.Collections.ObjectModel.ReadOnlyCollection<ZipArchiveEntry> entries;
        try
        {
            entries = _archive.Entries;
        }
        catch (InvalidDataException)
        {
            throw new DocumentRefusedException(DocumentErrors.Broken);
        }

        if (entries.Count > MostParts) throw new DocumentRefusedException(DocumentErrors.TooManyParts);
        foreach (var entry in entries)
        {
            var name = entry.FullName;
            if (name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Contains('\0') || name.Split('/').Contains("..")) throw new DocumentRefusedException(DocumentErrors.UnsafeName);
            if (name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.EndsWith("vbaData.xml", StringComparison.OrdinalIgnoreCase)) throw new DocumentRefusedException(DocumentErrors.Macros);
            if (entry.IsEncrypted) throw new DocumentRefusedException(DocumentErrors.Encrypted);
            if (!_parts.TryAdd(name, entry)) throw new DocumentRefusedException(DocumentErrors.Broken);
        }

        // Sizes as claimed; as they are, they are counted while reading.
        if (entries.Any(e => e.Length > LargestPart) || entries.Sum(e => e.Length) > LargestWhole) throw new DocumentRefusedException(DocumentErrors.UnpacksTooLarge);
    }

    /// <summary>Links are only text to us. Everything else outside the file would be fetched by a program that opens it.</summary>
    private void CheckRelationships()
    {
        foreach (var part in _parts.Keys.Where(name => name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).ToList())
            Walk(part, reader =>
            {
                if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship") return;
                var type = reader.GetAttribute("Type") ?? "";
                if (reader.GetAttribute("TargetMode") == "External" && !type.EndsWith("/hyperlink", StringComparison.Ordinal)) throw new DocumentRefusedException(DocumentErrors.ExternalContent);
                if (part == "_rels/.rels" && type.EndsWith(MainDocument, StringComparison.Ordinal)) Main = (reader.GetAttribute("Target") ?? "").TrimStart('/');
            });
        if (!_parts.ContainsKey("[Content_Types].xml") || !_parts.ContainsKey(Main)) throw new DocumentRefusedException(DocumentErrors.NotWord);
        var isWord = false;
        Walk("[Content_Types].xml", reader =>
        {
            if (reader.GetAttribute("ContentType") is not { } type) return;
            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) throw new DocumentRefusedException(DocumentErrors.Macros);
            isWord |= type.Contains("wordprocessingml.document.main", StringComparison.Ordinal) || type.Contains("wordprocessingml.template.main", StringComparison.Ordinal);
        });
        if (!isWord) throw new DocumentRefusedException(DocumentErrors.NotWord);
    }
}
