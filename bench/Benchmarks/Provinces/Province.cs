using System.Diagnostics;
using Npgsql;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Petitions;
using ReliefApi.Domain.ReliefCases;
using ReliefApi.Domain.Scoring;

namespace ReliefApi.Benchmarks.Provinces;

/// <summary>
/// Fills a migrated database with a made-up province, the same one for the same size and seed. A superuser of a private server loads it,
/// with triggers, foreign keys and row-level security aside and the secondary indexes built afterwards. Needs memory for two numbers a
/// project, whatever the number of rows.
/// </summary>
internal sealed class Province(ProvinceSize size, NpgsqlConnection connection)
{
    public const int Year = 2020;
    public const string Code = "420000";
    private const int Departments = 5;
    private const string Clerk = "clerk", Reviewer = "reviewer", Cashier = "cashier";
    private static readonly string[] Loaded = ["divisions", "departments", "projects", "performance_goals", "indicators", "petitions", "relief_cases", "payments", "budget_entries"];
    private static readonly DateTimeOffset Recorded = new(Year, 12, 31, 0, 0, 0, TimeSpan.Zero);
    private readonly int[] _cases = ShareOut(size);
    private readonly decimal[] _paid = new decimal[size.Projects];

    public async Task MakeAsync()
    {
        Console.WriteLine($"making {size}");
        await RunAsync("set session_replication_role = replica; set maintenance_work_mem = '512MB'; set max_parallel_maintenance_workers = 2");
        var indexes = await TakeIndexesAsync();
        Fill("divisions", "division_code, name, level, parent_code, valid_from, revision", WriteDivisions);
        Fill("departments", "id, division_code, code, name, kind, revision", WriteDepartments);
        Fill("projects", "id, division_code, department_id, code, name, level, kind, summary, basis, implementing_body, plan, review_year, revision", WriteProjects);
        Fill("performance_goals", "id, division_code, project_id, fiscal_year, form, profile_code, profile_version, overall_goal, annual_goal, status, defined_by, approved_by, approved_at, revision", WriteGoals);
        Fill("indicators", "id, division_code, goal_id, project_id, fiscal_year, position, category, name, kind, operator, target, target_date, unit, weight, measure_code, target_basis, "
            + "tier_achieved, tier_partly, tier_not_achieved, recorded_value, recorded_date, recorded_tier, score_flags, revision", WriteIndicators);
        Fill("petitions", "id, division_code, number, person_key, sealed_name, sealed_id_number, sealed_subject, matter_id, category, people, leader_owned, status, registered_on, transfer_due_on, "
            + "transferred_on, accept_due_on, decided_on, reply_due_on, replied_on, concluded_on, settled, repeated_on, revision", WritePetitions);
        Fill("relief_cases", "id, division_code, project_id, number, matter_id, person_key, sealed_name, sealed_id_number, sealed_phone, sealed_address, ground, requested_amount, household_proof, "
            + "responsible_body_report, status, applied_on, applied_by, decide_due_on, decided_on, approved_by, approved_amount, budget_year, pay_due_on, noticed_on, agreement_signed_on, agreement_witness, "
            + "first_paid_on, paid_amount, payments, followed_up_on, survey_invited, satisfaction, relapsed_on, closed_on, last_step_on, revision", WriteCases);
        Fill("payments", "id, division_code, case_id, project_id, fiscal_year, amount, paid_on, paid_by, continues, recorded_at", WritePayments);
        Fill("budget_entries", "id, division_code, project_id, fiscal_year, kind, amount, occurred_on, document_number, reason, recorded_by, recorded_at", WriteBudget);
        await TimeAsync("balances", () => RunAsync(
            // language=SQL
            """
            insert into relief.budget_balances (project_id, fiscal_year, division_code, initial, adjustment, arrived, disbursed)
            select project_id, fiscal_year, min(division_code), coalesce(sum(amount) filter (where kind = 'Initial'), 0), coalesce(sum(amount) filter (where kind = 'Adjustment'), 0),
                   coalesce(sum(amount) filter (where kind = 'Arrival'), 0), coalesce(sum(amount) filter (where kind = 'Disbursement'), 0)
            from relief.budget_entries group by project_id, fiscal_year
            """));
        await TimeAsync($"{indexes.Count} indexes", async () =>
        {
            foreach (var index in indexes) await RunAsync(index);
        });
        await TimeAsync("vacuum analyze", () => RunAsync("vacuum (analyze)"));
        await RunAsync("set session_replication_role = origin");
    }

