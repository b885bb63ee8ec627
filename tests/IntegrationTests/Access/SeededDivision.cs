using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using ReliefApi.Domain.Common;
using ReliefApi.Domain.Evaluations;
using ReliefApi.Domain.Indicators;
using ReliefApi.Domain.Reports;
using ReliefApi.Infrastructure.Persistence;
using ReliefApi.IntegrationTests.Contract;
using ReliefApi.IntegrationTests.Fixture;

namespace ReliefApi.IntegrationTests.Access;

/// <summary>
/// A division with one row in every table that belongs to divisions. All rows of a division share one id, so that id opens every address
/// that names something; every text reads <see cref="Mark"/>, which no request contains, so an answer that contains it shows the division's rows.
/// </summary>
internal sealed record SeededDivision(ReliefHost Host, string Code, Guid Id)
{
    public string Mark => MarkOf(Code);

    private static string MarkOf(string code) => "mark" + code;

    public static async Task<SeededDivision> CreateAsync(ReliefHost host, string code)
    {
        var id = Guid.CreateVersion7();
        await host.InScopeAsync(code, async scope =>
        {
            var db = (ReliefDbContext)scope;
            foreach (var entity in InOrder(db.Model)) await SeedAsync(db, entity, id, code);
        });
        return new(host, code, id);
    }

    /// <summary>A digest of every row of the division, whatever table it is in.</summary>
    public async Task<string> DigestAsync()
    {
        var tables = await Sql.RunAsync(Host.Database.Owner,
            """
            select string_agg(format('select %L || t::text as row from relief.%I t where division_code = %L', c.relname, c.relname, 'CODE'), ' union all ')
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'relief'::regnamespace and c.relkind = 'r' and a.attname = 'division_code' and not a.attisdropped
            """);
        var rows = ((string)tables!).Replace("'CODE'", $"'{Code}'", StringComparison.Ordinal);
        return (string)(await Sql.RunAsync(Host.Database.Owner,
            $"select set_config('app.read_from', '{Code}', false), set_config('app.read_to', '{Code}', false); " +
            $"select count(*) || ':' || md5(string_agg(row, '|' order by row collate \"C\")) from ({rows}) rows", last: true))!;
    }

    /// <summary>Tables of divisions, each after those it refers to.</summary>
    private static List<IEntityType> InOrder(IModel model)
    {
        List<IEntityType> ordered = [];
        foreach (var entity in model.GetEntityTypes()) Add(entity);
        return ordered;

        void Add(IEntityType entity)
        {
            if (!entity.ClrType.IsAssignableTo(typeof(IBelongsToDivision)) || ordered.Contains(entity)) return;
            foreach (var key in entity.GetForeignKeys().Where(k => k.PrincipalEntityType != entity)) Add(key.PrincipalEntityType);
            ordered.Add(entity);
        }
    }

    private static async Task SeedAsync(ReliefDbContext db, IEntityType type, Guid id, string code)
    {
        var row = db.Entry(Activator.CreateInstance(type.ClrType, nonPublic: true)!);
        foreach (var property in type.GetProperties()) row.Property(property).CurrentValue = ValueOf(property, row.Property(property).CurrentValue, id, code);
        foreach (var key in type.GetForeignKeys().Where(k => !k.PrincipalEntityType.ClrType.IsAssignableTo(typeof(IBelongsToDivision)))) await ReferAsync(db, row, key);
        // A trigger may have been first.
        if (await db.FindAsync(type.ClrType, [.. type.FindPrimaryKey()!.Properties.Select(p => row.Property(p).CurrentValue)]) is not null) return;
        row.State = EntityState.Added;
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    /// <summary>Refers to any row of a table that belongs to no division.</summary>
    private static async Task ReferAsync(ReliefDbContext db, EntityEntry row, IForeignKey key)
    {
        var any = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(key.PrincipalEntityType.ClrType).Invoke(db, [])!;
        var principal = db.Entry((await ((IQueryable<object>)any).ToListAsync())[0]);
        foreach (var (mine, theirs) in key.Properties.Zip(key.PrincipalKey.Properties)) row.Property(mine).CurrentValue = principal.Property(theirs).CurrentValue;
    }

    /// <summary>What the entity starts with, where that is a value; else something recognisable that fits the type.</summary>
    private static object? ValueOf(IProperty property, object? initial, Guid id, string code) => (property.DeclaringType.ClrType.Name, property.Name, initial) switch
    {
        (_, nameof(IBelongsToDivision.DivisionCode), _) => code,
        (_, "FiscalYear", _) => Sample.FiscalYear,
        // Read by code, not shown as text.
        (nameof(Indicator), nameof(Indicator.Category), _) => "OUT.QTY",
        (nameof(EvaluationDraft), nameof(EvaluationDraft.Model), _) => Encoding.UTF8.GetString(ReportJson.Write(new ReportModel(MarkOf(code), "", [], [new ReportSection("一", MarkOf(code), [new ParagraphBlock("s1.x", ParagraphStyle.Body, null, [new TextRun(MarkOf(code))])])], []))),
        (nameof(EvaluationDraft), nameof(EvaluationDraft.Facts), _) => Encoding.UTF8.GetString(ReportFactsJson.Write(NoFacts)),
        (nameof(EvaluationDraft), nameof(EvaluationDraft.TemplateCode), _) => ReportTemplate.BuiltInCode,
        (_, _, Guid) => id,
        (_, _, "") => MarkOf(code),
        (_, _, 0) => property.Name == nameof(IRevised.Revision) ? 0 : 1,
        (_, _, 0L) => 1L,
        (_, _, 0m) => 1m,
        (_, _, DateOnly) => new DateOnly(Sample.FiscalYear, 6, 1),
        (_, _, DateTimeOffset) => new DateTimeOffset(Sample.FiscalYear, 6, 1, 0, 0, 0, TimeSpan.Zero),
        (_, _, byte[]) => SHA256.HashData(Encoding.UTF8.GetBytes(property.Name + code)),
        _ => initial,
    };

    private static readonly ReportFacts NoFacts = new(new("", ""), new("", ""), new("", "", 1, "recurring", null, null, null, null, null, null, null), Sample.FiscalYear, "self", null,
        new(null, [], null, null, null, null, null, null, null, null, null, [], ""), new(null, null, null), [], new(null, null, 10, null, [], null, null, ""), new(null, null, null, [], ""),
        null, null, null, [], new("", null, []), new(null, null, null), []);
}
