using ReliefApi.Domain.Common;

namespace ReliefApi.Application.Abstractions;

/// <summary>What a caller says a file is; what it really is, its first bytes say.</summary>
public enum FileClaim { Unknown, Word, Text }

/// <summary>Takes the words out of a file that somebody sent, trusting nothing in it.</summary>
public interface IReportFileReader
{
    /// <summary>The text: a line for each paragraph, cells of a table row parted by tabs; or why the file is not read.</summary>
    Result<string> Read(byte[] file, FileClaim claim);
}
