namespace ReliefApi.Benchmarks.Provinces;

/// <summary>How large a made-up province is.</summary>
internal sealed record ProvinceSize(int Counties, int Projects, int Indicators, int Cases, long Seed)
{
    public static ProvinceSize Read(Arguments arguments)
    {
        var (projects, cases) = arguments.Has("full") ? (100_000, 2_000_000) : (2_000, 40_000);
        projects = arguments.Number("projects", projects);
        return new(arguments.Number("counties", Math.Clamp(projects / 1000, 10, 800)), projects, Math.Max(3, arguments.Number("indicators", 15)), arguments.Number("cases", cases), arguments.Number("seed", 1));
    }

    /// <summary>Prefectures of province 42 with ten counties each.</summary>
    public static string CountyCode(int county) => $"42{1 + county / 10:00}{1 + county % 10:00}";

    public int CountyOf(int project) => (int)((long)project * Counties / Projects);
}
