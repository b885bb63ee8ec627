using ReliefApi.Domain.Common;
using ReliefApi.Domain.Reports;

namespace ReliefApi.Application.Abstractions;

/// <summary>Reads a report that people edited, whoever may have made the file: bounded in memory and time, and never anything but its text.</summary>
public interface IReportReader
{
    Result<ReturnedReport> Read(byte[] file);
}
