using DocumentFormat.OpenXml.Wordprocessing;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>一、（一）1. as Word's own list, so that a paragraph put in or taken out is counted without anybody typing a number.</summary>
internal static class DocxNumbering
{
    public const int Outline = 1;

    public static Numbering Create() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.Multilevel },
            Level(0, NumberFormatValues.ChineseCountingThousand, "%1、", DocxStyles.Heading, DocxStyles.HeadingFont),
            Level(1, NumberFormatValues.ChineseCountingThousand, "（%2）", DocxStyles.Subheading, DocxStyles.SubheadingFont),
            Level(2, NumberFormatValues.Decimal, "%3.", DocxStyles.Item, DocxStyles.BodyFont))
        { AbstractNumberId = 0 },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = Outline });

    private static Level Level(int index, NumberFormatValues format, string text, string style, string font) => new(
        new StartNumberingValue { Val = 1 },
        new NumberingFormat { Val = format },
        new ParagraphStyleIdInLevel { Val = style },
        new LevelSuffix { Val = LevelSuffixValues.Nothing },
        new LevelText { Val = text },
        new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = "0", FirstLineChars = 200, FirstLine = "640" }),
        new NumberingSymbolRunProperties(new RunFonts { EastAsia = font }))
    { LevelIndex = index };
}
