using MsaOrleans.Grains.Search.Domain;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Search;

/// <summary>The index of what searches find.</summary>
public interface ISearchStore
{
    /// <summary>Contacts of a fund that have a word beginning with each of those asked for, newest first.</summary>
    Task<IReadOnlyList<SearchRow>> FindAsync(SearchRequest request);
}

/// <param name="Words">As <see cref="SearchWords.OfQuestion"/> gives them; one at least.</param>
/// <param name="Since">Contacts received before are left out.</param>
/// <param name="Before">Only what comes after this place; null for all.</param>
public sealed record SearchRequest(
    string Fund,
    IReadOnlyList<string> Words,
    ContactStatus? Status,
    string? Theme,
    DateTimeOffset Since,
    SearchPlace? Before,
    int Limit
);
