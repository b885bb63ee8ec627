using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace ReliefApi.Infrastructure.Hosting;

/// <summary>Secrets of an installation: from the configuration (base64) or, on a developer's machine, made once and kept under the data directory.</summary>
public static class SecretFiles
{
    private const int Size = 32;

    /// <param name="configuration">Holds <c>Secrets:{name}</c> in production.</param>
    /// <param name="name">Which secret.</param>
    /// <param name="mayMake">Whether a missing secret may be made here.</param>
    /// <param name="dataDirectory">Where a secret made here is kept, readable by its owner alone.</param>
    public static byte[] Load(IConfiguration configuration, string name, bool mayMake, string dataDirectory)
    {
        if (configuration[$"Secrets:{name}"] is { Length: > 0 } given) return Convert.FromBase64String(given);
        if (!mayMake) throw new InvalidOperationException($"Set Secrets__{name} to at least {Size} random bytes in base64; outside Development none is made up.");
        var file = Path.Combine(dataDirectory, "secrets", name);
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var stream = new FileStream(file + "." + Environment.ProcessId, options);
            stream.Write(RandomNumberGenerator.GetBytes(Size));
            stream.Close();
            File.Move(file + "." + Environment.ProcessId, file, overwrite: false);
        }
        return File.ReadAllBytes(file);
    }
}
