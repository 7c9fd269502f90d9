using System.Collections.Immutable;
using MsaOrleans.Grains.Search.Domain;

namespace MsaOrleans.Grains.Search;

/// <summary>A state that is stored together with what a search finds of it, in one transaction.</summary>
public interface IIsFound
{
    /// <summary>What changes of the index with this write.</summary>
    ImmutableArray<SearchChange> Found { get; }
}
