using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace MsaOrleans.Silo.Storage;

/// <summary>
/// Makes an ImmutableArray that a payload doesn't name empty. System.Text.Json would leave the default one,
/// which throws wherever it is first used.
/// </summary>
internal static class EmptyArrays
{
    public static void FillIn(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var fills = type.Properties.Where(IsArray).Select(Fill).ToArray();
        if (fills.Length == 0)
            return;
        type.OnDeserialized += state => Array.ForEach(fills, fill => fill(state));
    }

    internal static object EmptyOf(Type array) => array.GetField(nameof(ImmutableArray<int>.Empty))!.GetValue(null)!;

    private static bool IsArray(JsonPropertyInfo property) =>
        property is { Get: not null, Set: not null, PropertyType.IsGenericType: true }
        && property.PropertyType.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static Action<object> Fill(JsonPropertyInfo property)
    {
        var unset = Activator.CreateInstance(property.PropertyType);
        var empty = EmptyOf(property.PropertyType);
        return state =>
        {
            if (Equals(property.Get!(state), unset))
                property.Set!(state, empty);
        };
    }
}
