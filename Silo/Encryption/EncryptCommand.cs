using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Search.Domain;
using MsaOrleans.Silo.Boards;
using MsaOrleans.Silo.Settings;
using MsaOrleans.Silo.Storage;
using Orleans.Configuration;

namespace MsaOrleans.Silo.Encryption;

/// <summary>
/// The command <c>encrypt</c>: brings all that is stored under the first key. What was in the clear is encrypted; of
/// what another key encrypts, the data key is encrypted anew.
/// </summary>
/// <remarks>
/// Silos may run meanwhile: no version changes, and a row that a silo writes at the same time stays as the silo wrote
/// it. Rows change by pages; after a kill, the next run finds those that are done by their first bytes.
/// </remarks>
internal sealed partial class EncryptCommand(
    DbDataSource database,
    Vault vault,
    KeysInUse keys,
    IOptions<ClusterOptions> cluster
)
{
    /// <summary>Rows in one transaction.</summary>
    private const int PageSize = 200;

    private const string ListStates = $"""
        SELECT GrainIdHash AS IdHash, GrainTypeHash AS TypeHash, GrainTypeString AS Type,
            GrainIdExtensionString AS Id, Version, substr(PayloadBinary, 1, @head) AS Bytes
        FROM OrleansStorage
        WHERE (GrainIdHash, GrainTypeHash, GrainTypeString, GrainIdExtensionString)
            > (@idHash, @typeHash, @type, @id) AND ServiceId = @service AND PayloadBinary IS NOT NULL
        ORDER BY GrainIdHash, GrainTypeHash, GrainTypeString, GrainIdExtensionString
        LIMIT @limit
        """;

    private const string OfState = """
        WHERE GrainIdHash = @IdHash AND GrainTypeHash = @TypeHash AND GrainIdN0 = 0 AND GrainIdN1 = 0
          AND GrainTypeString = @Type AND GrainIdExtensionString = @Id AND ServiceId = @service AND Version = @Version
        """;

    private const string ReadState = $"SELECT PayloadBinary FROM OrleansStorage {OfState}";

    private const string WriteState =
        $"UPDATE OrleansStorage SET PayloadBinary = @to {OfState} AND PayloadBinary = @from";

    private const string ListBoards = $"""
        SELECT {SqlBoardStore.Columns} FROM open_contact
        WHERE (fund, contact_id) > (@fund, @contact) ORDER BY fund, contact_id LIMIT @limit
        """;

    private const string WriteBoard = """
        UPDATE open_contact SET excerpt = @to
        WHERE fund = @fund AND contact_id = @contact AND version = @version AND excerpt = @from
        """;

    private const string ListSearch = """
        SELECT contact_id AS Id, shown AS Shown FROM search_contact
        WHERE contact_id > @contact ORDER BY contact_id LIMIT @limit
        """;

    private const string WriteSearch =
        "UPDATE search_contact SET shown = @to WHERE contact_id = @contact AND shown = @from";

    private long _changed;
    private long _failed;

    private string Service => cluster.Value.ServiceId;

    private string First => vault.Ring!.First;

    /// <returns>The exit code: 1 when something could not be brought under the first key.</returns>
    public async Task<int> RunAsync(TextWriter output)
    {
        if (!vault.Writes)
            throw new SettingsException("Encryption:Off is true: there is no key to encrypt by.");
        await keys.CheckAsync(CancellationToken.None);
        (_changed, _failed) = (0, 0);
        for (var last = new StateRow(); last is not null; )
            last = await StatesAsync(last, output);
        for ((string, string)? last = ("", ""); last is { } after; )
            last = await BoardsAsync(after, output);
        for (string? last = ""; last is not null; )
            last = await SearchAsync(last, output);
        await output.WriteLineAsync($"{_changed} rows were brought under the key {First}, {_failed} could not be.");
        if (_failed > 0)
            return 1;
        foreach (var unused in (await keys.ListAsync()).Where(id => id != First))
        {
            // A silo without the new keys may have written by the old one behind a run that found something to change.
            if (_changed == 0)
                await keys.ForgetAsync(unused);
            var told = _changed > 0 ? "Run it again once every silo has these keys" : "Backups of before do";
            await output.WriteLineAsync(
                $"No row needs the key {unused} {(_changed > 0 ? "now" : "any more")}. {told}."
            );
        }
        return 0;
    }

    /// <returns>The last of the page; null after the last page.</returns>
    internal async Task<StateRow?> StatesAsync(StateRow after, TextWriter output)
    {
        var place = new
        {
            idHash = after.IdHash,
            typeHash = after.TypeHash,
            type = after.Type,
            id = after.Id,
            service = Service,
            head = Envelope.HeadLength,
            limit = PageSize,
        };
        var (page, changes) = (await PageAsync<StateRow>(ListStates, place), new Changes());
        foreach (var row in page.Where(row => Envelope.KeyIdOf(row.Bytes) != First))
            await TryAsync(
                $"{row.Type} {row.Id}",
                output,
                async () =>
                {
                    if (await StateAsync(row) is not { } from)
                        return;
                    var identity = StateRows.IdentityOf(Service, row.Type, row.Id, (int)row.Version);
                    changes.Add(WriteState, row.Values(Service, from, await ChangedAsync(from, identity)));
                }
            );
        await WriteAsync(changes);
        return page.LastOrDefault();
    }

    private async Task<(string, string)?> BoardsAsync((string Fund, string Contact) after, TextWriter output)
    {
        var place = new
        {
            fund = after.Fund,
            contact = after.Contact,
            limit = PageSize,
        };
        var (page, changes) = (await PageAsync<BoardRow>(ListBoards, place), new Changes());
        foreach (var row in page)
            if (row.excerpt is { } from)
                await TryAsync(
                    $"open_contact {row.contact_id}",
                    output,
                    async () =>
                    {
                        if (await ChangedAsync(from, Excerpts.RowOf(row.ToEntry())) is not { } to)
                            return;
                        var values = new DynamicParameters(new { row.fund, row.version });
                        values.AddDynamicParams(
                            new
                            {
                                contact = row.contact_id,
                                from,
                                to,
                            }
                        );
                        changes.Add(WriteBoard, values);
                    }
                );
        await WriteAsync(changes);
        return page is [.., var end] ? (end.fund, end.contact_id) : null;
    }

    private async Task<string?> SearchAsync(string after, TextWriter output)
    {
        var page = await PageAsync<FoundRow>(ListSearch, new { contact = after, limit = PageSize });
        var changes = new Changes();
        foreach (var found in page)
            await TryAsync(
                $"search_contact {found.Id}",
                output,
                async () =>
                {
                    var row = JsonSerializer.Deserialize<SearchRow>(found.Shown, StateJson.Options)!;
                    if (await ChangedAsync(row.Excerpt, Excerpts.RowOf(row)) is not { } excerpt)
                        return;
                    var to = JsonSerializer.Serialize(row with { Excerpt = excerpt }, StateJson.Options);
                    changes.Add(
                        WriteSearch,
                        new(
                            new
                            {
                                contact = found.Id,
                                from = found.Shown,
                                to,
                            }
                        )
                    );
                }
            );
        await WriteAsync(changes);
        return page.LastOrDefault()?.Id;
    }

    /// <summary>One that can't be changed is told, and stops no other.</summary>
    private async Task TryAsync(string row, TextWriter output, Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (EncryptionException fault)
        {
            _failed++;
            await output.WriteLineAsync($"{row}: {fault.Message}");
        }
    }

    private async Task<byte[]> ChangedAsync(byte[] from, RowIdentity identity)
    {
        vault.RequireEncrypted(Envelope.Is(from));
        var known = Envelope.Is(from) ? await vault.KeyOfAsync(from) : null;
        var key = (await vault.KeyForAsync(known))!;
        return known is null ? Envelope.Seal(key, from, identity) : Envelope.Parse(from).Under(key);
    }

    /// <returns>Null when it is under the first key already.</returns>
    private async Task<string?> ChangedAsync(string from, RowIdentity identity)
    {
        var envelope = Vault.EnvelopeOf(from);
        vault.RequireEncrypted(envelope is not null);
        if (envelope is null)
            return Vault.Seal(from, await vault.KeyForAsync(known: null), identity);
        return Envelope.KeyIdOf(envelope) == First ? null : Vault.TextOf(await ChangedAsync(envelope, identity));
    }
}
