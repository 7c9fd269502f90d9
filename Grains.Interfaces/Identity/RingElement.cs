namespace MsaOrleans.Identity;

/// <summary>What ASP.NET's data protection keeps of one key, or of the end of one.</summary>
/// <param name="Name">Unique; chosen by the Api that created it.</param>
/// <param name="Xml">As ASP.NET Core data protection wrote it. A secret: it holds the key itself.</param>
/// <param name="From">When a key begins to protect; null for an element that is not a key.</param>
/// <param name="Until">When it ends; null for an element that is not a key.</param>
[GenerateSerializer, Immutable, Alias("key-ring-element")]
public sealed record RingElement(
    [property: Id(0)] string Name,
    [property: Id(1)] string Xml,
    [property: Id(2)] DateTimeOffset? From = null,
    [property: Id(3)] DateTimeOffset? Until = null
);
