using System.Security.Cryptography;
using MediatR;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Pipeline;
using ReliefApi.Domain.Common;

namespace ReliefApi.Application.ReportImports;

/// <summary>Reads a report and keeps nothing.</summary>
public sealed record ReadReport(byte[] File, FileClaim Claim) : IQuery<ReportReading>;

internal sealed class ReadReportHandler(IReportFileReader files) : IRequestHandler<ReadReport, Result<ReportReading>>
{
    public Task<Result<ReportReading>> Handle(ReadReport request, CancellationToken cancellationToken)
    {
        var text = files.Read(request.File, request.Claim);
        return Task.FromResult(text.Succeeded ? Reading.Of(Convert.ToHexStringLower(SHA256.HashData(request.File)), text.Value) : Result<ReportReading>.Refused(text.Errors));
    }
}
