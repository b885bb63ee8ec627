using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReliefApi.Benchmarks.GetById;

/// <summary>
/// A closed-loop client in a process of its own: each connection sends the next request when it has the whole answer to the last.
/// Reads rounds from its input, one a line (<c>path seconds</c>), and writes what it counted.
/// </summary>
internal static class LoadClient
{
    private const int LongestAnswer = 64 * 1024;

    public static int Run(Arguments arguments)
    {
        var ids = File.ReadAllLines(arguments.Text("ids")!);
        var endpoint = new IPEndPoint(IPAddress.Loopback, arguments.Number("port", 0));
        var connections = arguments.Number("connections", 16);
        while (Console.ReadLine() is { } line)
        {
            var (path, seconds) = (line.Split(' ')[0], double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
            var until = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
            var watch = Stopwatch.StartNew();
            var counts = new int[connections];
            var slowest = new List<double>[connections];
            var threads = Enumerable.Range(0, connections).Select(n => new Thread(() => (counts[n], slowest[n]) = Loop(endpoint, path, arguments.Text("token")!, ids, n * 7919, until))).ToList();
            threads.ForEach(t => t.Start());
            threads.ForEach(t => t.Join());
            var times = slowest.SelectMany(s => s).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{counts.Sum() / watch.Elapsed.TotalSeconds} {times[times.Count / 2]} {times[times.Count * 99 / 100]}"));
        }
        return 0;
    }

    private static (int Count, List<double> Milliseconds) Loop(IPEndPoint endpoint, string path, string token, string[] ids, int next, long until)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 10_000 };
        socket.Connect(endpoint);
        var request = Encoding.ASCII.GetBytes($"GET {path}{ids[0]} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\n\r\n");
        var idAt = "GET ".Length + path.Length;
        var answer = new byte[LongestAnswer];
        List<double> milliseconds = [];
        for (var count = 0; ; count++)
        {
            var start = Stopwatch.GetTimestamp();
            if (start >= until) return (count, milliseconds);
            Encoding.ASCII.GetBytes(ids[next++ % ids.Length], request.AsSpan(idAt));
            socket.Send(request);
            ReadAnswer(socket, answer);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    private static void ReadAnswer(Socket socket, byte[] buffer)
    {
        for (var length = 0; ;)
        {
            var read = socket.Receive(buffer.AsSpan(length));
            if (read == 0) throw new IOException("The server hung up.");
            var answer = buffer.AsSpan(0, length += read);
            var head = answer.IndexOf("\r\n\r\n"u8);
            if (head < 0) continue;
            if (!answer.StartsWith("HTTP/1.1 200"u8)) throw new IOException(Encoding.UTF8.GetString(answer));
            var given = answer.IndexOf("Content-Length: "u8);
            if (given < 0 || given > head)
            {
                if (answer.EndsWith("\r\n0\r\n\r\n"u8)) return;
                continue;
            }
            var digits = answer[(given + "Content-Length: ".Length)..];
            if (length == head + 4 + int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture)) return;
        }
    }
}
