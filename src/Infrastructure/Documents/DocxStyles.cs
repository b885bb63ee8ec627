using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>
/// The styles of an official document. Font sizes are half points (32 = 三号), line heights twentieths of a point (579: 22 lines fill a page), and an
/// indent in hundredths of a character (200 = two characters) follows the font size.
/// </summary>
internal static class DocxStyles
{
    public const string Title = "Title";
    public const string Subtitle = "Subtitle";
    public const string Heading = "Heading1";
    public const string Subheading = "Heading2";
    public const string AnnexHeading = "AnnexHeading";
    public const string Item = "NumberedText";
    public const string Picture = "Picture";
    public const string Body = "BodyText";
    public const string Caption = "Caption";
    public const string TableText = "TableText";
    public const string TableHead = "TableHead";
    public const string Signature = "Signature";
    public const string Footer = "Footer";

    public const string TitleFont = "方正小标宋简体";
    public const string HeadingFont = "黑体";
    public const string SubheadingFont = "楷体_GB2312";
    public const string BodyFont = "仿宋_GB2312";
    public const string TableFont = "宋体";

    /// <summary>The 225 mm between the margins hold 22 lines.</summary>
    public const int LinePitch = 579;

    private const string Normal = "Normal";
    private const string LatinFont = "Times New Roman";

    public static Styles Create() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Faces(BodyFont),
                new FontSize { Val = "32" },
                new FontSizeComplexScript { Val = "32" },
                new Languages { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(FixedLine(LinePitch), new Justification { Val = JustificationValues.Both }))),
        new Style(
            new StyleName { Val = "Normal" },
            // Word would put a gap between Chinese and digits, but not across the edge of a content control: none anywhere.
            new StyleParagraphProperties(new AutoSpaceDE { Val = false }, new AutoSpaceDN { Val = false }, new SnapToGrid { Val = false }))
        { Type = StyleValues.Paragraph, StyleId = Normal, Default = true },
        Paragraph(Title, "Title", [FixedLine(640, before: "120", after: "120"), Centered()], [Faces(TitleFont), .. Size("44")]),
        Paragraph(Subtitle, "Subtitle", [FixedLine(LinePitch, after: "280"), Centered()], [Faces(SubheadingFont)]),
        Paragraph(Heading, "heading 1", [new KeepNext(), Counted(0), FirstLine(), new OutlineLevel { Val = 0 }], [Faces(HeadingFont), Closed()]),
        Paragraph(Subheading, "heading 2", [new KeepNext(), Counted(1), FirstLine(), new OutlineLevel { Val = 1 }], [Faces(SubheadingFont), Closed()]),
        Paragraph(Item, "Numbered Text", [Counted(2), FirstLine()], [Closed()]),
        Paragraph(Body, "Body Text", [FirstLine()], [Closed()]),
        Paragraph(AnnexHeading, "Annex Heading", [new KeepNext(), new OutlineLevel { Val = 0 }], [Faces(HeadingFont)]),
        Paragraph(Picture, "Picture", [new KeepNext(), SingleLine(before: "120"), Centered()], []),
        Paragraph(Caption, "caption", [new KeepNext(), SingleLine(before: "120", after: "60"), Centered()], [Faces(HeadingFont), .. Size("24")]),
        Paragraph(TableText, "Table Text", [SingleLine(), new Justification { Val = JustificationValues.Left }], [Faces(TableFont), .. Size("21")]),
        Paragraph(TableHead, "Table Head", [new KeepNext(), SingleLine(), Centered()], [Faces(TableFont), new Bold(), .. Size("21")]),
        Paragraph(Signature, "Signature", [new KeepNext(), new KeepLines(), new Indentation { Left = "3200" }, new Justification { Val = JustificationValues.Left }], []),
        Paragraph(Footer, "footer", [SingleLine()], [Faces(TableFont), .. Size("28")]));

    private static Style Paragraph(string id, string name, OpenXmlElement[] paragraph, OpenXmlElement[] run) => new(
        new StyleName { Val = name },
        new BasedOn { Val = Normal },
        new PrimaryStyle(),
        new StyleParagraphProperties(paragraph),
        new StyleRunProperties(run))
    { Type = StyleValues.Paragraph, StyleId = id };

    private static RunFonts Faces(string eastAsia) => new() { Ascii = LatinFont, HighAnsi = LatinFont, ComplexScript = LatinFont, EastAsia = eastAsia };

    private static OpenXmlElement[] Size(string halfPoints) => [new FontSize { Val = halfPoints }, new FontSizeComplexScript { Val = halfPoints }];

    private static SpacingBetweenLines FixedLine(int twips, string before = "0", string after = "0") =>
        new() { Before = before, After = after, Line = twips.ToString(System.Globalization.CultureInfo.InvariantCulture), LineRule = LineSpacingRuleValues.Exact };

    private static SpacingBetweenLines SingleLine(string before = "0", string after = "0") =>
        new() { Before = before, After = after, Line = "240", LineRule = LineSpacingRuleValues.Auto };

    // A quarter of a point off each character of 16 pt: 28 of them are the 156 mm of the line.
    private static Spacing Closed() => new() { Val = -5 };

    private static NumberingProperties Counted(int level) => new(new NumberingLevelReference { Val = level }, new NumberingId { Val = DocxNumbering.Outline });

    private static Indentation FirstLine() => new() { FirstLineChars = 200, FirstLine = "640" };

    private static Justification Centered() => new() { Val = JustificationValues.Center };
}
