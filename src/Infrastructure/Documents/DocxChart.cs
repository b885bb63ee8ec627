using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Wordprocessing;
using ReliefApi.Domain.Reports;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>A native chart: Word draws it from the values, sharp at any size, in the reader's own fonts.</summary>
internal static class DocxChart
{
    private const string ChartNamespace = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const string DrawingNamespace = "http://schemas.openxmlformats.org/drawingml/2006/main";

    // English metric units: 36,000 to the millimetre.
    private const long Width = 150 * 36_000L;
    private const long ColumnsHeight = 62 * 36_000L;
    private const long BarHeight = 9 * 36_000L;
    private const long BarsMargin = 18 * 36_000L;
    private const long MostHeight = 200 * 36_000L;

    public static Drawing Drawing(ChartBlock chart, string relationship, uint id)
    {
        var height = chart.Kind is ChartKind.Columns ? ColumnsHeight : Math.Min(MostHeight, BarsMargin + (chart.Points.Count * BarHeight));
        return new Drawing(new Wp.Inline(
            new Wp.Extent { Cx = Width, Cy = height },
            new Wp.DocProperties { Id = id, Name = chart.Id, Description = PlainText.Clean(chart.Caption) },
            new A.Graphic(new A.GraphicData(new C.ChartReference { Id = relationship }) { Uri = ChartNamespace })));
    }

    public static void Write(ChartBlock chart, Stream part)
    {
        using var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartElement("c", "chartSpace", ChartNamespace);
        xml.WriteAttributeString("xmlns", "a", null, DrawingNamespace);
        Value(xml, "roundedCorners", "0");
        Start(xml, "chart");
        Value(xml, "autoTitleDeleted", "1");
        Start(xml, "plotArea");
        Start(xml, "layout");
        xml.WriteEndElement();
        Bars(xml, chart);
        Axis(xml, "catAx", 1, 2, chart.Kind is ChartKind.Bars ? "l" : "b", category: true, reversed: chart.Kind is ChartKind.Bars, percent: false);
        Axis(xml, "valAx", 2, 1, chart.Kind is ChartKind.Bars ? "b" : "l", category: false, reversed: false, percent: chart.Unit == "%");
        xml.WriteEndElement();
        Value(xml, "plotVisOnly", "1");
        Value(xml, "dispBlanksAs", "gap");
        xml.WriteEndElement();
        Text(xml);
        xml.WriteEndElement();
    }

    private static void Bars(XmlWriter xml, ChartBlock chart)
    {
        Start(xml, "barChart");
        Value(xml, "barDir", chart.Kind is ChartKind.Bars ? "bar" : "col");
        Value(xml, "grouping", "clustered");
        Value(xml, "varyColors", "0");
        Start(xml, "ser");
        Value(xml, "idx", "0");
        Value(xml, "order", "0");
        xml.WriteRaw($"""<c:spPr xmlns:c="{ChartNamespace}"><a:solidFill xmlns:a="{DrawingNamespace}"><a:srgbClr val="4F6F8F"/></a:solidFill></c:spPr>""");
        Value(xml, "invertIfNegative", "0");
        Start(xml, "dLbls");
        xml.WriteRaw($"""<c:numFmt xmlns:c="{ChartNamespace}" formatCode="0.00" sourceLinked="0"/>""");
        foreach (var (name, shown) in new[] { ("showLegendKey", "0"), ("showVal", "1"), ("showCatName", "0"), ("showSerName", "0"), ("showPercent", "0"), ("showBubbleSize", "0") })
        {
            Value(xml, name, shown);
        }

        xml.WriteEndElement();
        Cache(xml, "cat", "strLit", chart.Points.Select(point => (string?)PlainText.Clean(point.Label)));
        Cache(xml, "val", "numLit", chart.Points.Select(point => point.Value is { } value ? Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) : null));
        xml.WriteEndElement();
        Value(xml, "gapWidth", "60");
        Value(xml, "axId", "1");
        Value(xml, "axId", "2");
        xml.WriteEndElement();
    }

    private static void Cache(XmlWriter xml, string role, string kind, IEnumerable<string?> values)
    {
        var all = values.ToList();
        Start(xml, role);
        Start(xml, kind);
        Value(xml, "ptCount", all.Count.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i] is { } value)
            {
                Start(xml, "pt");
                xml.WriteAttributeString("idx", i.ToString(CultureInfo.InvariantCulture));
                xml.WriteElementString("v", ChartNamespace, value);
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Axis(XmlWriter xml, string name, int id, int crosses, string side, bool category, bool reversed, bool percent)
    {
        Start(xml, name);
        Value(xml, "axId", id.ToString(CultureInfo.InvariantCulture));
        Start(xml, "scaling");
        // Bars run from the top, as the table does.
        Value(xml, "orientation", reversed ? "maxMin" : "minMax");
        if (percent)
        {
            // The labels of full bars need room behind them.
            Value(xml, "max", "110");
            Value(xml, "min", "0");
        }

        xml.WriteEndElement();
        Value(xml, "delete", category ? "0" : "1");
        Value(xml, "axPos", side);
        Value(xml, "majorTickMark", "none");
        Value(xml, "minorTickMark", "none");
        Value(xml, "tickLblPos", "low");
        Value(xml, "crossAx", crosses.ToString(CultureInfo.InvariantCulture));
        Value(xml, "crosses", "autoZero");
        xml.WriteEndElement();
    }

    // 900 is nine points: what a table is set in.
    private static void Text(XmlWriter xml) => xml.WriteRaw(
        $"""<c:txPr xmlns:c="{ChartNamespace}" xmlns:a="{DrawingNamespace}"><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"><a:latin typeface="Times New Roman"/><a:ea typeface="{DocxStyles.TableFont}"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>""");

    private static void Start(XmlWriter xml, string name) => xml.WriteStartElement(name, ChartNamespace);

    private static void Value(XmlWriter xml, string name, string value)
    {
        Start(xml, name);
        xml.WriteAttributeString("val", value);
        xml.WriteEndElement();
    }
}
