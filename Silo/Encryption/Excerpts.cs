using MsaOrleans.Grains;
using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Grains.Search.Domain;

namespace MsaOrleans.Silo.Encryption;

/// <summary>The first words of messages, which read models keep beside what they sort and search by.</summary>
internal sealed partial class Excerpts(Vault vault, ILogger<Excerpts> logger)
{
    public static ReadModelRows Seal(ReadModelRows rows, DataKey? key) =>
        key is null
            ? rows
            : rows with
            {
                Boards =
                [
                    .. rows.Boards.Select(update =>
                        update.Entry is { Excerpt: { } excerpt } entry
                            ? update with
                            {
                                Entry = entry with { Excerpt = Vault.Seal(excerpt, key, RowOf(entry)) },
                            }
                            : update
                    ),
                ],
            };

    public static SearchChange Seal(SearchChange change, DataKey? key) =>
        change.Row is { } row ? change with { Row = Seal(row, key) } : change;

    public static SearchRow Seal(SearchRow row, DataKey? key) =>
        row with
        {
            Excerpt = Vault.Seal(row.Excerpt, key, RowOf(row)),
        };

    /// <summary>As it went; without its excerpt if that can't be decrypted.</summary>
    public async ValueTask<BoardEntry> OpenAsync(BoardEntry entry) =>
        entry.Excerpt is null ? entry : entry with { Excerpt = await TryOpenAsync(entry.Excerpt, RowOf(entry)) };

    /// <inheritdoc cref="OpenAsync(BoardEntry)"/>
    public async ValueTask<SearchRow> OpenAsync(SearchRow row) =>
        row with
        {
            Excerpt = await TryOpenAsync(row.Excerpt, RowOf(row)) ?? "",
        };

    public static RowIdentity RowOf(BoardEntry entry) =>
        new("open_contact", $"{entry.Fund}/{entry.ContactId}/{entry.MemberId}", entry.Version);

    public static RowIdentity RowOf(SearchRow row) =>
        new("search_contact", $"{row.Fund}/{row.ContactId}/{row.MemberId}", row.Version);

    private async ValueTask<string?> TryOpenAsync(string excerpt, RowIdentity row)
    {
        try
        {
            return await vault.OpenAsync(excerpt, row);
        }
        catch (EncryptionException fault)
        {
            LogLost(logger, row.Table, row.Key, fault.Message);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The excerpt of {Table} {Key} can't be read: {Reason}")]
    private static partial void LogLost(ILogger logger, string table, string key, string reason);
}
