namespace MsaOrleans.Grains.DataFiles;

/// <summary>Thrown for invalid data files; lists all their faults.</summary>
/// <param name="key">Setting that names other files, such as <c>Catalog:Path</c>.</param>
/// <param name="faults">Each starts with the name of a file, or the path from there to the node at fault.</param>
public sealed class DataFaultException(string key, IReadOnlyList<string> faults)
    : Exception($"{key}: {string.Join("; ", faults)}")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
