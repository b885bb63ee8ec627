using ReliefApi.Benchmarks;
using ReliefApi.Benchmarks.Exports;
using ReliefApi.Benchmarks.GetById;
using ReliefApi.Benchmarks.Recompute;

var arguments = new Arguments(args);
switch (args.FirstOrDefault())
{
    case "province":
        await using (await BenchDatabase.OpenAsync(arguments)) return 0;
    case "get-by-id":
        await GetByIdBenchmark.RunAsync(arguments);
        return 0;
    case "recompute":
        await RecomputeBenchmark.RunAsync(arguments, RecomputeHost.RunAsync);
        return 0;
    case "exports":
        await ExportBenchmark.RunAsync(arguments);
        return 0;
    case "load":
        return LoadClient.Run(arguments);
    default:
        Console.Error.WriteLine("province | get-by-id | recompute | exports  [--keep DIR] [--full] [--projects N] [--indicators N] [--cases N] [--counties N] [--seed N]");
        return 2;
}
