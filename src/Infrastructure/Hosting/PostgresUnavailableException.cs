namespace ReliefApi.Infrastructure.Hosting;

/// <summary>The private PostgreSQL cannot be had; the message is one sentence for a person and says what to do.</summary>
public sealed class PostgresUnavailableException(string message) : Exception(message);
