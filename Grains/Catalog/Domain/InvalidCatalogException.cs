namespace MsaOrleans.Grains.Catalog.Domain;

/// <summary>A catalogue that must not be used, with everything that is wrong with it.</summary>
public sealed class InvalidCatalogException(IReadOnlyList<string> faults)
    : Exception($"Catalogue des motifs invalide :\n- {string.Join("\n- ", faults)}")
{
    /// <summary>French; each starts with the path of codes of the faulty node, or the name of the faulty file.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
