using ReliefApi.Application.Sheets;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>A workbook (ISO/IEC 29500) written as a stream: texts stand in their cells, so nothing is collected and memory stays flat.</summary>
internal sealed class XlsxFormat : ISheetFormat
{
    public string MediaType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public string FileExtension => ".xlsx";

    public ISheetWriter Begin(Stream output, IReadOnlyList<string> headers) => new XlsxWriter(output, headers);
}
