using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using MsaOrleans.Grains.Search;
using MsaOrleans.Grains.Search.Domain;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Encryption;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Search;

/// <summary>The index of searches, by SQL that every database of the product understands.</summary>
/// <remarks>
/// A word that few contacts have is looked up among the words. One that many have is met soon by whoever reads the
/// contacts from the newest on. Of contacts that are owed an answer there are few: they are all looked at.
/// </remarks>
internal sealed class SqlSearchStore(DbDataSource database, Excerpts excerpts) : ISearchStore
{
    /// <summary>Contacts that have a word, from which on it is common.</summary>
    private const int Common = 30_000;

    public async Task<IReadOnlyList<SearchRow>> FindAsync(SearchRequest request)
    {
        var values = ValuesOf(request);
        await using var connection = await database.OpenConnectionAsync();
        var rare = IsOpen(request) ? [] : await RareAsync(connection, request, values);
        var query = rare.Count > 0 ? SearchSql.AmongWords(request, rare) : SearchSql.FromNewest(request);
        var found = await connection.QueryAsync<string>(query, values);
        var rows = new List<SearchRow>();
        foreach (var shown in found)
            rows.Add(await excerpts.OpenAsync(JsonSerializer.Deserialize<SearchRow>(shown, StateJson.Options)!));
        return rows;
    }

    private static bool IsOpen(SearchRequest request) => request.Status is ContactStatus.Open or ContactStatus.Pending;

    /// <returns>The words, by their place, that not many contacts have.</returns>
    private static async Task<IReadOnlyList<int>> RareAsync(
        DbConnection connection,
        SearchRequest request,
        DynamicParameters values
    )
    {
        var counts = await connection.QueryAsync<(long Place, long Number)>(SearchSql.Count(request.Words), values);
        return
        [
            .. counts.Where(word => word.Number < Common).OrderBy(word => word.Number).Select(word => (int)word.Place),
        ];
    }

    private static DynamicParameters ValuesOf(SearchRequest request)
    {
        var values = new DynamicParameters();
        values.Add("fund", request.Fund);
        values.Add("status", (long?)request.Status);
        values.Add("theme", request.Theme);
        values.Add("since", request.Since.UtcTicks);
        values.Add("at", request.Before?.CreatedAt ?? long.MaxValue);
        values.Add("id", request.Before?.ContactId ?? "");
        values.Add("limit", request.Limit);
        values.Add("common", Common);
        for (var place = 0; place < request.Words.Count; place++)
        {
            var index = place.ToString(CultureInfo.InvariantCulture);
            values.Add("word" + index, request.Words[place]);
            values.Add("end" + index, request.Words[place] + SearchSql.Last);
            values.Add("like" + index, $"% {request.Words[place]}%");
        }
        return values;
    }
}