    /// <summary>Cases of each project: many have few, few have many; the sum is as wanted.</summary>
    private static int[] ShareOut(ProvinceSize size)
    {
        double Weight(int project) => -Math.Log(1 - new Dice(size.Seed, 3, project).Fraction());
        var (all, sum) = (Enumerable.Range(0, size.Projects).Sum(Weight), 0.0);
        var counts = new int[size.Projects];
        for (var project = 0; project < counts.Length; project++)
        {
            var before = (int)Math.Round(sum / all * size.Cases);
            sum += Weight(project);
            counts[project] = (int)Math.Round(sum / all * size.Cases) - before;
        }
        return counts;
    }

    /// <summary>Cases in the order of arrival: one of each project that still has one, then the next of each.</summary>
    private IEnumerable<(long Number, int Project, ReliefStory Story)> Stories()
    {
        var number = 0L;
        var most = _cases.Max();
        for (var k = 0; k < most; k++)
            for (var project = 0; project < size.Projects; project++)
                if (k < _cases[project]) yield return (number++, project, new ReliefStory(size.Seed, project, k));
    }

    private string CodeOf(int project) => ProvinceSize.CountyCode(size.CountyOf(project));
    private Guid DepartmentId(int county, int department) => Dice.Id(size.Seed, 10, county * Departments + department);
    private Guid ProjectId(int project) => Dice.Id(size.Seed, 11, project);
    private Guid GoalId(int project) => Dice.Id(size.Seed, 12, project);
    private Guid PetitionId(long number) => Dice.Id(size.Seed, 14, number);
    private Guid CaseId(long number) => Dice.Id(size.Seed, 15, number);

    private void WriteDivisions(Sheet sheet)
    {
        var from = new DateOnly(2000, 1, 1);
        sheet.Row().Add(Code).Add("湖泊省").Add("Province").Add((string?)null).Add(from).Add(1);
        for (var county = 0; county < size.Counties; county++)
        {
            var code = ProvinceSize.CountyCode(county);
            if (county % 10 == 0) sheet.Row().Add(code[..4] + "00").Add($"第{county / 10 + 1}市").Add("Prefecture").Add(Code).Add(from).Add(1);
            sheet.Row().Add(code).Add($"第{county + 1}县").Add("County").Add(code[..4] + "00").Add(from).Add(1);
        }
    }

    private void WriteDepartments(Sheet sheet)
    {
        for (var county = 0; county < size.Counties; county++)
            for (var i = 0; i < Departments; i++)
                sheet.Row().Add(DepartmentId(county, i)).Add(ProvinceSize.CountyCode(county)).Add($"{101 + i}").Add($"第{i + 1}部门").Add("Department").Add(1);
    }

    private void WriteProjects(Sheet sheet)
    {
        for (var project = 0; project < size.Projects; project++)
            sheet.Row().Add(ProjectId(project)).Add(CodeOf(project)).Add(DepartmentId(size.CountyOf(project), project % Departments)).Add($"{Year}{project:000000}").Add($"信访救助专项资金{project}")
                .Add(1).Add("Recurring").Add("对诉求合理但缺乏政策依据、生活确有困难的信访人给予一次性救助，促进停访息诉，维护社会稳定。").Add("信访救助资金管理办法").Add($"第{project % Departments + 1}部门")
                .Add("按申请、初审、会审、公示、签订协议、支付、回访的程序实施，按季度拨付。").Add(Year + 2).Add(1);
    }

    private void WriteGoals(Sheet sheet)
    {
        for (var project = 0; project < size.Projects; project++)
            sheet.Row().Add(GoalId(project)).Add(CodeOf(project)).Add(ProjectId(project)).Add(Year).Add("A").Add(ScoringProfiles.N2020.Code).Add(ScoringProfiles.N2020.Version)
                .Add("化解信访积案").Add("年内救助对象满意，停访息诉率达到目标值。").Add("Approved").Add(Clerk).Add(Reviewer).Add(Recorded).Add(2);
    }

