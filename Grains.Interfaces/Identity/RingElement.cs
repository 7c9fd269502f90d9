namespace MsaOrleans.Identity;

/// <summary>What ASP.NET's data protection keeps of one key, or of the end of one.</summary>
/// <param name="Name">Given by who made it; none twice.</param>
/// <param name="Xml">As data protection wrote it: whoever reads it can read what the key protects.</param>
/// <param name="From">When a key begins to protect; null of what is no key.</param>
/// <param name="Until">When it ends; null of what is no key.</param>
[GenerateSerializer, Immutable, Alias("key-ring-element")]
public sealed record RingElement(
    [property: Id(0)] string Name,
    [property: Id(1)] string Xml,
    [property: Id(2)] DateTimeOffset? From = null,
    [property: Id(3)] DateTimeOffset? Until = null
);
