using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReliefApi.Application.Attainment;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Infrastructure.Attainment;

/// <summary>
/// Scoring profiles by code and version, as stored. A stored version never changes, so it is read once. A row that cannot be understood
/// is told and left out: it must not take the projects of other profiles with it.
/// </summary>
internal sealed class StoredProfiles(NpgsqlDataSource source, ILogger<StoredProfiles> logger) : IScoringProfiles
{
    private readonly ConcurrentDictionary<(string, int), ScoringProfile> _known = new();

    /// <returns>Null when it cannot be read.</returns>
    public ScoringProfile? Find(string code, int version) => _known.GetValueOrDefault((code, version));

    public async Task LoadAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand("select code, version, definition from relief.scoring_profiles");
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var key = (reader.GetString(0), reader.GetInt32(1));
            if (_known.ContainsKey(key)) continue;
            try
            {
                _known[key] = JsonSerializer.Deserialize<ScoringProfile>(reader.GetString(2))!;
            }
            catch (JsonException e)
            {
                logger.LogError(e, "Scoring profile {Code} version {Version} cannot be read", key.Item1, key.Item2);
            }
        }
    }

    public async Task<ScoringProfile> GetAsync(string code, int version, CancellationToken ct)
    {
        if (Find(code, version) is null) await LoadAsync(ct);
        return Find(code, version) ?? throw new InvalidDataException($"Scoring profile {code} version {version} cannot be read.");
    }
}