    private void WriteIndicators(Sheet sheet)
    {
        var rows = IndicatorSheet.Of(size.Indicators);
        for (var project = 0; project < size.Projects; project++)
        {
            var (code, goal, id) = (CodeOf(project), GoalId(project), ProjectId(project));
            for (var i = 0; i < rows.Count; i++)
            {
                var (row, weight) = rows[i];
                var dice = new Dice(size.Seed, 4, (long)project * 1000 + i);
                var qualitative = row.Operator is null;
                var byDate = row.Operator == TargetOperator.OnOrBefore;
                // Counts are planned from what the project usually has, rates from the norm.
                decimal? target = qualitative || byDate ? null : row.Unit is "人" or "件" or "人次" ? Math.Max(1, _cases[project] * dice.Between(70, 100) / 100) : row.Target;
                sheet.Row().Add(Dice.Id(size.Seed, 13, (long)project * rows.Count + i)).Add(code).Add(goal).Add(id).Add(Year).Add(i + 1).Add(row.Category).Add(row.Name)
                    .Add(qualitative ? "Qualitative" : "Quantitative").Add(row.Operator?.ToString()).Add(target).Add(byDate ? new DateOnly(Year, 12, 31) : (DateOnly?)null)
                    .Add(row.Unit.Length == 0 ? null : row.Unit).Add((decimal?)weight).Add(row.Measure).Add("年度计划")
                    .Add(qualitative ? "健全" : null).Add(qualitative ? "基本健全" : null).Add(qualitative ? "不健全" : null)
                    .Add(row.Measure is null && target is not null ? dice.Between(850, 1000) / 10m : (decimal?)null)
                    .Add(byDate ? new DateOnly(Year, 12, dice.Between(1, 31)) : (DateOnly?)null).Add(qualitative ? (dice.Chance(85) ? 1 : 2) : (int?)null).Add(0).Add(1);
            }
        }
    }

    private void WritePetitions(Sheet sheet)
    {
        var repeats = size.Cases + 1L;
        foreach (var (number, project, story) in Stories())
        {
            var dice = new Dice(size.Seed, 5, number);
            var on = story.AppliedOn.AddDays(-dice.Between(20, 120));
            DateOnly? repeated = dice.Chance(12) ? on.AddDays(dice.Between(10, 200)) : null;
            One(PetitionId(number), $"XF{number:00000000}", on, repeated);
            if (repeated is { } again) One(PetitionId(repeats), $"XF{repeats++:00000000}", again, null);

            void One(Guid id, string text, DateOnly registered, DateOnly? repeatedOn) => sheet.Row().Add(id).Add(CodeOf(project)).Add(text).Add(story.PersonKey)
                .Add(dice.Bytes(40)).Add(dice.Bytes(50)).Add(dice.Bytes(90)).Add(PetitionId(number)).Add(((IssueCategory)dice.Below(11)).ToString()).Add(dice.Chance(5) ? 8 : 1).Add(dice.Chance(6))
                .Add("Concluded").Add(registered).Add(registered.AddDays(15)).Add(registered.AddDays(dice.Between(1, 16))).Add(registered.AddDays(15)).Add(registered.AddDays(dice.Between(2, 16)))
                .Add(registered.AddDays(75)).Add(registered.AddDays(dice.Between(30, 78))).Add(registered.AddDays(80)).Add(dice.Chance(90)).Add(repeatedOn).Add(4);
        }
    }

