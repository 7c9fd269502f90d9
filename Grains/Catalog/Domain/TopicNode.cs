using MsaOrleans.Catalog;

namespace MsaOrleans.Grains.Catalog.Domain;

/// <summary>
/// A place in the catalogue, with its labels: all of it, a theme, a subject of it or a reason of that; what lies deeper
/// is null.
/// </summary>
public sealed record TopicNode(CodeLabel? Theme, CodeLabel? Subject, CodeLabel? Reason);
