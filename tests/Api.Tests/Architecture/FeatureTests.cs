using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Tests.Architecture;

/// <summary>
/// A feature is a folder: whoever reads one reads what it builds upon, and never comes back to where they began.
/// </summary>
public sealed class FeatureTests
{
    private static readonly ArchUnitNET.Domain.Architecture Loaded = new ArchLoader()
        .LoadAssemblies(typeof(Grains.StorageNames).Assembly, typeof(IMailboxGrain).Assembly)
        .Build();

    [Theory]
    [InlineData("Grains", "MsaOrleans.Grains.")]
    [InlineData("Grains.Interfaces", "MsaOrleans.")]
    public void Features_form_no_cycle(string assembly, string prefix)
    {
        var uses = (
            from type in Loaded.Types
            from dependency in type.Dependencies
            let feature = FeatureOf(type, assembly, prefix)
            let used = FeatureOf(dependency.Target, assembly, prefix)
            where feature is not null && used is not null && used != feature
            select (Feature: feature, Used: used, Type: $"{type.FullName} → {dependency.Target.FullName}")
        ).ToList();
        Assert.NotEmpty(uses);

        var inCycles = uses.Select(use => use.Feature).ToHashSet(StringComparer.Ordinal);
        while (
            inCycles.RemoveWhere(feature => !uses.Exists(use => use.Feature == feature && inCycles.Contains(use.Used)))
            > 0
        )
        {
            // Whoever uses none of those that are left is in no cycle, and so on.
        }
        var faults = uses.Where(use => inCycles.Contains(use.Feature) && inCycles.Contains(use.Used));
        Assert.Empty(faults.Select(use => use.Type).Distinct());
    }

    private static string? FeatureOf(IType type, string assembly, string prefix) =>
        type.Assembly?.Name.Split(',')[0] == assembly
        && type.Namespace?.FullName is { } name
        && name.StartsWith(prefix, StringComparison.Ordinal)
            ? name[prefix.Length..].Split('.')[0]
            : null;
}