    private void WriteCases(Sheet sheet)
    {
        foreach (var (number, project, story) in Stories())
        {
            var dice = new Dice(size.Seed, 6, number);
            _paid[project] += story.PaidIn(Year);
            sheet.Row().Add(CaseId(number)).Add(CodeOf(project)).Add(ProjectId(project)).Add($"JZ{number:00000000}").Add(PetitionId(number)).Add(story.PersonKey)
                .Add(dice.Bytes(40)).Add(dice.Bytes(50)).Add(dice.Bytes(44)).Add(dice.Bytes(90)).Add(story.Ground.ToString()).Add((decimal?)story.Requested).Add("户籍证明").Add("责任单位意见")
                .Add(story.Status.ToString()).Add(story.AppliedOn).Add(Clerk).Add(story.AppliedOn.AddDays(20)).Add(story.DecidedOn).Add(story.IsApproved ? Reviewer : null)
                .Add(story.IsApproved ? story.ApprovedAmount : (decimal?)null).Add(story.IsApproved ? story.DecidedOn?.Year : null).Add(story.IsApproved ? story.DecidedOn?.AddDays(30) : null)
                .Add(story.NoticedOn).Add(story.AgreedOn).Add(story.AgreedOn is null ? null : "见证人").Add(story.FirstPaidOn).Add((decimal?)(story.IsPaid ? story.ApprovedAmount : 0m))
                .Add(!story.IsPaid ? 0 : story.SecondPaidOn is null ? 1 : 2).Add(story.FollowedUpOn).Add(story.Invited).Add(story.Rating?.ToString())
                .Add(story.Status == ReliefCaseStatus.Relapsed ? story.LastStep : null).Add(story.Status == ReliefCaseStatus.Closed ? story.LastStep : null).Add(story.LastStep).Add(5);
        }
    }

    private void WritePayments(Sheet sheet)
    {
        foreach (var (number, project, story) in Stories())
        {
            if (story.FirstPaidOn is not { } first) continue;
            One(first, story.FirstAmount);
            if (story.SecondPaidOn is { } second) One(second, story.ApprovedAmount - story.FirstAmount);

            void One(DateOnly on, decimal amount) => sheet.Row().Add(Dice.Id(size.Seed, 16, sheet.Rows)).Add(CodeOf(project)).Add(CaseId(number)).Add(ProjectId(project)).Add(on.Year)
                .Add((decimal?)amount).Add(on).Add(Cashier).Add(on.Year > first.Year).Add(Recorded);
        }
    }

    private void WriteBudget(Sheet sheet)
    {
        for (var project = 0; project < size.Projects; project++)
        {
            var dice = new Dice(size.Seed, 7, project);
            var adjustment = dice.Chance(20) ? 1000m * dice.Between(1, 20) : 0;
            var initial = Math.Max(10_000m, decimal.Ceiling(_paid[project] * dice.Between(100, 120) / 100_000) * 1000);
            One("Initial", initial, 1, null);
            if (adjustment > 0) One("Adjustment", adjustment, 6, "追加");
            One("Arrival", initial, 2, null);
            if (_paid[project] > 0) One("Disbursement", _paid[project], 12, null);

            void One(string kind, decimal amount, int month, string? reason) => sheet.Row().Add(Dice.Id(size.Seed, 17, sheet.Rows)).Add(CodeOf(project)).Add(ProjectId(project)).Add(Year).Add(kind)
                .Add((decimal?)amount).Add(new DateOnly(Year, month, 15)).Add($"财预{month}号").Add(reason).Add(Cashier).Add(Recorded);
        }
    }

    private void Fill(string table, string columns, Action<Sheet> write)
    {
        var watch = Stopwatch.StartNew();
        using var sheet = new Sheet(connection, table, columns);
        write(sheet);
        Console.WriteLine($"  {table,-20} {sheet.Complete(),12:N0} rows {watch.Elapsed.TotalSeconds,7:0.0} s");
    }

    private static async Task TimeAsync(string what, Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        Console.WriteLine($"  {what,-20} {"",17} {watch.Elapsed.TotalSeconds,7:0.0} s");
    }

    /// <summary>Drops the indexes that no constraint needs and returns the statements that make them again.</summary>
    private async Task<List<string>> TakeIndexesAsync()
    {
        List<(string Name, string Definition)> found = [];
        await using (var command = new NpgsqlCommand(
            // language=SQL
            """
            select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i
            where i.indrelid = any (select ('relief.' || t)::regclass from unnest($1) t) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
            """, connection)
        { Parameters = { new() { Value = Loaded } } })
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) found.Add((reader.GetString(0), reader.GetString(1)));
        foreach (var (name, _) in found) await RunAsync($"drop index {name}");
        return [.. found.Select(index => index.Definition)];
    }

    private async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
