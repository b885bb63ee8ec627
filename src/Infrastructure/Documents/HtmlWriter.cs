using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>The report as one page that needs nothing else: no script, no font, no picture. It is well-formed XML as well as HTML.</summary>
internal sealed class HtmlWriter : IReportWriter
{
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(HtmlStyle.Css)))}'";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.None,
    };

    public string MediaType => "text/html";

    public string FileExtension => ".html";

    public void Write(ReportModel model, Stream output)
    {
        using var html = XmlWriter.Create(output, Settings);
        html.WriteDocType("html", null, null, null);
        html.WriteStartElement("html");
        html.WriteAttributeString("lang", "zh-CN");
        Head(html, model);
        html.WriteStartElement("body");
        html.WriteStartElement("main");
        Element(html, "h1", null, model.Title);
        Element(html, "p", "subtitle", model.Subtitle);
        Fields(html, "fields", model.Fields);
        foreach (var section in model.Sections)
        {
            Section(html, section, $"{section.Number}、{section.Heading}");
        }

        foreach (var annex in model.Annexes)
        {
            Section(html, annex, $"{annex.Number}  {annex.Heading}");
        }

        html.WriteFullEndElement();
        html.WriteFullEndElement();
        html.WriteFullEndElement();
    }

    private static void Section(XmlWriter html, ReportSection section, string heading)
    {
        html.WriteStartElement("section");
        Element(html, "h2", null, heading);
        foreach (var block in section.Blocks)
        {
            Block(html, block);
        }

        html.WriteFullEndElement();
    }

    private static void Head(XmlWriter html, ReportModel model)
    {
        html.WriteStartElement("head");
        Empty(html, "meta", ("charset", "utf-8"));
        Empty(html, "meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        Empty(html, "meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        Element(html, "title", null, model.Title + model.Subtitle);
        html.WriteStartElement("style");
        html.WriteRaw(HtmlStyle.Css);
        html.WriteFullEndElement();
        html.WriteFullEndElement();
    }

    private static void Block(XmlWriter html, ReportBlock block)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                html.WriteStartElement(paragraph.Style is ParagraphStyle.Subheading ? "h3" : "p");
                html.WriteString(paragraph.Number ?? "");
                Runs(html, paragraph.Runs);
                html.WriteFullEndElement();
                break;
            case TableBlock table:
                Table(html, table);
                break;
            case ChartBlock chart:
                SvgChart.Write(html, chart);
                break;
            case SignatureBlock signature:
                Fields(html, "signature", signature.Lines);
                break;
            default:
                throw new InvalidOperationException($"No layout for {block.GetType().Name}.");
        }
    }

    private static void Fields(XmlWriter html, string name, IReadOnlyList<ReportField> fields)
    {
        html.WriteStartElement("dl");
        html.WriteAttributeString("class", name);
        foreach (var field in fields)
        {
            html.WriteStartElement("div");
            Element(html, "dt", null, field.Label);
            html.WriteStartElement("dd");
            Runs(html, field.Value);
            html.WriteFullEndElement();
            html.WriteFullEndElement();
        }

        html.WriteFullEndElement();
    }

    private static void Table(XmlWriter html, TableBlock table)
    {
        html.WriteStartElement("div");
        html.WriteAttributeString("class", "table");
        html.WriteStartElement("table");
        Element(html, "caption", null, table.Caption);
        html.WriteStartElement("colgroup");
        foreach (var column in table.Columns)
        {
            // The policy forbids style attributes; the old width attribute says the same.
            Empty(html, "col", ("width", $"{Percent(column.Width, table.Columns.Sum(other => other.Width))}%"));
        }

        html.WriteFullEndElement();
        html.WriteStartElement("thead");
        Rows(html, "th", table.Header, table.Columns);
        html.WriteFullEndElement();
        html.WriteStartElement("tbody");
        Rows(html, "td", table.Rows, table.Columns);
        html.WriteFullEndElement();
        html.WriteFullEndElement();
        html.WriteFullEndElement();
    }

    private static void Rows(XmlWriter html, string cellName, IReadOnlyList<TableRow> rows, IReadOnlyList<TableColumn> columns)
    {
        foreach (var row in TablePlacement.Place(rows, columns.Count))
        {
            html.WriteStartElement("tr");
            foreach (var placed in row)
            {
                if (placed.Cell is { } cell)
                {
                    html.WriteStartElement(cellName);
                    Span(html, "colspan", placed.Span);
                    Span(html, "rowspan", cell.RowSpan);
                    if (cellName == "td")
                    {
                        html.WriteAttributeString("class", ClassOf(columns[placed.Column].Alignment));
                    }

                    Runs(html, cell.Runs);
                    html.WriteFullEndElement();
                }
            }

            html.WriteFullEndElement();
        }
    }

    private static string Percent(int width, int whole) => (width * 100 / Math.Max(whole, 1)).ToString(CultureInfo.InvariantCulture);

    private static void Span(XmlWriter html, string name, int span)
    {
        if (span > 1)
        {
            html.WriteAttributeString(name, span.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string ClassOf(CellAlignment alignment) => alignment switch
    {
        CellAlignment.Center => "c",
        CellAlignment.Right => "r",
        _ => "l",
    };

    private static void Runs(XmlWriter html, IReadOnlyList<ReportRun> runs)
    {
        foreach (var run in runs)
        {
            switch (run)
            {
                case NumberRun number when IsLocalPath(number.Source):
                    html.WriteStartElement("a");
                    html.WriteAttributeString("href", PlainText.Clean(number.Source));
                    Number(html, number);
                    html.WriteFullEndElement();
                    break;
                case NumberRun number:
                    Number(html, number);
                    break;
                case PlaceholderRun placeholder:
                    html.WriteStartElement("mark");
                    html.WriteAttributeString("id", PlainText.Clean(placeholder.Id));
                    html.WriteString(PlainText.Clean(placeholder.Display));
                    html.WriteFullEndElement();
                    break;
                default:
                    html.WriteString(PlainText.Clean(run.Display));
                    break;
            }
        }
    }

    // Anything else (javascript:, //host, https://host) could lead a reader away from the system.
    private static bool IsLocalPath(string source) => source is ['/', not ('/' or '\\'), ..];

    private static void Number(XmlWriter html, NumberRun number)
    {
        html.WriteStartElement("data");
        html.WriteAttributeString("id", PlainText.Clean(number.Id));
        html.WriteAttributeString("value", number.Raw.ToString(CultureInfo.InvariantCulture));
        html.WriteString(PlainText.Clean(number.Display));
        html.WriteFullEndElement();
    }

    private static void Element(XmlWriter html, string name, string? className, string text)
    {
        html.WriteStartElement(name);
        if (className is not null)
        {
            html.WriteAttributeString("class", className);
        }

        html.WriteString(PlainText.Clean(text));
        html.WriteFullEndElement();
    }

    private static void Empty(XmlWriter html, string name, params (string Name, string Value)[] attributes)
    {
        html.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            html.WriteAttributeString(attribute, value);
        }

        html.WriteEndElement();
    }
}
