using System.Globalization;
using System.Xml;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>The picture of a chart block as SVG inside the page; lengths are its own units, 640 across.</summary>
internal static class SvgChart
{
    private const decimal Width = 640, Row = 26, LabelWidth = 230, ColumnsHeight = 220, Foot = 24, ValueWidth = 60;

    public static void Write(XmlWriter html, ChartBlock chart)
    {
        var height = chart.Kind is ChartKind.Bars ? (chart.Points.Count * Row) + 8 : ColumnsHeight;
        html.WriteStartElement("figure");
        html.WriteStartElement("svg");
        Attributes(html, ("viewBox", $"0 0 {Text(Width)} {Text(height)}"), ("role", "img"), ("aria-label", PlainText.Clean(chart.Caption)));
        var full = chart.Unit == "%" ? 100 : chart.Points.Max(point => point.Value) is { } most and > 0 ? most : 1;
        for (var i = 0; i < chart.Points.Count; i++)
        {
            if (chart.Kind is ChartKind.Bars)
            {
                Bar(html, chart.Points[i], i, full);
            }
            else
            {
                Column(html, chart.Points[i], i, chart.Points.Count, full);
            }
        }

        html.WriteStartElement("line");
        Attributes(html, chart.Kind is ChartKind.Bars
            ? [("x1", Text(LabelWidth)), ("y1", "0"), ("x2", Text(LabelWidth)), ("y2", Text(height))]
            : [("x1", "0"), ("y1", Text(ColumnsHeight - Foot)), ("x2", Text(Width)), ("y2", Text(ColumnsHeight - Foot))]);
        html.WriteEndElement();
        html.WriteFullEndElement();
        html.WriteElementString("figcaption", PlainText.Clean(chart.Caption));
        html.WriteFullEndElement();
    }

    private static void Bar(XmlWriter html, ChartPoint point, int index, decimal full)
    {
        var top = (index * Row) + 4;
        Label(html, "end", LabelWidth - 8, top + 14, PlainText.Clean(point.Label));
        if (point.Value is { } value)
        {
            var length = Math.Max(value, 0) / full * (Width - LabelWidth - ValueWidth);
            Rectangle(html, LabelWidth, top, length, Row - 8);
            Label(html, null, LabelWidth + length + 6, top + 14, Printed(value));
        }
    }

    private static void Column(XmlWriter html, ChartPoint point, int index, int count, decimal full)
    {
        var step = Width / count;
        var middle = (index * step) + (step / 2);
        Label(html, "mid", middle, ColumnsHeight - 6, PlainText.Clean(point.Label));
        if (point.Value is { } value)
        {
            var length = Math.Max(value, 0) / full * (ColumnsHeight - Foot - Foot);
            Rectangle(html, middle - (step * 0.3m), ColumnsHeight - Foot - length, step * 0.6m, length);
            Label(html, "mid", middle, ColumnsHeight - Foot - length - 6, Printed(value));
        }
    }

    private static void Rectangle(XmlWriter html, decimal x, decimal y, decimal width, decimal height)
    {
        html.WriteStartElement("rect");
        Attributes(html, ("x", Text(x)), ("y", Text(y)), ("width", Text(width)), ("height", Text(height)));
        html.WriteEndElement();
    }

    private static void Label(XmlWriter html, string? name, decimal x, decimal y, string text)
    {
        html.WriteStartElement("text");
        Attributes(html, ("x", Text(x)), ("y", Text(y)));
        if (name is not null)
        {
            html.WriteAttributeString("class", name);
        }

        html.WriteString(text);
        html.WriteFullEndElement();
    }

    private static void Attributes(XmlWriter html, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            html.WriteAttributeString(name, value);
        }
    }

    private static string Printed(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("F2", CultureInfo.InvariantCulture);

    private static string Text(decimal length) => Math.Round(length, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
