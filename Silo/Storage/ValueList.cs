using Dapper;

namespace MsaOrleans.Silo.Storage;

/// <summary>A list of values, as every database of the product takes it after <c>IN</c>.</summary>
internal static class ValueList
{
    /// <summary>Adds a parameter for each value.</summary>
    /// <param name="name">Of the parameters, which are numbered.</param>
    public static string AddList(this DynamicParameters parameters, string name, IEnumerable<string> values)
    {
        var names = new List<string>();
        foreach (var value in values)
        {
            parameters.Add($"{name}{names.Count}", value);
            names.Add($"@{name}{names.Count}");
        }
        return $"({string.Join(", ", names)})";
    }
}
