using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.Abstractions;

/// <summary>Writes the report in one format. Equal models give equal bytes.</summary>
public interface IReportWriter
{
    /// <summary>The media type of what is written.</summary>
    string MediaType { get; }

    /// <summary>The file extension with its dot.</summary>
    string FileExtension { get; }

    /// <summary>Writes synchronously; the stream need not seek and stays open.</summary>
    void Write(ReportModel model, Stream output);
}
