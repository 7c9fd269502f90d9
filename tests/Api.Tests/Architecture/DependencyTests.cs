using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using MsaOrleans.Mailboxes;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace MsaOrleans.Api.Tests.Architecture;

/// <summary>
/// Dependencies flow one way: Api → Silo → Grains → Grains.Interfaces; the rules depend on nothing that waits.
/// </summary>
public sealed class DependencyTests
{
    private static readonly Assembly Api = typeof(Program).Assembly;
    private static readonly Assembly Silo = typeof(Silo.SiloHosting).Assembly;
    private static readonly Assembly Grains = typeof(Grains.StorageNames).Assembly;
    private static readonly Assembly Contracts = typeof(IMailboxGrain).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture Loaded = new ArchLoader()
        .LoadAssemblies(Api, Silo, Grains, Contracts)
        .Build();

    [Fact]
    public void In_the_api_only_the_composition_names_silo_or_grains() =>
        Types()
            .That()
            .ResideInAssembly(Api)
            .And()
            .DoNotHaveNameContaining("Program")
            .Should()
            .NotDependOnAny(Types().That().ResideInAssembly(Silo).Or().ResideInAssembly(Grains))
            .Check(Loaded);

    [Fact]
    public void References_flow_one_way()
    {
        Assert.DoesNotContain(Names(Grains), name => name is "Silo" or "Api");
        Assert.DoesNotContain(Names(Silo), name => name == "Api");
        Assert.DoesNotContain(Names(Contracts), name => name is "Silo" or "Api" or "Grains");
    }

    [Fact]
    public void Rules_know_no_task_no_clock_no_logger_and_no_orleans_runtime()
    {
        string[] banned =
        [
            "System.Threading.Tasks.",
            "System.TimeProvider",
            "Microsoft.Extensions.Logging.",
            "Orleans.Runtime.",
            "Orleans.Grain",
            "Orleans.IGrain",
        ];
        var faults = Loaded
            .Types.Where(type =>
                type.Namespace.FullName.StartsWith("MsaOrleans.Grains.", StringComparison.Ordinal)
                && type.Namespace.FullName.EndsWith(".Domain", StringComparison.Ordinal)
            )
            .SelectMany(type => type.Dependencies.Select(dependency => (type, dependency.Target.FullName)))
            .Where(found => banned.Any(name => found.FullName.StartsWith(name, StringComparison.Ordinal)))
            .Select(found => $"{found.type.FullName} → {found.FullName}")
            .Distinct();
        Assert.Empty(faults);
    }

    private static IEnumerable<string?> Names(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name);
}
