using MsaOrleans.Identity;

namespace MsaOrleans.Search;

/// <summary>
/// Finds contacts, answered ones too: in the fund of the key, or in all funds where the key is <see cref="National"/>.
/// </summary>
[Alias("search")]
public interface ISearchGrain : IGrainWithStringKey
{
    /// <summary>In place of a fund's code: all funds as one.</summary>
    const string National = "national";

    /// <summary>
    /// Agents and supervisors of the fund; admins, of all funds as well. Knows what was committed before the call.
    /// </summary>
    /// <returns><see cref="RefusalCode.InvalidSearch"/> when the text holds no letter or digit, or too many
    /// words.</returns>
    [Alias("find")]
    Task<Outcome<SearchPage>> FindAsync(Actor actor, SearchQuery query);
}
