using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Attainment;
using ReliefApi.Application.Evaluations;
using ReliefApi.Benchmarks.Provinces;
using ReliefApi.Benchmarks.Recompute;
using ReliefApi.Domain.Operations;
using ReliefApi.Domain.Reports;
using ReliefApi.Infrastructure.Jobs;

namespace ReliefApi.Benchmarks.Drafts;

/// <summary>
/// A year-end run over every project, and the Word files of its drafts, each against the floor of zipping and writing the bytes of those files.
/// </summary>
internal static class DraftBenchmark
{
    private const int Year = 2020;

    public static async Task RunAsync(Arguments arguments)
    {
        var (rounds, sample) = (arguments.Number("rounds", 3), arguments.Number("sample", 200));
        await using var database = await BenchDatabase.OpenAsync(arguments);
        await using var services = database.Services();
        await InScopeAsync(services, s => s.GetRequiredService<IAttainmentRecomputer>().RecomputeAsync(new(Province.Code, Full: true), null, CancellationToken.None));

        using var memory = new MemoryWatch();
        var watch = Stopwatch.StartNew();
        var drafts = await DraftAsync(services);
        var each = watch.Elapsed.TotalMilliseconds / drafts;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"year-end run of {drafts:N0} projects: {1000 / each:0} drafts/s; {memory.Text}"));

        var models = await ModelsAsync(services, sample);
        var word = services.GetServices<IReportWriter>().Single(w => w.FileExtension == ".docx");
        var parts = models.Select(m => Unzip(Render(word, m))).ToList();
        var directory = Directory.CreateTempSubdirectory("relief-drafts-");
        try
        {
            var (floor, rendering) = (new Series(), new Series());
            for (var round = 0; round <= rounds; round++)
            {
                var zipped = Time(parts, (part, i) => File.WriteAllBytes(Path.Combine(directory.FullName, $"{i}.docx"), Zip(part)));
                var written = Time(models, (model, i) => File.WriteAllBytes(Path.Combine(directory.FullName, $"{i}.docx"), Render(word, model)));
                // The first round warms up.
                if (round == 0) continue;
                floor.Add(zipped);
                rendering.Add(written);
            }
            Console.WriteLine($"Word file ÷ zipping and writing the same bytes = {Series.Ratio(rendering, floor).Text()}; floor {floor.Text("0.0")} ms a file, one thread");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"year-end run ÷ the same floor = {each * RunOperationJob.Slots / floor.Median:0.00} (time of {RunOperationJob.Slots} workers a draft)"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>Starts the run and works it off as the job server does, in as many slots.</summary>
    private static async Task<int> DraftAsync(ServiceProvider services)
    {
        var operation = Guid.Empty;
        await InScopeAsync(services, async s => operation = (await s.GetRequiredService<IMediator>().Send(new StartYearEnd { DivisionCode = Province.Code, FiscalYear = Year })).Value.Id);
        var runner = services.GetRequiredService<OperationRunner>();
        while (true)
        {
            await Task.WhenAll(Enumerable.Range(0, RunOperationJob.Slots).Select(slot => runner.RunAsync(operation, slot, CancellationToken.None)));
            Operation? now = null;
            await InScopeAsync(services, async s => now = await s.GetRequiredService<IApplicationDbContext>().Operations.AsNoTracking().SingleAsync(o => o.Id == operation));
            if (now is not { Ended: true }) continue;
            if (now.Failed > 0) throw new InvalidOperationException($"{now.Failed} projects failed.");
            return now.Done;
        }
    }

    private static async Task<List<ReportModel>> ModelsAsync(ServiceProvider services, int count)
    {
        List<ReportModel> models = [];
        await InScopeAsync(services, async s =>
        {
            var drafts = await s.GetRequiredService<IApplicationDbContext>().EvaluationDrafts.AsNoTracking().OrderBy(d => d.Id).Take(count).ToListAsync();
            models.AddRange(drafts.Select(d => d.Read()));
        });
        return models;
    }

    private static async Task InScopeAsync(ServiceProvider services, Func<IServiceProvider, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().BeJob("bench", Province.Code);
        await work(scope.ServiceProvider);
    }

    /// <returns>Milliseconds each.</returns>
    private static double Time<T>(List<T> all, Action<T, int> work)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < all.Count; i++) work(all[i], i);
        return watch.Elapsed.TotalMilliseconds / all.Count;
    }

    private static byte[] Render(IReportWriter writer, ReportModel model)
    {
        using var buffer = new MemoryStream();
        writer.Write(model, buffer);
        return buffer.ToArray();
    }

    private static List<(string Name, byte[] Content)> Unzip(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })];
    }

    private static byte[] Zip(List<(string Name, byte[] Content)> parts)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                stream.Write(content);
            }
        }
        return buffer.ToArray();
    }
}
