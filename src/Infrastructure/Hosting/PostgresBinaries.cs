using System.Globalization;

namespace ReliefApi.Infrastructure.Hosting;

internal static class PostgresBinaries
{
    private const int OldestMajor = 15;

    /// <summary>The directory with <c>initdb</c> and <c>postgres</c> for this cluster, which need not exist yet.</summary>
    public static string Find(string cluster)
    {
        if (Environment.GetEnvironmentVariable("RELIEF_PG_BIN") is { Length: > 0 } chosen)
            return HoldsServer(chosen)
                ? chosen
                : throw new PostgresUnavailableException($"RELIEF_PG_BIN is '{chosen}', but initdb and postgres are not in there.");

        return Packaged(cluster).Concat(OnPath()).Concat(Embedded()).FirstOrDefault(HoldsServer)
            ?? throw new PostgresUnavailableException(
                $"PostgreSQL {OldestMajor} or newer is not installed: run 'apt-get install postgresql', or set RELIEF_PG_BIN to the " +
                "directory with its initdb and postgres, or set ConnectionStrings__Relief to a server of your own.");
    }

    private static IEnumerable<string> Packaged(string cluster)
    {
        const string root = "/usr/lib/postgresql";
        if (!Directory.Exists(root))
            return [];

        // A server reads only data of its own major version: after an upgrade of the system the older one must still be taken.
        var versionFile = Path.Combine(cluster, "PG_VERSION");
        var made = File.Exists(versionFile) ? Major(File.ReadAllText(versionFile).Trim()) : 0;
        return from directory in Directory.GetDirectories(root)
               let major = Major(Path.GetFileName(directory))
               where major >= OldestMajor
               orderby major == made descending, major descending
               select Path.Combine(directory, "bin");
    }

    private static string[] OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    // Where ./run puts the binaries when it may not install packages: in the working copy from which this program was built.
    private static IEnumerable<string> Embedded()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
            yield return Path.Combine(directory.FullName, ".data", "pg-bin", "bin");
    }

    private static bool HoldsServer(string directory) =>
        Exists(Path.Combine(directory, "initdb")) && Exists(Path.Combine(directory, "postgres"));

    // File.Exists alone says yes to a link whose target has been uninstalled.
    private static bool Exists(string file) =>
        File.Exists(file) && (File.ResolveLinkTarget(file, returnFinalTarget: true)?.Exists ?? true);

    private static int Major(string version) =>
        int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;
}
