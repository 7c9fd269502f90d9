using MsaOrleans.Catalog;

namespace MsaOrleans.Grains.Catalog.Domain;

/// <summary>
/// A node of the catalogue, with the labels on the way to it: the root, a theme, a subject or a reason. Deeper levels
/// are null.
/// </summary>
public sealed record TopicNode(CodeLabel? Theme, CodeLabel? Subject, CodeLabel? Reason);
