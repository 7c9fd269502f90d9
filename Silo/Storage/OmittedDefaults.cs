using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace MsaOrleans.Silo.Storage;

/// <summary>
/// Leaves out what reading would put there anyway: null, zero, false and the empty array, but only where a new
/// instance has the same. A property that starts as something else is always written.
/// </summary>
internal static class OmittedDefaults
{
    public static void Omit(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var fresh = type.CreateObject?.Invoke();
        foreach (var property in type.Properties.Where(property => property is { Get: not null, IsRequired: false }))
        {
            var isBlank = Blank(property.PropertyType);
            if (isBlank(Initial(property, fresh)))
                property.ShouldSerialize = (_, value) => !isBlank(value);
        }
    }

    /// <summary>What the property has when the payload doesn't name it.</summary>
    private static object? Initial(JsonPropertyInfo property, object? fresh) =>
        property.AssociatedParameter switch
        {
            { HasDefaultValue: true } parameter => parameter.DefaultValue,
            { ParameterType.IsValueType: true } parameter => Activator.CreateInstance(parameter.ParameterType),
            { } => null,
            null when property.Set is null => null,
            null when fresh is not null => property.Get!(fresh),
            null => NotBlank,
        };

    private static readonly object NotBlank = new();

    private static Func<object?, bool> Blank(Type type)
    {
        if (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null)
            return value => value is null;
        var unset = Activator.CreateInstance(type);
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(ImmutableArray<>))
            return value => Equals(value, unset);
        var empty = EmptyArrays.EmptyOf(type);
        return value => Equals(value, unset) || Equals(value, empty) || value is System.Collections.IList { Count: 0 };
    }
}
