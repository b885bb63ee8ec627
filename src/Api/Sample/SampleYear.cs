using System.Diagnostics;
using System.Globalization;
using ReliefApi.Api.Security;
using ReliefApi.Application.Abstractions;
using ReliefApi.Application.Access;
using ReliefApi.Application.Attainment;
using ReliefApi.Application.Drafts;
using ReliefApi.Application.Evaluations;
using ReliefApi.Application.Operations;
using ReliefApi.Application.Projects;
using ReliefApi.Application.Scores;
using ReliefApi.Domain.Operations;
using ReliefApi.Domain.Scoring;
using ReliefApi.Domain.Security;

namespace ReliefApi.Api.Sample;

/// <summary>Makes a county's year happen and prints it: cases become actual values, actual values scores, scores a report that opens in Word.</summary>
internal sealed class SampleYear(IServiceProvider services, Settings settings, Tokens tokens, string address)
{
    private readonly SampleCounty _county = new(services.GetRequiredService<IServiceScopeFactory>());
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public async Task RunAsync(CancellationToken ct)
    {
        if (await _county.IsLoadedAsync()) Say("示例县已在数据库中");
        else await _county.LoadAsync(Say);
        await RecomputeAsync(ct);
        await YearEndAsync(ct);
        var project = (await _county.AskAsync(SampleCounty.Clerk, new ListProjects(SampleCounty.Code, null, null, null, null, null, 1, null, null))).Value.Items[0];
        var score = (await _county.AskAsync(SampleCounty.Clerk, new GetScore(project.Id, SampleCounty.Year))).Value;
        var evaluation = (await _county.AskAsync(SampleCounty.Clerk, new ListEvaluations(SampleCounty.Year, null, project.Id, null, null, 1, null, null))).Value.Items[0];
        PrintScore(project.Name, score);
        PrintWhere(await WriteReportAsync(evaluation.Id), evaluation.Id);
    }

    private async Task RecomputeAsync(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<IAttainmentRecomputer>().RecomputeAsync(new(SampleCounty.Province, Full: true), null, ct);
        Say($"重算完成：读取指标{outcome.Indicators}项，写入{outcome.IndicatorsChanged}项");
    }

    private async Task YearEndAsync(CancellationToken ct)
    {
        var operation = await _county.DoAsync(SampleCounty.Administrator, new StartYearEnd { DivisionCode = SampleCounty.Province, FiscalYear = SampleCounty.Year });
        services.GetRequiredService<IOperationScheduler>().Wake(operation.Id);
        Say($"{SampleCounty.Year}年度年终评价已启动：{operation.Id}");
        while (operation.Status is OperationStatus.Queued or OperationStatus.Running)
        {
            await Task.Delay(300, ct);
            operation = (await _county.AskAsync(SampleCounty.Administrator, new GetOperation(operation.Id))).Value;
        }
        Say($"年终评价结束：{operation.Status}，完成{operation.Done}个，失败{operation.Failed}个");
    }

    private async Task<string> WriteReportAsync(Guid evaluation)
    {
        var draft = (await _county.AskAsync(SampleCounty.Clerk, new GetDraft(evaluation))).Value;
        var file = Path.Combine(settings.DataDirectory, "reports", $"绩效评价报告-清溪县信访救助资金-{SampleCounty.Year}.docx");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var stream = File.Create(file);
        services.GetServices<IReportWriter>().Single(w => w.FileExtension == ".docx").Write(draft.Model, stream);
        return file;
    }

    private static void PrintScore(string project, ScoreDto score)
    {
        Console.WriteLine();
        Console.WriteLine($"清溪县 {project} {SampleCounty.Year}年度自评得分（{score.ProfileCode}）");
        Console.WriteLine(new string('─', 72));
        Print(score.Explanation, 0);
        Console.WriteLine(new string('─', 72));
        Console.WriteLine($"总分 {score.Total:0.00}  等级 {score.GradeLabel ?? "—"}");
        var titles = score.Explanation.Children.SelectMany(block => block.Children).ToDictionary(row => row.Key, row => row.TitleZh);
        foreach (var finding in score.Findings.Where(f => f.Severity != ScoringSeverity.Information))
            Console.WriteLine($"  {(finding.Severity == ScoringSeverity.Error ? "错误" : "提示")} {finding.Code} {titles.GetValueOrDefault(finding.RowKey ?? "")} {finding.MessageZh}");

        static void Print(ScoreExplanation node, int depth)
        {
            foreach (var child in node.Children)
            {
                Console.WriteLine($"{new string(' ', 2 * depth)}{child.TitleZh}  {Number(child.Score)} / {Number(child.Weight)}    {(child.Children.Count == 0 ? child.Formula : "")}");
                Print(child, depth + 1);
            }
        }

        static string Number(decimal? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "—";
    }

    private void PrintWhere(string file, Guid evaluation)
    {
        var life = TimeSpan.FromHours(8);
        var administrator = tokens.Issue(SampleCounty.Administrator.Subject, Role.Administrator, SampleCounty.Province, life, DateTimeOffset.UtcNow);
        var province = tokens.Issue("sample.province", Role.ProvinceReader, SampleCounty.Province, life, DateTimeOffset.UtcNow);
        string Open(string path) => $"{address}/sign-in#token={administrator}&next={Uri.EscapeDataString(path)}";
        Console.WriteLine($"""

            报告（Word）   {file}
            报告（HTML）   {Open($"/api/v1/evaluations/{evaluation}/draft?format=html")}
            接口页面       {Open("/swagger")}
            作业面板       {Open("/hangfire")}

            令牌（示例省管理员，8小时有效）
            {administrator}

            省级汇总
            curl -s -H 'Authorization: Bearer {province}' '{address}/api/v1/aggregates?fiscalYear={SampleCounty.Year}&divisionCode={SampleCounty.Province}&by=division'

            """);
    }

    private void Say(string what) => Console.WriteLine($"[{_watch.Elapsed.TotalSeconds,5:0.0} s] {what}");
}
