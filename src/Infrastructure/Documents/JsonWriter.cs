using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Infrastructure.Documents;

/// <summary>The report model as it is.</summary>
internal sealed class JsonWriter : IReportWriter
{
    public string MediaType => "application/json";

    public string FileExtension => ".json";

    public void Write(ReportModel model, Stream output) => output.Write(ReportJson.Write(model));
}
