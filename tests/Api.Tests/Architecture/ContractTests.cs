using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Mailboxes;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;
using Orleans.Serialization.TypeSystem;

namespace MsaOrleans.Api.Tests.Architecture;

/// <summary>
/// What crosses the wire or is kept can be renamed and grow: aliases and ids, all there and none twice.
/// </summary>
public sealed class ContractTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(IMailboxGrain).Assembly,
        typeof(Grains.StorageNames).Assembly,
    ];

    private static readonly Type[] All =
    [
        .. Assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("MsaOrleans", StringComparison.Ordinal) == true),
    ];

    [Fact]
    public void Serialised_types_and_grain_interfaces_have_an_alias_of_their_own()
    {
        var wired = All.Where(type =>
                type.GetCustomAttribute<GenerateSerializerAttribute>() is not null
                || type.IsInterface && typeof(IGrain).IsAssignableFrom(type)
            )
            .ToList();
        Assert.NotEmpty(wired);
        Assert.Empty(
            wired.Where(type => type.GetCustomAttribute<AliasAttribute>() is null).Select(type => type.FullName)
        );
        var names = wired
            .Where(type => type.GetCustomAttribute<AliasAttribute>() is not null)
            .Select(type => (type.IsInterface, type.GetCustomAttribute<AliasAttribute>()!.Alias))
            .ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void Grain_methods_have_an_alias_of_their_own()
    {
        foreach (var contract in All.Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type)))
        {
            var aliases = contract
                .GetMethods()
                .Select(method => method.GetCustomAttribute<AliasAttribute>()?.Alias)
                .ToList();
            Assert.DoesNotContain(null, aliases);
            Assert.Equal(aliases.Distinct(), aliases);
        }
    }

    [Fact]
    public void Grains_name_their_type_and_states_their_row()
    {
        var grains = All.Where(type => type.IsClass && !type.IsAbstract && typeof(Grain).IsAssignableFrom(type))
            .ToList();
        Assert.NotEmpty(grains);
        Assert.Empty(
            grains.Where(type => type.GetCustomAttribute<GrainTypeAttribute>() is null).Select(type => type.FullName)
        );
        var states = grains
            .SelectMany(type => type.GetConstructors().SelectMany(made => made.GetParameters()))
            .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName)
            .Where(name => name is not null)
            .ToList();
        Assert.Equal(states.Distinct(), states);
    }

    /// <summary>
    /// Silos and Apis of two versions talk to each other, and states stay for years: a member may be added with a new
    /// id,
    /// none may change its id or type.
    /// </summary>
    [Fact]
    public void Serialised_members_keep_their_id_and_their_type() =>
        AssertGolden(
            "members",
            All.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null).SelectMany(MembersOf)
        );

    /// <summary>A silo of the version before calls a grain of this one by these names.</summary>
    [Fact]
    public void Calls_keep_their_name_on_the_wire()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var names = services.GetRequiredService<TypeConverter>();
        AssertGolden(
            "calls",
            Assemblies
                .SelectMany(assembly => assembly.GetTypes())
                .Where(type => typeof(IInvokable).IsAssignableFrom(type) && !type.IsAbstract)
                .Select(type => names.Format(type))
        );
    }

    /// <summary>After an addition, copy the file that the test has written over the golden one.</summary>
    private static void AssertGolden(string name, IEnumerable<string> lines)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Architecture", "golden");
        var received = lines.Order(StringComparer.Ordinal).ToList();
        File.WriteAllLines(Path.Combine(folder, $"{name}.received.txt"), received);
        Assert.Equal(File.ReadAllLines(Path.Combine(folder, $"{name}.txt")), received);
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        const BindingFlags Own =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
            return Enum.GetValues(type)
                .Cast<object>()
                .Select(value => $"{NameOf(type)}: {Convert.ToInt32(value, null)} = {value}");
        var fields = type.GetFields(Own)
            .Select(field => (Id: field.GetCustomAttribute<IdAttribute>(), Type: field.FieldType));
        var properties = type.GetProperties(Own)
            .Select(property => (Id: property.GetCustomAttribute<IdAttribute>(), Type: property.PropertyType));
        return from member in fields.Concat(properties)
            where member.Id is not null
            select $"{NameOf(type)}: {member.Id.Id} = {NameOf(member.Type)}";
    }

    /// <summary>As the wire knows it: by its alias where it has one.</summary>
    private static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return $"{NameOf(value)}?";
        var name = type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.Name;
        return type is { IsGenericType: true, IsGenericTypeDefinition: false }
            ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : name;
    }
}
