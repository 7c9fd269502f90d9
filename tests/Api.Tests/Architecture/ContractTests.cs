using System.Reflection;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Tests.Architecture;

/// <summary>What crosses the wire or is kept can be renamed and grow: aliases and ids, all there and none twice.</summary>
public sealed class ContractTests
{
    private static readonly Type[] All =
    [
        .. typeof(IMailboxGrain).Assembly.GetTypes()
            .Concat(typeof(Grains.StorageNames).Assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("MsaOrleans", StringComparison.Ordinal) == true),
    ];

    [Fact]
    public void Serialised_types_and_grain_interfaces_have_an_alias_of_their_own()
    {
        var wired = All.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null
            || type.IsInterface && typeof(IGrain).IsAssignableFrom(type)).ToList();
        Assert.NotEmpty(wired);
        Assert.Empty(wired.Where(type => type.GetCustomAttribute<AliasAttribute>() is null).Select(type => type.FullName));
        var names = wired.Where(type => type.GetCustomAttribute<AliasAttribute>() is not null)
            .Select(type => (type.IsInterface, type.GetCustomAttribute<AliasAttribute>()!.Alias)).ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void Grain_methods_have_an_alias_of_their_own()
    {
        foreach (var contract in All.Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type)))
        {
            var aliases = contract.GetMethods().Select(method => method.GetCustomAttribute<AliasAttribute>()?.Alias).ToList();
            Assert.DoesNotContain(null, aliases);
            Assert.Equal(aliases.Distinct(), aliases);
        }
    }

    [Fact]
    public void Grains_name_their_type_and_states_their_row()
    {
        var grains = All.Where(type => type.IsClass && !type.IsAbstract && typeof(Grain).IsAssignableFrom(type)).ToList();
        Assert.NotEmpty(grains);
        Assert.Empty(grains.Where(type => type.GetCustomAttribute<GrainTypeAttribute>() is null).Select(type => type.FullName));
        var states = grains.SelectMany(type => type.GetConstructors().SelectMany(made => made.GetParameters()))
            .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName).Where(name => name is not null).ToList();
        Assert.Equal(states.Distinct(), states);
    }
}
