using System.IO.Compression;
using System.Xml;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.ReportImports;
using ReliefApi.Domain.Common;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>What a package must be, and how much of it is read.</summary>
/// <param name="LargestPart">Bytes of one part, unpacked.</param>
/// <param name="LargestWhole">Bytes of all parts, unpacked.</param>
/// <param name="LargestStep">Bytes of one element's tag or text.</param>
/// <param name="MainTypes">Content types of the part that makes it such a package.</param>
internal sealed record PackageKind(long LargestPart, long LargestWhole, long LargestStep, IReadOnlyList<string> MainTypes, Error NotThis, Error Macros)
{
    public static readonly PackageKind Word = new(32 << 20, 128 << 20, 32 << 20, ["wordprocessingml.document.main", "wordprocessingml.template.main"], DocumentErrors.NotWord, DocumentErrors.Macros);

    /// <summary>A sheet of a million rows unpacks to some 300 MiB; it is read as a stream.</summary>
    public static readonly PackageKind Workbook = new(1L << 30, 2L << 30, 1 << 20, ["spreadsheetml.sheet.main", "spreadsheetml.template.main"], DocumentErrors.NotWorkbook, DocumentErrors.WorkbookMacros);
}

/// <summary>
/// A .docx or .xlsx from outside, opened as what it is: an archive of XML. Everything that could fetch, run or grow is refused before a word is read.
/// The SDK that writes our own files is not used here: it reads XML recursively, and a deeply nested part ends the process.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private const int MostParts = 2_000, MostDepth = 256;
    private const string MainDocument = "/officeDocument";

    private readonly ZipArchive _archive;
    private readonly PackageKind _kind;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    private OfficePackage(ZipArchive archive, PackageKind kind) => (_archive, _kind) = (archive, kind);

    public static OfficePackage Open(Stream file, PackageKind kind)
    {
        OfficePackage package;
        try
        {
            package = new(new ZipArchive(file, ZipArchiveMode.Read), kind);
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
        try
        {
            using var reader = Open(part, out var content);
            while (reader.Read())
            {
                content.Renew();
                CheckDepth(reader);
                visit(reader);
            }
        }
        catch (Exception e) when (RefusalOf(e) is { } refusal)
        {
            throw new DocumentRefusedException(refusal);
        }
    }

    public static void CheckDepth(XmlReader reader)
    {
        if (reader.Depth > MostDepth) throw new DocumentRefusedException(DocumentErrors.TooDeep);
    }

    /// <summary>Reads a part forward, within the limits.</summary>
    public T Read<T>(string part, Func<XmlReader, T> read)
    {
        try
        {
            using var reader = Open(part, out _);
            return read(reader);
        }
        catch (Exception e) when (RefusalOf(e) is { } refusal)
        {
            throw new DocumentRefusedException(refusal);
        }
    }

    /// <summary>A part to be read forward, within the limits, while others wait for it; what reading throws, <see cref="RefusalOf"/> explains.</summary>
    public XmlReader Open(string part, out LimitedStream content)
    {
        var entry = _parts[part];
        content = new LimitedStream(entry.Open(), Math.Min(entry.Length, _kind.LargestPart), _kind.LargestStep);
        return XmlReader.Create(content, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = _kind.LargestPart,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    /// <summary>Why a file is refused whose reading threw this; null when the file is not to blame.</summary>
    public static Error? RefusalOf(Exception e) => e switch
    {
        DocumentRefusedException refused => refused.Error,
        XmlException => e.Message.Contains("DTD", StringComparison.Ordinal) ? DocumentErrors.DocumentType : DocumentErrors.Broken,
        // Bytes that do not unpack, or a method of packing that office programs do not use.
        InvalidDataException or NotSupportedException or IOException => DocumentErrors.Broken,
        _ => null,
    };

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
            if (name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.EndsWith("vbaData.xml", StringComparison.OrdinalIgnoreCase)) throw new DocumentRefusedException(_kind.Macros);
            if (entry.IsEncrypted) throw new DocumentRefusedException(DocumentErrors.Encrypted);
            if (!_parts.TryAdd(name, entry)) throw new DocumentRefusedException(DocumentErrors.Broken);
        }

        // Sizes as claimed; as they are, they are counted while reading.
        if (entries.Any(e => e.Length > _kind.LargestPart) || entries.Sum(e => e.Length) > _kind.LargestWhole) throw new DocumentRefusedException(DocumentErrors.UnpacksTooLarge);
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
        if (!_parts.ContainsKey("[Content_Types].xml") || !_parts.ContainsKey(Main)) throw new DocumentRefusedException(_kind.NotThis);
        var isThis = false;
        Walk("[Content_Types].xml", reader =>
        {
            if (reader.GetAttribute("ContentType") is not { } type) return;
            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) throw new DocumentRefusedException(_kind.Macros);
            isThis |= _kind.MainTypes.Any(main => type.Contains(main, StringComparison.Ordinal));
        });
        if (!isThis) throw new DocumentRefusedException(_kind.NotThis);
    }
}
