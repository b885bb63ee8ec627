using System.Net.Sockets;
using Npgsql;

namespace ReliefApi.Infrastructure.Hosting;

/// <summary>Tells a database that is away from one that answers and refuses.</summary>
internal static class DatabaseFaults
{
    /// <summary>
    /// Cut or refused connections and a server that starts, stops or has no room. The fault may lie anywhere in the chain: the provider
    /// wraps the socket's, and EF Core wraps the provider's. A statement that takes too long is not among them: it would again.
    /// </summary>
    public static bool IsAway(Exception fault)
    {
        for (var e = fault; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case PostgresException refused: return refused.SqlState is ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..];
                case NpgsqlException { InnerException: not TimeoutException } or SocketException or IOException: return true;
            }
        }
        return false;
    }
}
