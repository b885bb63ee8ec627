using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NetArchTest.Rules;
using ReliefApi.Application.Abstractions;
using ReliefApi.Domain.Common;

namespace ReliefApi.ArchitectureTests;

/// <summary>Which layer knows which. A rule that looks at no type proves nothing, so each says first that it looks at some.</summary>
public sealed class LayerTests
{
    private static readonly Assembly Domain = typeof(Error).Assembly, Application = typeof(IApplicationDbContext).Assembly,
        Infrastructure = typeof(Infrastructure.DependencyInjection).Assembly, Api = typeof(Api.ApiHost).Assembly;

    [Fact]
    public void Domain_knows_no_other_layer_and_no_package()
    {
        Holds(Types.InAssembly(Domain), t => t.Should().NotHaveDependencyOnAny("ReliefApi.Application", "ReliefApi.Infrastructure", "ReliefApi.Api"));
        Domain.GetReferencedAssemblies().Select(a => a.Name!).ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal));
        XmlOf("Domain").ShouldNotContain("PackageReference");
    }

    [Fact]
    public void Application_knows_neither_the_layers_around_it_nor_Npgsql_nor_Hangfire() =>
        Holds(Types.InAssembly(Application), t => t.Should().NotHaveDependencyOnAny("ReliefApi.Infrastructure", "ReliefApi.Api", "Npgsql", "Hangfire", "Microsoft.AspNetCore"));

    [Fact]
    public void Infrastructure_does_not_know_the_Api() =>
        Holds(Types.InAssembly(Infrastructure), t => t.Should().NotHaveDependencyOnAny("ReliefApi.Api", "Microsoft.AspNetCore"));

    [Fact]
    public void The_Api_names_Infrastructure_only_where_the_program_starts()
    {
        var naming = SourceFiles.In("Api").Where(f => f.Text.Contains("ReliefApi.Infrastructure", StringComparison.Ordinal)).Select(f => f.Name).ToList();
        naming.ShouldBe(["Program.cs"]);
        // The program itself has no namespace, so it is not among these.
        Holds(Types.InAssembly(Api), t => t.Should().NotHaveDependencyOnAny("ReliefApi.Infrastructure"));
    }

    [Fact]
    public void Handlers_and_validators_are_internal_and_sealed()
    {
        var inside = Application.GetTypes().Where(t => !t.IsAbstract && t.IsClass && (Implements(t, "IRequestHandler`2") || Implements(t, "IValidator`1"))).ToList();
        inside.Count.ShouldBeGreaterThan(2);
        inside.Where(t => t.IsVisible || !t.IsSealed).ShouldBeEmpty();
    }

    [Fact]
    public void Infrastructure_shows_only_what_another_project_uses()
    {
        var shown = Infrastructure.GetExportedTypes().Where(t => !t.IsNested && !t.IsAssignableTo(typeof(Microsoft.EntityFrameworkCore.Migrations.Migration))).ToList();
        shown.ShouldNotBeEmpty();
        var elsewhere = string.Concat(SourceFiles.In("Api").Select(f => f.Text)) + string.Concat(SourceFiles.Beside("tests").Concat(SourceFiles.Beside("bench")).Select(f => f.Text));
        shown.Where(t => !Regex.IsMatch(elsewhere, $@"\b{t.Name}\b")).ShouldBeEmpty();
    }

    [Fact]
    public void Entities_are_made_by_factories_and_changed_by_their_own_methods()
    {
        var sets = typeof(IApplicationDbContext).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>)).Select(p => p.PropertyType.GetGenericArguments()[0]).ToList();
        sets.ShouldNotBeEmpty();
        sets.Where(t => t.GetProperties().Any(p => p.SetMethod is { IsPublic: true })).ShouldBeEmpty("an entity changes only through its own methods");
        sets.Where(t => t.GetConstructors().Length > 0 && t.IsAssignableTo(typeof(IRevised))).ShouldBeEmpty("an entity is made by its factory");
    }

    [Fact]
    public void Domain_reads_no_clock_and_counts_in_no_binary_fraction()
    {
        var sources = SourceFiles.In("Domain");
        sources.Where(f => new[] { "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "TimeProvider.System", "Stopwatch", "new Random", "Random.Shared" }
            .Any(clock => f.Text.Contains(clock, StringComparison.Ordinal))).Select(f => f.Path).ShouldBeEmpty();

        var members = Domain.GetTypes().SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)).ToList();
        members.Count.ShouldBeGreaterThan(100);
        members.Where(m => TypesOf(m).Any(IsBinaryFraction)).Select(m => $"{m.DeclaringType}.{m.Name}").ShouldBeEmpty();
    }

    private static void Holds(Types types, Func<PredicateList, ConditionList> rule) => Holds(types.That().ResideInNamespaceStartingWith("ReliefApi."), rule);

    private static void Holds(PredicateList types, Func<PredicateList, ConditionList> rule)
    {
        types.GetTypes().ShouldNotBeEmpty();
        (rule(types).GetResult().FailingTypeNames ?? []).ShouldBeEmpty();
    }

    private static bool Implements(Type type, string name) => type.GetInterfaces().Any(i => i.Name == name);

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(p => p.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        _ => [],
    };

    private static bool IsBinaryFraction(Type type) =>
        type == typeof(double) || type == typeof(float) || type == typeof(Half) || type.GetGenericArguments().Any(IsBinaryFraction) || type.GetElementType() is { } element && IsBinaryFraction(element);

    private static string XmlOf(string project) => File.ReadAllText(Path.Combine(SourceFiles.Root, "src", project, project + ".csproj"));
}
