using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ReliefApi.Application.Drafts;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>Page, footers, fonts and settings. Lengths are in twips: 1 mm = 56.7.</summary>
internal static class DocxSettings
{
    public const string VersionProperty = "ReportVersion";

    private const string CoreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string CustomProperties = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    private const string VariantTypes = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>A4 with the margins of GB/T 9704: 37 mm top, 35 bottom, 28 left, 26 right, which leaves 22 lines of 28 characters.</summary>
    public static SectionProperties Page(string oddFooter, string evenFooter) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = oddFooter },
        new FooterReference { Type = HeaderFooterValues.Even, Id = evenFooter },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 2098, Bottom = 1984, Left = 1588, Right = 1474, Header = 851, Footer = 1400, Gutter = 0 },
        Grid());

    /// <summary>The same sheet on its side, bound at what is then the top.</summary>
    public static SectionProperties SidewaysPage(string oddFooter, string evenFooter) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = oddFooter },
        new FooterReference { Type = HeaderFooterValues.Even, Id = evenFooter },
        new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
        new PageMargin { Top = 1588, Bottom = 1474, Left = 1984, Right = 2098, Header = 851, Footer = 900, Gutter = 0 },
        Grid());

    // Lines only: with a grid of characters too, some word processors set tables and figures on it and tear them apart.
    private static DocGrid Grid() => new() { Type = DocGridValues.Lines, LinePitch = DocxStyles.LinePitch };

    /// <summary>— 1 —, on the outer edge: right on odd pages, left on even ones.</summary>
    public static Footer Footer(JustificationValues side) => new(
        new Paragraph(
            new ParagraphProperties(
                new ParagraphStyleId { Val = DocxStyles.Footer },
                new Indentation { LeftChars = 100, Left = "280", RightChars = 100, Right = "280" },
                new Justification { Val = side }),
            new Run(new Text("— ") { Space = SpaceProcessingModeValues.Preserve }),
            new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" },
            new Run(new Text(" —") { Space = SpaceProcessingModeValues.Preserve })));

    public static Settings Settings() => new(
        new Zoom { Percent = "100" },
        new EvenAndOddHeaders(),
        new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" });

    /// <summary>The official fonts are sold separately; the alternative names let a reader without them pick the nearest face.</summary>
    public static Fonts Fonts() => new(DocumentFont.All.Select(font => Font(font.Name, string.Join(';', font.Substitutes))));

    /// <param name="version">SHA-256 of the model: when the file comes back, it says from which version it was written.</param>
    public static void WriteVersion(string version, Stream stream)
    {
        using var xml = XmlWriter.Create(stream);
        xml.WriteStartElement("Properties", CustomProperties);
        xml.WriteStartElement("property", CustomProperties);
        xml.WriteAttributeString("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}");
        xml.WriteAttributeString("pid", "2");
        xml.WriteAttributeString("name", VersionProperty);
        xml.WriteElementString("vt", "lpwstr", VariantTypes, version);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public static void WriteProperties(string title, Stream stream)
    {
        using var xml = XmlWriter.Create(stream);
        xml.WriteStartElement("cp", "coreProperties", CoreProperties);
        xml.WriteElementString("dc", "title", DublinCore, title);
        xml.WriteElementString("dc", "language", DublinCore, "zh-CN");
        xml.WriteEndElement();
    }

    // The charset byte 86 is GB 2312.
    private static Font Font(string name, string alternatives) => new(
        new AltName { Val = alternatives },
        new FontCharSet { Val = "86" },
        new FontFamily { Val = FontFamilyValues.Auto },
        new Pitch { Val = FontPitchValues.Default })
    { Name = name };
}
